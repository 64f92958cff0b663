using Platform.Engine.Graph;

namespace Platform.Engine.Drills;

/// <summary>What becomes of something when a zone is gone; the later the worse.</summary>
public enum Verdict
{
    /// <summary>It goes on, as far as is declared.</summary>
    Survives,

    /// <summary>It stops and starts anew in another zone. What it does waits for it; nothing that runs stops.</summary>
    Restarts,

    /// <summary>What is declared does not say; it is never counted as surviving.</summary>
    Unknown,

    /// <summary>It does not go on.</summary>
    Lost,
}

/// <summary>What is drilled.</summary>
internal enum DrillKind
{
    /// <summary>What answers as the Kubernetes API.</summary>
    ControlPlane,

    /// <summary>Nodes of one kind.</summary>
    NodePool,

    /// <summary>Pods of one kind.</summary>
    Workload,

    /// <summary>A disruption budget whose pods are not among the workloads.</summary>
    Budget,
}

/// <summary>What is left of something without one zone.</summary>
/// <param name="Zone">The zone that is gone.</param>
/// <param name="Verdict">Whether it goes on.</param>
/// <param name="Remains">How many nodes or replicas are left at least; null when that is not declared.</param>
internal sealed record ZoneOutcome(string Zone, Verdict Verdict, int? Remains);

/// <summary>One thing of a cluster through all zones.</summary>
internal sealed record DrillRow
{
    /// <summary>What it is.</summary>
    public required DrillKind Kind { get; init; }

    /// <summary>The resource's logical name, and the part of it where it has several.</summary>
    public required string Name { get; init; }

    /// <summary>The resource that declares it.</summary>
    public required string Urn { get; init; }

    /// <summary>How many nodes or replicas there are while all is well; null when that is not declared.</summary>
    public int? Total { get; init; }

    /// <summary>What is left without each zone, in the order of the cluster's zones; none when no zone is known.</summary>
    public required IReadOnlyList<ZoneOutcome> Outcomes { get; init; }

    /// <summary>What waits while it starts anew; null for what nothing may wait for.</summary>
    public string? Waits { get; init; }

    /// <summary>Why it is lost or not known, for the worst of the zones; null when it survives them all or starts anew.</summary>
    public Problem? Problem { get; init; }

    /// <summary>The worst of all zones.</summary>
    public Verdict Verdict => Outcomes.Count == 0 ? Verdict.Unknown : Outcomes.Max(outcome => outcome.Verdict);
}

/// <summary>A cluster that loses each of its zones once, one at a time.</summary>
/// <param name="Name">The logical name of the cluster's resource.</param>
/// <param name="Urn">The cluster's resource.</param>
/// <param name="Zones">The zones that are declared for it, in order.</param>
/// <param name="Rows">Control plane, node pools and workloads, in the order of their registration.</param>
internal sealed record ClusterDrill(string Name, string Urn, IReadOnlyList<string> Zones, IReadOnlyList<DrillRow> Rows)
{
    /// <summary>From how many zones on a cluster is meant to do without one; two are what EKS demands of everybody.</summary>
    public const int ZonesOfIntent = 3;

    /// <summary>Whether it was given enough zones to be meant to do without one.</summary>
    public bool MeantToSurvive => Zones.Count >= ZonesOfIntent;

    /// <summary>The rows of a verdict.</summary>
    public IEnumerable<DrillRow> Of(Verdict verdict) => Rows.Where(row => row.Verdict == verdict);
}

/// <summary>What a stack's clusters would be left with. It judges what is declared, and runs nothing.</summary>
/// <param name="Clusters">The clusters in the order of their registration.</param>
/// <param name="Homeless">Workloads of Kubernetes providers that belong to no cluster of the stack; nothing is said of them.</param>
internal sealed record DrillReport(IReadOnlyList<ClusterDrill> Clusters, IReadOnlyList<string> Homeless);
