namespace Platform.Components.Clusters;

/// <summary>How pods get addresses on EKS.</summary>
public sealed record PodNetwork
{
    /// <summary>Whether the CNI holds network policies. Default: true.</summary>
    public bool NetworkPolicies { get; init; } = true;

    /// <summary>
    /// Whether nodes take blocks of 16 addresses rather than single ones, which fits more pods on a node and asks EC2 less often. It needs
    /// Nitro instances and subnets with room for whole blocks. Default: true.
    /// </summary>
    public bool PrefixDelegation { get; init; } = true;

    /// <summary>How many spare blocks a node keeps with prefix delegation. Default: 1.</summary>
    public int WarmPrefixes { get; init; } = 1;
}

/// <summary>How names are resolved inside a cluster.</summary>
public sealed record ClusterDns
{
    /// <summary>The fewest servers. Default: 3, one per zone.</summary>
    public int Min { get; init; } = 3;

    /// <summary>The most servers; between the two EKS follows the cluster's nodes and cores. Default: 10.</summary>
    public int Max { get; init; } = 10;
}

/// <summary>Which of EKS's add-ons a cluster has beside those that it cannot be without.</summary>
public sealed record SystemAddOns
{
    /// <summary>Name resolution.</summary>
    public ClusterDns Dns { get; init; } = new();

    /// <summary>Whether volumes can be snapshotted. Default: true.</summary>
    public bool Snapshots { get; init; } = true;

    /// <summary>Whether the metrics are there that autoscaling and <c>kubectl top</c> read. Default: true.</summary>
    public bool Metrics { get; init; } = true;

    /// <summary>
    /// Whether an agent on every node reports faults that the kubelet does not see, for node repair to act on. Default: true.
    /// </summary>
    public bool NodeMonitoring { get; init; } = true;
}
