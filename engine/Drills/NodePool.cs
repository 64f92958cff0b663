namespace Platform.Engine.Drills;

/// <summary>Nodes of one kind in a cluster.</summary>
internal sealed record NodePool
{
    /// <summary>The resource that declares them.</summary>
    public required string Urn { get; init; }

    /// <summary>The resource's logical name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it may have nodes; empty when that is not declared.</summary>
    public required IReadOnlySet<string> Zones { get; init; }

    /// <summary>How many nodes it has at least in all zones together; null when that is not declared.</summary>
    public required int? Least { get; init; }

    /// <summary>How many nodes it may have in all zones together; null for no limit.</summary>
    public int? Most { get; init; }

    /// <summary>Whether the limit is one of every zone, so that it falls with each that is gone.</summary>
    public bool MostByZone { get; init; }

    /// <summary>Whether the nodes are kept as evenly over the zones as can be; otherwise all may stand in one.</summary>
    public bool Balanced { get; init; } = true;

    /// <summary>Where the least number stands, or would.</summary>
    public string LeastPath { get; init; } = "";

    /// <summary>The nodes' labels, as far as they are declared.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The keys of taints that keep pods away.</summary>
    public IReadOnlySet<string> Taints { get; init; } = new HashSet<string>();

    /// <summary>Whether pods may run here. A label that no pool declares is one that Kubernetes or the cloud adds.</summary>
    /// <param name="placement">Where the pods may run.</param>
    /// <param name="known">The labels that pools of the cluster declare.</param>
    public bool Takes(Placement placement, IReadOnlySet<string> known) =>
        placement.NodeSelector.All(label => !known.Contains(label.Key) || Labels.GetValueOrDefault(label.Key) == label.Value)
        && (placement.Tolerations.Contains("*") || Taints.IsSubsetOf(placement.Tolerations));

    /// <summary>How many of the least number of nodes are left without a zone.</summary>
    public int? Without(string zone)
    {
        if (Least is not { } least || !Zones.Contains(zone))
            return Least;
        return Balanced ? least - (int)Math.Ceiling((double)least / Zones.Count) : 0;
    }
}
