namespace Platform.Components.NodePools;

/// <summary>What nodes a compute class asks for, and what becomes of them.</summary>
public sealed record ComputeClassSettings
{
    /// <summary>What nodes are like, best first. Default: spot machines of family N4, and where there are none, others of it.</summary>
    public ImmutableArray<ComputeClassRule> Rules { get; init; } =
    [
        new() { MachineFamily = "n4", DiskType = "hyperdisk-balanced", Spot = true },
        new() { MachineFamily = "n4", DiskType = "hyperdisk-balanced" },
    ];

    /// <summary>What happens to pods when no rule can be met. Default: they wait.</summary>
    public WhenNoneFits WhenNoneFits { get; init; }

    /// <summary>
    /// Whether GKE makes pools for rules that name none, from 1.33.3 on also without auto-provisioning of the whole cluster. Default: true.
    /// </summary>
    public bool CreatePools { get; init; } = true;

    /// <summary>
    /// Whether the class itself asks for secure boot on pools that GKE makes; the field exists from 1.36.3-gke.1244000 on and is refused
    /// before. Until then the cluster's auto-provisioning says so, which does by default. Default: false.
    /// </summary>
    public bool SecureBoot { get; init; }

    /// <summary>Whether pods move to a better rule once it can be met again, as their disruption budgets allow. Default: true.</summary>
    public bool ReturnToBetterRules { get; init; } = true;

    /// <summary>How long a node is idle before it goes, in minutes, 1 to 1440. Default: 10.</summary>
    public int IdleMinutes { get; init; } = 10;
}

/// <summary>One kind of nodes of a compute class: a pool by its key, or a family, or a type.</summary>
public sealed record ComputeClassRule
{
    /// <summary>The key of a pool of ours that the class is named in; then nothing else is said. Default: GKE makes the pool.</summary>
    public string? Pool { get; init; }

    /// <summary>The machine family, such as <c>n4</c>. Default: GKE's own.</summary>
    public string? MachineFamily { get; init; }

    /// <summary>The machine type, such as <c>n4-standard-8</c>, in place of a family. Default: what suits the pods.</summary>
    public string? MachineType { get; init; }

    /// <summary>Whether nodes may be taken away at half a minute's notice for a lower price. Default: false.</summary>
    public bool Spot { get; init; }

    /// <summary>The fewest cores of a node; not with a type. Default: what suits the pods.</summary>
    public int? MinCores { get; init; }

    /// <summary>The least memory of a node in GB; not with a type. Default: what suits the pods.</summary>
    public int? MinMemoryGb { get; init; }

    /// <summary>The most pods on a node, 8 to 256. Default: 64, which takes a /25 of the pods' range.</summary>
    public int MaxPodsPerNode { get; init; } = 64;

    /// <summary>The boot disk's size in GB, at least 10. Default: 50.</summary>
    public int DiskGb { get; init; } = 50;

    /// <summary>
    /// The boot disk's type; newer machine families such as N4 take <c>hyperdisk-balanced</c> only. Default: that of the cluster's
    /// auto-provisioning, else GKE's choice.
    /// </summary>
    public string? DiskType { get; init; }
}

/// <summary>What GKE does for pods when no rule of their class can be met; the names are those of the API.</summary>
public enum WhenNoneFits
{
    /// <summary>Nothing: the pods wait.</summary>
    DoNotScaleUp,

    /// <summary>It makes a node of its own choice.</summary>
    ScaleUpAnyway,
}

/// <summary>Inputs of <see cref="ComputeClass"/>.</summary>
public sealed class ComputeClassArgs : ResourceArgs
{
    /// <summary>The name that pods select by the label <c>cloud.google.com/compute-class</c>; <c>default</c> can be every pod's.</summary>
    public required string ClassName { get; init; }

    /// <summary>The zones of the nodes.</summary>
    public required ImmutableSortedSet<string> Zones { get; init; }

    /// <summary>Whom nodes act as: the cluster's account for them.</summary>
    public required Input<string> ServiceAccount { get; init; }

    /// <summary>The key of the disks. Default: Google's own.</summary>
    public Input<string>? DiskKey { get; init; }

    /// <summary>The physical names of pools that rules name, by their keys. Default: none.</summary>
    public ImmutableSortedDictionary<string, Input<string>> Pools { get; init; } = ImmutableSortedDictionary<string, Input<string>>.Empty;

    /// <summary>What nodes are like. Default: spot machines where there are any.</summary>
    public ComputeClassSettings Settings { get; init; } = new();
}
