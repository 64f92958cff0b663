using Platform.Components.Identity;

namespace Platform.Components.CloudParts;

/// <summary>An <see cref="UnsealKey"/> of Google Cloud.</summary>
public sealed class GcpUnsealKey : UnsealKey
{
    internal const string Token = "platform:cloudParts:GcpUnsealKey";

    private const string Rotation = "7776000s";
    private const string KeyName = "unseal";

    /// <summary>Makes the key ring and the key.</summary>
    public GcpUnsealKey(string name, GcpFacts facts, UnsealKeyArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        var keep = Inside();
        keep.RetainOnDelete = args.Keep;
        var ring = new Gcp.Kms.KeyRing(Named("ring"), new()
        {
            Project = facts.Project,
            Location = facts.Region,
            Name = args.KeyName,
        }, keep);
        var key = new Gcp.Kms.CryptoKey(Named("key"), new()
        {
            KeyRing = ring.Id,
            Name = KeyName,
            Purpose = "ENCRYPT_DECRYPT",
            RotationPeriod = Rotation,
        }, keep);

        Id = key.Id;
        Settings = Output.Tuple(ring.Name, key.Name).Apply(names => new Dictionary<string, string>
        {
            ["project"] = facts.Project,
            ["region"] = facts.Region,
            ["key_ring"] = names.Item1,
            ["crypto_key"] = names.Item2,
        }.ToImmutableSortedDictionary(StringComparer.Ordinal));
        RegisterOutputs();
    }

    /// <inheritdoc/>
    public override string Seal => "gcpckms";

    /// <inheritdoc/>
    public override Output<ImmutableSortedDictionary<string, string>> Settings { get; }

    /// <inheritdoc/>
    public override CloudResource Resource => new() { Gcp = Id };

    /// <summary>The key's id, <c>projects/…/cryptoKeys/unseal</c>.</summary>
    [Output] public Output<string> Id { get; }
}
