using Platform.Components.Identity;

namespace Platform.Components.CloudParts;

/// <summary>An <see cref="UnsealKey"/> of AWS.</summary>
public sealed class AwsUnsealKey : UnsealKey
{
    internal const string Token = "platform:cloudParts:AwsUnsealKey";

    private const int KeyDeletionDays = 30;

    /// <summary>Makes the key.</summary>
    public AwsUnsealKey(string name, AwsFacts facts, UnsealKeyArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        var keep = Inside();
        keep.RetainOnDelete = args.Keep;
        var key = new Aws.Kms.Key(Named("key"), new()
        {
            Description = $"Unseals {args.KeyName}",
            EnableKeyRotation = true,
            DeletionWindowInDays = KeyDeletionDays,
        }, keep);
        _ = new Aws.Kms.Alias(Named("key"), new() { Name = $"alias/{args.KeyName}", TargetKeyId = key.KeyId }, Inside());

        Arn = key.Arn;
        Settings = key.Arn.Apply(arn => new Dictionary<string, string> { ["region"] = facts.Region, ["kms_key_id"] = arn }
            .ToImmutableSortedDictionary(StringComparer.Ordinal));
        RegisterOutputs();
    }

    /// <inheritdoc/>
    public override string Seal => "awskms";

    /// <inheritdoc/>
    public override Output<ImmutableSortedDictionary<string, string>> Settings { get; }

    /// <inheritdoc/>
    public override CloudResource Resource => new() { Aws = Arn };

    /// <summary>The key's ARN.</summary>
    [Output] public Output<string> Arn { get; }
}
