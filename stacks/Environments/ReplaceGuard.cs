using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>
/// Protects what cannot be made again as it was: networks, clusters, keys and whatever holds data. A protected resource is neither replaced
/// nor deleted, by the engine's preview and by a real update alike, until the stack file's <c>allowReplace</c> names it.
/// </summary>
internal static class ReplaceGuard
{
    /// <summary>
    /// The types that are guarded. A replaced network or cluster is an outage; a deleted key makes what it encrypts unreadable.
    /// </summary>
    public static ImmutableSortedSet<string> Guarded { get; } =
    [
        // Networks: everything else stands in them.
        "aws:ec2/vpc:Vpc",
        "aws:ec2/subnet:Subnet",
        "gcp:compute/network:Network",
        "gcp:compute/subnetwork:Subnetwork",
        // Clusters.
        "aws:eks/cluster:Cluster",
        "gcp:container/cluster:Cluster",
        // Keys.
        "aws:kms/key:Key",
        "gcp:kms/keyRing:KeyRing",
        "gcp:kms/cryptoKey:CryptoKey",
        // Buckets, databases and other data.
        "aws:s3/bucket:Bucket",
        "gcp:storage/bucket:Bucket",
        "aws:opensearch/domain:Domain",
        "aws:efs/fileSystem:FileSystem",
        "aws:backup/vault:Vault",
        "aws:amp/workspace:Workspace",
        "gcp:bigquery/dataset:Dataset",
        "gcp:gkebackup/backupPlan:BackupPlan",
        "gcp:secretmanager/secret:Secret",
        // Zones: name servers of a new one differ, and the registrar does not know them.
        "aws:route53/zone:Zone",
        "gcp:dns/managedZone:ManagedZone",
    ];

    /// <summary>Protects guarded resources, except those that may be replaced, whatever their component says.</summary>
    /// <param name="allowed">Logical names of resources that this update may replace or delete.</param>
    public static ResourceTransformation Except(ImmutableSortedSet<string> allowed) => args =>
    {
        if (!Guarded.Contains(args.Resource.GetResourceType()))
            return null;

        args.Options.Protect = !allowed.Contains(args.Resource.GetResourceName());
        return new ResourceTransformationResult(args.Args, args.Options);
    };
}
