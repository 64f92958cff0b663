using Platform.Engine.Graph;

namespace Platform.Engine.Drills;

/// <summary>Says what is left of a control plane and of node pools when a zone is gone.</summary>
internal static class PoolJudge
{
    /// <summary>The control plane: in several zones, but for a zonal cluster on Google Cloud.</summary>
    public static DrillRow ControlPlane(DrillCluster cluster, IReadOnlyList<string> zones)
    {
        var location = cluster.Node.Type == DrillCluster.Gke ? cluster.Node.Inputs.Text("location") : null;
        var only = DrillCluster.IsZone(location) ? location : null;
        return new()
        {
            Kind = DrillKind.ControlPlane,
            Name = cluster.Node.Name,
            Urn = cluster.Node.Urn,
            Outcomes = [.. zones.Select(zone => new ZoneOutcome(zone, zone == only ? Verdict.Lost : Verdict.Survives, null))],
            Problem = only is null
                ? null
                : new(Severity.Error, cluster.Node.Urn, "location", only, "the control plane stands in this zone alone", "name a region"),
        };
    }

    /// <summary>A node pool.</summary>
    public static DrillRow Of(NodePool pool, IReadOnlyList<string> zones)
    {
        var found = zones.Select(zone => Without(zone, pool)).ToArray();
        return new()
        {
            Kind = DrillKind.NodePool,
            Name = pool.Name,
            Urn = pool.Urn,
            Total = pool.Least,
            Outcomes = [.. found.Select(one => one.Outcome)],
            Problem = found.OrderByDescending(one => one.Outcome.Verdict).FirstOrDefault().Problem
                ?? (zones.Count == 0 ? Unsaid(pool) : null),
        };
    }

    private static (ZoneOutcome Outcome, Problem? Problem) Without(string zone, NodePool pool)
    {
        if (pool.Zones.Count == 0)
            return (new(zone, Verdict.Unknown, null), Unsaid(pool));
        if (!pool.Zones.Contains(zone))
            return (new(zone, Verdict.Survives, pool.Least), null);
        if (pool.Zones.Count == 1)
        {
            return (new(zone, Verdict.Lost, 0), new(
                Severity.Error, pool.Urn, "zones", zone, "all nodes stand in this zone", "give the pool three zones"));
        }

        if (pool.Least is not { } least)
            return (new(zone, Verdict.Unknown, null), About(pool, Severity.Warning, "is not declared", "say how many there are at least"));

        var left = pool.Without(zone)!.Value;
        if (least > 0 && left == 0)
        {
            var fix = pool.Balanced ? "keep one node per zone" : "use the location policy BALANCED";
            return (new(zone, Verdict.Lost, 0), About(pool, Severity.Error, "all nodes may stand in one zone", fix));
        }

        var room = pool.MostByZone ? pool.Most * (pool.Zones.Count - 1) / pool.Zones.Count : pool.Most;
        return room is null || room >= Math.Max(1, least)
            ? (new(zone, Verdict.Survives, left), null)
            : (new(zone, Verdict.Unknown, left), About(
                pool, Severity.Warning, $"{left} of {least} nodes are left and no more may be added; whether they suffice is not declared",
                "let the pool grow to its size in the other zones"));
    }

    private static Problem Unsaid(NodePool pool) =>
        new(Severity.Warning, pool.Urn, "zones", null, "are not declared, so nothing can be said of any", "pin the pool's zones");

    private static Problem About(NodePool pool, Severity severity, string rule, string fix) =>
        new(severity, pool.Urn, pool.LeastPath, pool.Least?.ToString(System.Globalization.CultureInfo.InvariantCulture), rule, fix);
}
