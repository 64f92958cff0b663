using Platform.Components.NodePools;

namespace Platform.Stacks.Specs;

/// <summary>A pool of equal nodes in all zones of its cluster. The initialisers are production.</summary>
public sealed record NodePoolSpec
{
    /// <summary>The machine type; null takes <c>m7g.large</c> on AWS and <c>e2-standard-4</c> on Google Cloud.</summary>
    public string? Machine { get; init; }

    /// <summary>
    /// The nodes' Kubernetes minor; null follows the control plane. Set it while a control plane is upgraded before its nodes.
    /// </summary>
    public string? Version { get; init; }

    /// <summary>The fewest nodes. Default: 3, one per zone.</summary>
    public int Min { get; init; } = 3;

    /// <summary>The most nodes. Default: 9.</summary>
    public int Max { get; init; } = 9;

    /// <summary>Whether nodes may be taken away at short notice for a lower price. Default: false.</summary>
    public bool Spot { get; init; }

    /// <summary>Labels of the nodes in Kubernetes, beside <c>platform/pool</c>. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What keeps pods off the nodes that do not tolerate it. Default: nothing.</summary>
    public ImmutableArray<NodeTaint> Taints { get; init; } = [];

    /// <summary>Whether pods can run in gVisor here; pods that do not ask for it are kept off. Default: false.</summary>
    public bool Sandbox { get; init; }

    /// <summary>What only EKS has.</summary>
    public EksPoolSpec Eks { get; init; } = new();

    /// <summary>What only GKE has.</summary>
    public GkePoolSpec Gke { get; init; } = new();

    /// <summary>Whether pods run here that tolerate nothing and ask for no sandbox.</summary>
    internal bool IsGeneral => !Sandbox && Taints.IsEmpty;
}

/// <summary>What only node pools on AWS have. The initialisers are production.</summary>
public sealed record EksPoolSpec
{
    /// <summary>The image. Default: Amazon Linux 2023 for Arm.</summary>
    public NodeImage Image { get; init; } = NodeImage.Al2023Arm64;

    /// <summary>
    /// Further instance types of the same architecture and about the same size; of Spot the more the better. Default: none.
    /// </summary>
    public ImmutableArray<string> MoreMachines { get; init; } = [];

    /// <summary>The release of the image, such as <c>1.35.8-20260917</c>. Default: the newest when nodes are next replaced.</summary>
    public string? ReleaseVersion { get; init; }

    /// <summary>The volume of its nodes. Default: 50 GiB of gp3.</summary>
    public NodeDisk Disk { get; init; } = new();

    /// <summary>How nodes are brought up to date. Default: a third at a time, new ones first.</summary>
    public NodeUpdate Update { get; init; } = new();

    /// <summary>Whether unhealthy nodes are replaced. Default: they are.</summary>
    public NodeRepair Repair { get; init; } = new();

    /// <summary>Instances kept ready. Default: none.</summary>
    public WarmPool? WarmPool { get; init; }

    /// <summary>Where the nodes of a sandbox pool get gVisor from. Default: a pinned release from gVisor's own address.</summary>
    public GVisor GVisor { get; init; } = new();

    /// <summary>Whether CloudWatch measures instances every minute rather than every five. Default: true.</summary>
    public bool DetailedMonitoring { get; init; } = true;
}

/// <summary>What only node pools on Google Cloud have. The initialisers are production.</summary>
public sealed record GkePoolSpec
{
    /// <summary>The image. Default: Container-Optimized OS; wasm-runtime needs Ubuntu.</summary>
    public GkeNodeImage Image { get; init; }

    /// <summary>Where the autoscaler puts the next node. Default: zones stay even, but spot nodes go where there is room.</summary>
    public GkeLocationPolicy? LocationPolicy { get; init; }

    /// <summary>The boot disk's size in GiB, at least 10. Default: 50.</summary>
    public int DiskGiB { get; init; } = 50;

    /// <summary>The boot disk's type, such as <c>pd-ssd</c>. Default: balanced.</summary>
    public string? DiskType { get; init; }

    /// <summary>Accelerators of each node. Default: none.</summary>
    public GkeAccelerator? Accelerator { get; init; }

    /// <summary>The compute class whose rules name the pool. Default: none.</summary>
    public string? ComputeClass { get; init; }

    /// <summary>How nodes are brought to another version. Default: one more node at a time.</summary>
    public GkePoolUpgrade Upgrade { get; init; } = new();

    /// <summary>How pods leave when the pool is deleted or replaced. Default: as their budgets allow, within an hour.</summary>
    public GkeDrain Drain { get; init; } = new();

    /// <summary>Whether nodes keep their version until its support ends, whatever the control plane does. Default: false.</summary>
    public bool HoldVersion { get; init; }
}
