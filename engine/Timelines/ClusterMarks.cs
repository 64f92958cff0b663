namespace Platform.Engine.Timelines;

/// <summary>When a cluster is good for what, in seconds from the beginning of the update.</summary>
internal sealed record ClusterMarks
{
    private static readonly HashSet<string> Clusters =
    [
        "aws:eks/cluster:Cluster", "gcp:container/cluster:Cluster", "azure-native:containerservice:ManagedCluster",
    ];

    private static readonly HashSet<string> Pools =
    [
        "aws:eks/nodeGroup:NodeGroup", "aws:eks/fargateProfile:FargateProfile", "aws:autoscaling/group:Group",
        "gcp:container/nodePool:NodePool", "azure-native:containerservice:AgentPool",
    ];

    private static readonly HashSet<string> AddOns =
    [
        "aws:eks/addon:Addon", "aws:eks/capability:Capability", "kubernetes:helm.sh/v3:Release",
    ];

    /// <summary>The control plane's resource.</summary>
    public required TimelineEntry Cluster { get; init; }

    /// <summary>When the control plane answers.</summary>
    public double ControlPlane => Cluster.End;

    /// <summary>When pods can run: the end of the first node pool. Null when there is none.</summary>
    public double? FirstNodePool { get; init; }

    /// <summary>When all declared node pools are there. Null when there is none.</summary>
    public double? NodePools { get; init; }

    /// <summary>When all add-ons are there: those of the cloud, and Helm releases. Null when there is none.</summary>
    public double? AddOnsReady { get; init; }

    /// <summary>When everything is there that waits for this cluster.</summary>
    public required double Everything { get; init; }

    /// <summary>When the cluster can take work: control plane and first node pool.</summary>
    public double Ready => FirstNodePool ?? ControlPlane;

    /// <summary>The marks of every cluster in the order of registration. What waits for two clusters counts for both.</summary>
    public static IReadOnlyList<ClusterMarks> Of(Timeline timeline) =>
    [
        .. timeline.Created.Where(entry => !entry.Node.External && Clusters.Contains(entry.Node.Type))
            .Select(cluster => Of(timeline, cluster)),
    ];

    private static ClusterMarks Of(Timeline timeline, TimelineEntry cluster)
    {
        TimelineEntry[] after = [.. timeline.Created.Where(entry => timeline.WaitsFor(entry.Node.Urn, cluster.Node.Urn))];
        double[] pools = [.. after.Where(entry => Pools.Contains(entry.Node.Type)).Select(entry => entry.End)];
        double[] addOns = [.. after.Where(entry => AddOns.Contains(entry.Node.Type)).Select(entry => entry.End)];
        return new()
        {
            Cluster = cluster,
            FirstNodePool = pools.Length == 0 ? null : pools.Min(),
            NodePools = pools.Length == 0 ? null : pools.Max(),
            AddOnsReady = addOns.Length == 0 ? null : addOns.Max(),
            Everything = after.Append(cluster).Max(entry => entry.End),
        };
    }
}
