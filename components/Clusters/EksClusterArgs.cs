namespace Platform.Components.Clusters;

/// <summary>Inputs of <see cref="EksCluster"/>.</summary>
public sealed class EksClusterArgs : ResourceArgs
{
    /// <summary>The physical name, up to 100 characters; people type it.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The Kubernetes minor version, such as <c>1.35</c>. Upgrades go one minor at a time.</summary>
    public required string Version { get; init; }

    /// <summary>The region, which the exec plugin also asks for tokens.</summary>
    public required string Region { get; init; }

    /// <summary>The account's 12 digits.</summary>
    public required string Account { get; init; }

    /// <summary>
    /// The subnets of the control plane's interfaces, in at least two zones; an upgrade needs five free addresses in them.
    /// </summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>What the control plane is.</summary>
    public EksControlPlane ControlPlane { get; init; } = new();

    /// <summary>What is kept of its logs.</summary>
    public ControlPlaneLogs Logs { get; init; } = new();

    /// <summary>
    /// The ARN of the role that deploys, which then administers the cluster under the entry <c>deploy</c>: without one, nothing can be
    /// installed. Default: none, one of <see cref="Access"/> does.
    /// </summary>
    public string? DeployRole { get; init; }

    /// <summary>
    /// Who else may do what, by a name for the entry. Nobody else may do anything, not even who made the cluster. Default: nobody.
    /// </summary>
    public ImmutableSortedDictionary<string, EksAccess> Access { get; init; } = ImmutableSortedDictionary<string, EksAccess>.Empty;

    /// <summary>How pods get addresses.</summary>
    public PodNetwork PodNetwork { get; init; } = new();

    /// <summary>Other versions of the add-ons that nodes need. Default: those tested with <see cref="Version"/>.</summary>
    public EksAddOnVersions? AddOnVersions { get; init; }

    /// <summary>Whether deleting the cluster is refused, by Pulumi and by AWS. Default: true.</summary>
    public bool DeletionProtection { get; init; } = true;

    /// <summary>
    /// Whether Pulumi forgets objects in a cluster that does not answer: for taking down what is gone already. Default: false, because it
    /// would also forget them while a network is down.
    /// </summary>
    public bool ForgetUnreachable { get; init; }

    /// <summary>Tags of the security group that EKS makes, which a provider's default tags do not reach. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
