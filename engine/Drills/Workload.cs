namespace Platform.Engine.Drills;

/// <summary>What keeps replicas out of one zone; the later the surer.</summary>
internal enum Spreading
{
    /// <summary>Nothing is said, and a default that is not declared may do it.</summary>
    Undeclared,

    /// <summary>Nothing does.</summary>
    None,

    /// <summary>They are kept on different nodes, which may stand in one zone.</summary>
    Hosts,

    /// <summary>The scheduler prefers different zones.</summary>
    Preferred,

    /// <summary>The scheduler starts none that would break the spread over zones.</summary>
    Required,
}

/// <summary>Where pods may run and how they are kept apart.</summary>
internal sealed record Placement
{
    /// <summary>What keeps replicas out of one zone.</summary>
    public required Spreading Spreading { get; init; }

    /// <summary>With a required spread: how many more a zone may have than another. Default: 1.</summary>
    public int MaxSkew { get; init; } = 1;

    /// <summary>With a required spread: whether a zone has one at most.</summary>
    public bool Alone { get; init; }

    /// <summary>Labels that nodes must have.</summary>
    public IReadOnlyDictionary<string, string> NodeSelector { get; init; } = new Dictionary<string, string>();

    /// <summary>The only zones where they may run; null for any.</summary>
    public IReadOnlySet<string>? Zones { get; init; }

    /// <summary>The keys of the taints that they tolerate; <c>*</c> for all.</summary>
    public IReadOnlySet<string> Tolerations { get; init; } = new HashSet<string>();

    /// <summary>The most replicas of so many that one of so many zones can have.</summary>
    public int Most(int replicas, int zones) => Spreading switch
    {
        Spreading.Required when Alone => Math.Min(1, replicas),
        Spreading.Required => Math.Min(replicas, (replicas + ((zones - 1) * MaxSkew)) / zones),
        _ => replicas,
    };
}

/// <summary>Replicas that are placed by one rule.</summary>
/// <param name="Count">How many; null when that is not declared.</param>
/// <param name="Placement">Where.</param>
internal sealed record ReplicaGroup(int? Count, Placement Placement);

/// <summary>Pods that do one thing together.</summary>
internal sealed record Workload
{
    /// <summary>The resource that declares them.</summary>
    public required string Urn { get; init; }

    /// <summary>The resource's logical name, and the part of it where it has several.</summary>
    public required string Name { get; init; }

    /// <summary>Where the number of replicas stands, or would.</summary>
    public required string CountPath { get; init; }

    /// <summary>The replicas.</summary>
    public required IReadOnlyList<ReplicaGroup> Groups { get; init; }

    /// <summary>Whether they go on only while a majority of them sees each other.</summary>
    public bool Quorum { get; init; }

    /// <summary>What waits while none of them is there, and nothing else does; null where others need them at once.</summary>
    public string? Waits { get; init; }

    /// <summary>The disruption budget; null when none is declared.</summary>
    public Budget? Budget { get; init; }

    /// <summary>How many replicas there are; null when that is not declared.</summary>
    public int? Total => Groups.Aggregate((int?)0, (sum, group) => sum + group.Count);
}
