namespace Platform.Components.NodePools;

/// <summary>Inputs of <see cref="GkeNodePool"/>.</summary>
public sealed class GkeNodePoolArgs : ResourceArgs
{
    /// <summary>The pool's name, as a label on its nodes.</summary>
    public required string Pool { get; init; }

    /// <summary>The cluster's physical name.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The cluster's region.</summary>
    public required string Region { get; init; }

    /// <summary>The Google Cloud project.</summary>
    public required string Project { get; init; }

    /// <summary>The zones of the nodes.</summary>
    public required ImmutableSortedSet<string> Zones { get; init; }

    /// <summary>Whom nodes act as: the cluster's account for them.</summary>
    public required Input<string> ServiceAccount { get; init; }

    /// <summary>The machine type, such as <c>e2-standard-4</c>.</summary>
    public required string Machine { get; init; }

    /// <summary>The fewest nodes, in all zones together.</summary>
    public required int Min { get; init; }

    /// <summary>The most nodes, in all zones together.</summary>
    public required int Max { get; init; }

    /// <summary>Whether nodes may be taken away at half a minute's notice for a lower price. Default: false.</summary>
    public bool Spot { get; init; }

    /// <summary>Where the autoscaler puts the next node. Default: zones stay even, but spot nodes go where there is room.</summary>
    public GkeLocationPolicy? LocationPolicy { get; init; }

    /// <summary>Whether nodes keep their version until its support ends, whatever the control plane does. Default: false.</summary>
    public bool HoldVersion { get; init; }

    /// <summary>Labels of the nodes in Kubernetes, beside <c>platform/pool</c>. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What keeps pods off the nodes that do not tolerate it. Default: nothing.</summary>
    public ImmutableArray<NodeTaint> Taints { get; init; } = [];

    /// <summary>The boot disk's size in GiB, at least 10. Default: 50.</summary>
    public int DiskGiB { get; init; } = 50;

    /// <summary>
    /// The boot disk's type, such as <c>pd-ssd</c>. Default: balanced, as persistent disk or, for machines that take no other, hyperdisk.
    /// </summary>
    public string? DiskType { get; init; }

    /// <summary>The key of the disks. Default: Google's own.</summary>
    public Input<string>? DiskKey { get; init; }

    /// <summary>How nodes are brought to another version. Default: one more node at a time.</summary>
    public GkePoolUpgrade Upgrade { get; init; } = new();

    /// <summary>How pods leave when the pool is deleted or replaced. Default: as their budgets allow, within an hour.</summary>
    public GkeDrain Drain { get; init; } = new();

    /// <summary>
    /// The most pods on a node, 8 to 256. Changing it replaces the pool. Default: 64, which takes a /25 of the pods' range.
    /// </summary>
    public int MaxPodsPerNode { get; init; } = 64;

    /// <summary>The secondary range of the subnet for the pool's pods. Default: the cluster's.</summary>
    public string? PodRange { get; init; }

    /// <summary>What nodes boot. Default: Container-Optimized OS.</summary>
    public GkeNodeImage Image { get; init; }

    /// <summary>Whether containers start while their image is still read, where <see cref="Image"/> can. Default: true.</summary>
    public bool ImageStreaming { get; init; } = true;

    /// <summary>Accelerators of each node. Default: none.</summary>
    public GkeAccelerator? Accelerator { get; init; }

    /// <summary>
    /// Whether pods can run in gVisor, a kernel of their own in user space; GKE keeps off the pool, by a taint, pods that do not ask for
    /// it. At least one pool of a cluster has none, for what the cluster itself needs. Default: false.
    /// </summary>
    public bool Sandbox { get; init; }

    /// <summary>The compute class whose rules name the pool. Default: none.</summary>
    public string? ComputeClass { get; init; }

    /// <summary>
    /// Labels of the machines and disks in Google Cloud, which default labels of the provider do not reach. Default: none.
    /// </summary>
    public ImmutableSortedDictionary<string, string> ResourceLabels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
