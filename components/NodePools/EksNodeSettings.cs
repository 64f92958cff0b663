namespace Platform.Components.NodePools;

/// <summary>The volume that holds a node's images, logs and scratch space: gp3, encrypted, gone with the node.</summary>
public sealed record NodeDisk
{
    /// <summary>The size in GiB, 8 to 16384. Default: 50.</summary>
    public int SizeGiB { get; init; } = 50;

    /// <summary>Operations per second, 3000 to 16000. Default: 3000, what gp3 includes.</summary>
    public int Iops { get; init; } = 3000;

    /// <summary>MiB per second, 125 to 1000. Default: 125, what gp3 includes.</summary>
    public int ThroughputMiB { get; init; } = 125;
}

/// <summary>How a node group is brought to another image, version or launch template.</summary>
public sealed record NodeUpdate
{
    /// <summary>How many nodes are replaced at a time, in percent of the group, 1 to 100. Default: 33, a zone's worth of three.</summary>
    public int MaxUnavailablePercentage { get; init; } = 33;

    /// <summary>What comes first, the new node or the old one's end. Default: the new node.</summary>
    public NodeUpdateStrategy Strategy { get; init; }

    /// <summary>Whether nodes go even where a disruption budget forbids to evict a pod. Default: false, the update fails instead.</summary>
    public bool Force { get; init; }
}

/// <summary>What comes first when a node is replaced.</summary>
public enum NodeUpdateStrategy
{
    /// <summary>New nodes are started before old ones are drained.</summary>
    Default,

    /// <summary>Old nodes are drained first: for machines of which there are no more to be had, such as GPUs.</summary>
    Minimal,
}

/// <summary>Whether EKS replaces nodes that its monitoring agent or the kubelet finds unhealthy.</summary>
public sealed record NodeRepair
{
    /// <summary>Whether it does. Default: true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// The share of unhealthy nodes in percent, 1 to 100, above which repair stops, because then something else is wrong.
    /// Default: none is set, so that a group of three can still lose one; 20 suits groups of ten and more.
    /// </summary>
    public int? MaxUnhealthyPercentage { get; init; }

    /// <summary>How many of the unhealthy nodes are repaired at a time, in percent, 1 to 100. Default: what EKS thinks right.</summary>
    public int? MaxParallelPercentage { get; init; }

    /// <summary>What is done about certain faults instead of what EKS does by itself. Default: nothing else.</summary>
    public ImmutableArray<NodeRepairOverride> Overrides { get; init; } = [];
}

/// <summary>What is done about one kind of fault of a node.</summary>
public sealed record NodeRepairOverride
{
    /// <summary>The condition that the monitoring agent reports, such as <c>AcceleratedHardwareReady</c>.</summary>
    public required string Condition { get; init; }

    /// <summary>The reason that it gives, such as <c>NvidiaXID13Error</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>How long the fault must last before, in minutes, at least 1. Default: 10.</summary>
    public int MinWaitMinutes { get; init; } = 10;

    /// <summary>What is done. Default: the node is replaced.</summary>
    public NodeRepairAction Action { get; init; }
}

/// <summary>What is done about a fault of a node.</summary>
public enum NodeRepairAction
{
    /// <summary>Another instance takes its place.</summary>
    Replace,

    /// <summary>The instance is restarted.</summary>
    Reboot,

    /// <summary>Nothing: someone looks at it.</summary>
    NoAction,
}

/// <summary>Instances kept ready beside a group, to join in seconds rather than minutes.</summary>
public sealed record WarmPool
{
    /// <summary>How many are kept at least. Default: 1.</summary>
    public int Min { get; init; } = 1;

    /// <summary>How many the group and its warm pool have together at most. Default: the group's own maximum.</summary>
    public int? MaxPrepared { get; init; }

    /// <summary>How they wait. Default: stopped, where only their disks cost.</summary>
    public WarmPoolState State { get; init; }

    /// <summary>Whether instances go back to the warm pool when the group shrinks. Default: true.</summary>
    public bool ReuseOnScaleIn { get; init; } = true;
}

/// <summary>How the instances of a warm pool wait.</summary>
public enum WarmPoolState
{
    /// <summary>Switched off.</summary>
    Stopped,

    /// <summary>Switched off with their memory kept on the encrypted disk.</summary>
    Hibernated,

    /// <summary>Running, at full price.</summary>
    Running,
}
