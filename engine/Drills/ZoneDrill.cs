using Platform.Engine.Graph;

namespace Platform.Engine.Drills;

/// <summary>
/// Takes one zone at a time away from every cluster of a graph and says what is left: of the control plane, of node pools, of workloads.
/// Pure, and linear in the number of resources.
/// </summary>
internal static class ZoneDrill
{
    /// <summary>The drill of a graph.</summary>
    public static DrillReport Of(ResourceGraph graph)
    {
        var (clusters, homeless) = ClusterFinder.Find(graph);
        return new(
            [.. clusters.Select(Of)],
            [.. homeless.Where(node => AddOnSettings.Of(node).Count > 0 || Workloads([node]).Any()).Select(node => node.Name)]);
    }

    /// <summary>
    /// What a user should change: what is lost as errors where that is not what the cluster is meant for, else as warnings; what is not
    /// known as warnings.
    /// </summary>
    /// <param name="report">The drill.</param>
    /// <param name="expected">Whether everything must survive; null lets the number of zones of each cluster decide.</param>
    public static IEnumerable<Problem> Problems(DrillReport report, bool? expected) =>
        from cluster in report.Clusters
        from row in cluster.Rows
        let severity = row.Verdict == Verdict.Lost && (expected ?? cluster.MeantToSurvive) ? Severity.Error : Severity.Warning
        where row.Problem is not null
        select row.Problem! with { Severity = severity };

    private static ClusterDrill Of(DrillCluster cluster)
    {
        var pools = NodePoolReader.Of(cluster);
        string[] zones = [.. pools.SelectMany(pool => pool.Zones).Concat(cluster.OwnZones).Distinct().Order(StringComparer.Ordinal)];
        var judge = new WorkloadJudge(pools, zones);
        return new(
            cluster.Node.Name,
            cluster.Node.Urn,
            zones,
            [
                PoolJudge.ControlPlane(cluster, zones),
                .. pools.Select(pool => PoolJudge.Of(pool, zones)),
                .. cluster.Cloud.SelectMany(AddOnSettings.Of).Select(judge.Of),
                .. Objects(cluster, judge, zones),
            ]);
    }

    private static IEnumerable<DrillRow> Objects(DrillCluster cluster, WorkloadJudge judge, IReadOnlyList<string> zones)
    {
        var budgets = new DeclaredBudgets(cluster.Objects);
        DrillRow[] rows = [.. Workloads(cluster.Objects, budgets).Concat(cluster.Objects.SelectMany(AddOnSettings.Of)).Select(judge.Of)];
        return rows.Concat(budgets.Blocking().Select(node => new DrillRow
        {
            Kind = DrillKind.Budget,
            Name = node.Name,
            Urn = node.Urn,
            Outcomes = [.. zones.Select(zone => new ZoneOutcome(zone, Verdict.Lost, null))],
            Problem = new(Severity.Error, node.Urn, "spec", null, "lets no pod go, so that no node of theirs can be drained", "let one go"),
        }));
    }

    private static IEnumerable<Workload> Workloads(IReadOnlyList<ResourceNode> objects, DeclaredBudgets? budgets = null)
    {
        var reader = new ObjectWorkloads(budgets ?? new(objects), new(objects));
        return objects.Select(reader.Of).OfType<Workload>();
    }
}
