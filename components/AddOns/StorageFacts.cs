namespace Platform.Components.AddOns;

/// <summary>How the cluster's volumes are made. Plain values; the cloud shows only in the names of drivers and their parameters.</summary>
public sealed record StorageFacts
{
    /// <summary>The CSI driver that makes volumes, such as <c>ebs.csi.aws.com</c>.</summary>
    public required string Provisioner { get; init; }

    /// <summary>The parameters of an encrypted volume for general use. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Parameters { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The parameter that a key of one's own goes into, such as <c>kmsKeyId</c>.</summary>
    public required string KeyParameter { get; init; }

    /// <summary>Default classes that the cluster comes with, which lose that role. Default: none.</summary>
    public ImmutableSortedSet<string> FormerDefaults { get; init; } = [];

    /// <summary>Volumes of EKS, by the EBS CSI driver. Since 1.30 EKS makes no class the default.</summary>
    public static StorageFacts Ebs { get; } = new()
    {
        Provisioner = "ebs.csi.aws.com",
        KeyParameter = "kmsKeyId",
        Parameters = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
            .Add("csi.storage.k8s.io/fstype", "ext4").Add("encrypted", "true").Add("type", "gp3"),
    };

    /// <summary>Volumes of GKE, by the persistent disk CSI driver; Google Cloud encrypts every disk.</summary>
    public static StorageFacts PersistentDisk { get; } = new()
    {
        Provisioner = "pd.csi.storage.gke.io",
        KeyParameter = "disk-encryption-kms-key",
        FormerDefaults = ["standard-rwo"],
        Parameters = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("type", "pd-balanced"),
    };
}
