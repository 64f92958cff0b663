namespace Platform.Components.NodePools;

/// <summary>Inputs of <see cref="EksNodePool"/>.</summary>
public sealed class EksNodePoolArgs : ResourceArgs
{
    /// <summary>The pool's name, as a label on its nodes.</summary>
    public required string Pool { get; init; }

    /// <summary>The cluster's physical name.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The cluster's region.</summary>
    public required string Region { get; init; }

    /// <summary>The private subnets, one per zone.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>The instance type, such as <c>m7g.large</c>.</summary>
    public required string Machine { get; init; }

    /// <summary>
    /// Further instance types of the same architecture and about the same size. On demand they are taken in this order where the first
    /// is not to be had; of Spot the more the better. Default: none.
    /// </summary>
    public ImmutableArray<string> MoreMachines { get; init; } = [];

    /// <summary>The image. Default: Amazon Linux 2023 for Arm.</summary>
    public NodeImage Image { get; init; }

    /// <summary>The fewest nodes, in all zones together; while a zone is lost, what the others hold of it.</summary>
    public required int Min { get; init; }

    /// <summary>The most nodes, in all zones together.</summary>
    public required int Max { get; init; }

    /// <summary>Whether nodes may be taken away at two minutes' notice for a lower price. Default: false.</summary>
    public bool Spot { get; init; }

    /// <summary>The Kubernetes minor version of the nodes, up to three behind the cluster's. Default: the cluster's own.</summary>
    public string? Version { get; init; }

    /// <summary>The release of the image, such as <c>1.35.8-20260917</c>. Default: the newest when nodes are next replaced.</summary>
    public string? ReleaseVersion { get; init; }

    /// <summary>Labels of its nodes, beside <c>platform/pool</c>. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Taints of its nodes. Default: none.</summary>
    public ImmutableArray<NodeTaint> Taints { get; init; } = [];

    /// <summary>The volume of its nodes.</summary>
    public NodeDisk Disk { get; init; } = new();

    /// <summary>
    /// The key of the volumes, usable by the Auto Scaling service-linked role. Default: the account's default key for EBS.
    /// </summary>
    public Input<string>? DiskKey { get; init; }

    /// <summary>How nodes are brought up to date.</summary>
    public NodeUpdate Update { get; init; } = new();

    /// <summary>Whether unhealthy nodes are replaced.</summary>
    public NodeRepair Repair { get; init; } = new();

    /// <summary>Instances kept ready. Default: none.</summary>
    public WarmPool? WarmPool { get; init; }

    /// <summary>Makes it a sandbox pool, tainted and labelled, whose nodes can run containers under gVisor. Default: none.</summary>
    public GVisor? Sandbox { get; init; }

    /// <summary>Whether CloudWatch measures instances every minute rather than every five. Default: true.</summary>
    public bool DetailedMonitoring { get; init; } = true;

    /// <summary>Tags of instances, volumes and interfaces, which a provider's default tags do not reach. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
