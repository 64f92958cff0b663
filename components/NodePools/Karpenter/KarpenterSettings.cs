namespace Platform.Components.NodePools;

/// <summary>How Karpenter's controller runs.</summary>
public sealed record KarpenterController
{
    /// <summary>How many run, of which one works. Default: 2, in two zones.</summary>
    public int Replicas { get; init; } = 2;

    /// <summary>The managed pool that they run on: never on nodes that they manage themselves. Default: any managed one.</summary>
    public string? Pool { get; init; }

    /// <summary>Whether nodes are kept out of a zone from which traffic is shifted away. Default: true.</summary>
    public bool ZonalShift { get; init; } = true;

    /// <summary>Whether the network has no way to AWS's prices, which have no endpoint. Default: false.</summary>
    public bool Isolated { get; init; }

    /// <summary>Whether nodes with lasting faults are replaced; alpha in 1.14. Default: false.</summary>
    public bool NodeRepair { get; init; }

    /// <summary>Whether Spot nodes are replaced by cheaper Spot nodes; alpha in 1.14. Default: false.</summary>
    public bool SpotToSpot { get; init; }
}

/// <summary>A pool of nodes that Karpenter launches as pods need them.</summary>
public sealed record KarpenterPool
{
    /// <summary>
    /// The image as family and release, <c>al2023@v20260917</c> or <c>bottlerocket@v1.64.0</c>; another release replaces the nodes, as the
    /// budgets allow. <c>@latest</c> is refused. Default: Amazon Linux 2023 of 2026-09-17.
    /// </summary>
    public string Image { get; init; } = "al2023@v20260917";

    /// <summary>
    /// What may be bought; for Spot, the account must have the service-linked role of <c>spot.amazonaws.com</c>. Default: on demand.
    /// </summary>
    public KarpenterCapacity Capacity { get; init; }

    /// <summary>The architectures, <c>arm64</c> and <c>amd64</c>. Default: Arm.</summary>
    public ImmutableSortedSet<string> Architectures { get; init; } = ["arm64"];

    /// <summary>The categories of instances. Default: compute, general purpose and memory, <c>c</c>, <c>m</c> and <c>r</c>.</summary>
    public ImmutableSortedSet<string> Categories { get; init; } = ["c", "m", "r"];

    /// <summary>The instance types, where only some will do. Default: all of the categories that are neither old nor small.</summary>
    public ImmutableSortedSet<string> Machines { get; init; } = [];

    /// <summary>The oldest generation of instances. Default: 6.</summary>
    public int OldestGeneration { get; init; } = 6;

    /// <summary>The zones. Default: all that have a subnet.</summary>
    public ImmutableSortedSet<string> Zones { get; init; } = [];

    /// <summary>How many cores all nodes have together at most: what a mistake can cost. Default: 100.</summary>
    public int MaxCores { get; init; } = 100;

    /// <summary>How much memory all nodes have together at most, in GiB. Default: 400.</summary>
    public int MaxMemoryGiB { get; init; } = 400;

    /// <summary>
    /// The most pods on a node. Default: 110, which a node of 2 cores has addresses for when the CNI hands them out in blocks; without
    /// that, Karpenter must be left to count interfaces: null.
    /// </summary>
    public int? MaxPods { get; init; } = 110;

    /// <summary>Which of several pools that fit is taken: the highest, 1 to 100. Default: none, they are equal.</summary>
    public int? Weight { get; init; }

    /// <summary>Labels of its nodes, beside <c>platform/pool</c>. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Taints of its nodes. Default: none.</summary>
    public ImmutableArray<NodeTaint> Taints { get; init; } = [];

    /// <summary>The volume of its nodes.</summary>
    public NodeDisk Disk { get; init; } = new();

    /// <summary>When nodes go.</summary>
    public KarpenterDisruption Disruption { get; init; } = new();

    /// <summary>Makes it a sandbox pool, tainted and labelled, whose nodes can run containers under gVisor. Default: none.</summary>
    public GVisor? Sandbox { get; init; }

    /// <summary>Whether CloudWatch measures instances every minute rather than every five. Default: true.</summary>
    public bool DetailedMonitoring { get; init; } = true;
}

/// <summary>What may be bought for a pool.</summary>
public enum KarpenterCapacity
{
    /// <summary>Instances that stay until they are given back.</summary>
    OnDemand,

    /// <summary>Spare ones at a lower price, which may be taken away at two minutes' notice.</summary>
    Spot,

    /// <summary>Spare ones where there are some, others where not.</summary>
    SpotOrOnDemand,
}

/// <summary>When nodes of a pool go.</summary>
public sealed record KarpenterDisruption
{
    /// <summary>
    /// Whether pods are also moved together to empty a node, or nodes go only when nothing runs on them. Default: they are moved.
    /// </summary>
    public bool Consolidate { get; init; } = true;

    /// <summary>
    /// How long a node must have been quiet before that, such as <c>5m</c>; <c>Never</c> to keep nodes. Default: 5 minutes.
    /// </summary>
    public string After { get; init; } = "5m";

    /// <summary>
    /// How old a node gets, such as <c>720h</c>; <c>Never</c> for no limit. Default: 30 days, so that patches reach them all.
    /// </summary>
    public string MaxAge { get; init; } = "720h";

    /// <summary>
    /// How long a node waits for pods that will not go, such as <c>24h</c>, before it goes without them; null for ever. Default: a day.
    /// </summary>
    public string? MaxDrain { get; init; } = "24h";

    /// <summary>How many nodes may go at a time; of several budgets the tightest counts. Default: a tenth.</summary>
    public ImmutableArray<KarpenterBudget> Budgets { get; init; } = [new()];
}

/// <summary>How many nodes of a pool may go at a time, always or at certain times.</summary>
public sealed record KarpenterBudget
{
    /// <summary>A number such as <c>2</c>, or a share such as <c>10%</c>; 0 for none. Default: 10 %.</summary>
    public string Nodes { get; init; } = "10%";

    /// <summary>The reasons it is for, of <c>Drifted</c>, <c>Empty</c> and <c>Underutilized</c>. Default: all.</summary>
    public ImmutableSortedSet<string> Reasons { get; init; } = [];

    /// <summary>When it starts to hold, as a cron expression in UTC. Default: always. Only together with <see cref="Duration"/>.</summary>
    public string? Schedule { get; init; }

    /// <summary>For how long it then holds, such as <c>8h</c>.</summary>
    public string? Duration { get; init; }
}
