namespace Platform.Components.Clusters;

/// <summary>
/// The keys of a GKE cluster with the grants that let Google's own accounts use them. Keys outlive the cluster: what they encrypted can be
/// read again, and a key ring cannot be deleted at all.
/// </summary>
internal sealed class GkeKeys : PlatformComponent
{
    internal const string Token = "platform:clusters:GkeKeys";

    private readonly GkeKeysArgs _args;

    public GkeKeys(string name, GkeKeysArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        if (args.Uses.Count > 0)
        {
            var ring = Ring();
            Keys = args.Uses.ToImmutableSortedDictionary(use => use.Key, use => Key(use.Key, ring).Id);
            Grants = [.. args.Uses.Select(use => Grant(use.Key, use.Value))];
        }

        RegisterOutputs();
    }

    /// <summary>The keys by what they are for.</summary>
    public ImmutableSortedDictionary<string, Output<string>> Keys { get; } = ImmutableSortedDictionary<string, Output<string>>.Empty;

    /// <summary>What has to stand before a key is used.</summary>
    public ImmutableArray<Resource> Grants { get; } = [];

    /// <summary>The key for a use; null where Google's own is used.</summary>
    public Input<string>? For(string use) => Keys.TryGetValue(use, out var key) ? (Input<string>)key : null;

    private Gcp.Kms.KeyRing Ring() => new(Named("keys"), new() { Project = _args.Project, Location = _args.Region }, Kept());

    private Gcp.Kms.CryptoKey Key(string use, Gcp.Kms.KeyRing ring) => new(Named(use), new()
    {
        KeyRing = ring.Id,
        Purpose = "ENCRYPT_DECRYPT",
        RotationPeriod = GoogleWire.Days(_args.Security.KeyRotationDays),
        DestroyScheduledDuration = GoogleWire.Days(_args.Security.KeyDestroyDelayDays),
        Labels = _args.Labels.ToImmutableDictionary(),
    }, Kept());

    private Gcp.Kms.CryptoKeyIAMMember Grant(string use, Input<string> member) => new(Named(use), new()
    {
        CryptoKeyId = Keys[use],
        Role = "roles/cloudkms.cryptoKeyEncrypterDecrypter",
        Member = member,
    }, Inside());

    private CustomResourceOptions Kept()
    {
        var options = Inside();
        options.RetainOnDelete = true;
        options.Protect = _args.Protect;
        return options;
    }
}

/// <summary>Inputs of <see cref="GkeKeys"/>.</summary>
internal sealed class GkeKeysArgs : ResourceArgs
{
    /// <summary>The Google Cloud project.</summary>
    public required string Project { get; init; }

    /// <summary>The region, which is that of what is encrypted.</summary>
    public required string Region { get; init; }

    /// <summary>Who encrypts and decrypts, by what the key is for.</summary>
    public required IReadOnlyDictionary<string, Input<string>> Uses { get; init; }

    /// <summary>How keys are rotated and destroyed.</summary>
    public required GkeSecurity Security { get; init; }

    /// <summary>The keys' labels.</summary>
    public required ImmutableSortedDictionary<string, string> Labels { get; init; }

    /// <summary>Whether Pulumi refuses to delete them.</summary>
    public required bool Protect { get; init; }
}
