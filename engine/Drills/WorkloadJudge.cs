using System.Globalization;
using Platform.Engine.Graph;

namespace Platform.Engine.Drills;

/// <summary>
/// Says what is left of a workload when a zone is gone, and whether that is enough: one replica, the majority of a quorum, what a budget
/// demands. It takes the worst placement that is allowed; a mere preference of the scheduler counts where pods may start anew elsewhere,
/// and not for a quorum. What only work waits for that is done later as well may start anew, wherever there are nodes left for it.
/// </summary>
/// <param name="pools">The cluster's node pools.</param>
/// <param name="zones">The cluster's zones.</param>
internal sealed class WorkloadJudge(IReadOnlyList<NodePool> pools, IReadOnlyList<string> zones)
{
    private const string Spread = "spread them over topology.kubernetes.io/zone";
    private const string PinZones = "pin the node pools' zones";

    private readonly HashSet<string> _labels = [.. pools.SelectMany(pool => pool.Labels.Keys)];

    /// <summary>The workload's row.</summary>
    public DrillRow Of(Workload workload)
    {
        var homes = workload.Groups.Select(group => ZonesOf(group.Placement)).ToArray();
        var found = zones.Select(zone => MayRestart(zone, workload, homes, Without(zone, workload, homes))).ToArray();
        var worst = found.OrderByDescending(one => one.Outcome.Verdict).FirstOrDefault();
        return new()
        {
            Kind = DrillKind.Workload,
            Name = workload.Name,
            Urn = workload.Urn,
            Total = workload.Total,
            Waits = found.Any(one => one.Outcome.Verdict == Verdict.Restarts) ? workload.Waits : null,
            Outcomes = [.. found.Select(one => one.Outcome)],
            Problem = zones.Count > 0 ? worst.Problem : Unknown(workload, "the zones of its nodes are not declared", PinZones),
        };
    }

    private static (ZoneOutcome Outcome, Problem? Problem) MayRestart(
        string zone, Workload workload, HashSet<string>?[] homes, (ZoneOutcome Outcome, Problem? Problem) found) =>
        found.Outcome.Verdict is Verdict.Survives || workload.Waits is null || workload.Budget?.Blocks(workload.Total ?? 1) == true
            || !homes.All(home => home?.Any(other => other != zone) == true)
            ? found
            : (new(zone, Verdict.Restarts, null), null);

    /// <summary>The zones of the pools that take the pods; null when one of them does not say.</summary>
    private HashSet<string>? ZonesOf(Placement placement)
    {
        NodePool[] taking = [.. pools.Where(pool => pool.Takes(placement, _labels))];
        if (taking.Length == 0 || taking.Any(pool => pool.Zones.Count == 0))
            return null;
        var all = taking.SelectMany(pool => pool.Zones).ToHashSet(StringComparer.Ordinal);
        if (placement.Zones is { } pinned)
            all.IntersectWith(pinned);
        return all;
    }

    private static (ZoneOutcome Outcome, Problem? Problem) Without(string zone, Workload workload, HashSet<string>?[] homes)
    {
        if (workload.Total is not { } total)
            return Said(zone, null, Unknown(workload, "the number of replicas is not declared; a default decides", "declare it"));
        if (workload.Budget?.Blocks(total) == true)
            return Said(zone, null, Lost(workload, "its disruption budget lets no replica go, so no node can be drained", "let one go"));
        if (total > 0 && homes.Contains(null))
            return Said(zone, null, Unknown(workload, "the zones of the nodes that take it are not declared", PinZones));

        var need = Math.Max(1, Math.Max(workload.Quorum ? (total / 2) + 1 : 0, workload.Budget?.Demands(total) ?? 0));
        var even = total - Losses(zone, workload, homes, best: true);
        var worst = total - Losses(zone, workload, homes, best: false);
        if (even < need)
            return Said(zone, even, Lost(workload, TooFew(zone, total, even, need, workload, homes), TooFewFix(workload, total, homes)));
        if (worst >= need)
            return Said(zone, worst, null);

        return Weakest(zone, workload, homes) switch
        {
            Spreading.Undeclared => Said(zone, null, Unknown(
                workload, "how its replicas are spread over zones is not declared; a default decides", Spread)),
            Spreading.Preferred when !workload.Quorum => Said(zone, even, null),
            Spreading.Preferred => Said(zone, worst, Lost(
                workload, "only a preference keeps a majority out of one zone", "spread them with whenUnsatisfiable: DoNotSchedule")),
            Spreading.Hosts => Said(zone, worst, Lost(
                workload, "its replicas are kept on different nodes, which may all stand in one zone", Spread)),
            Spreading.Required => Said(zone, worst, Lost(
                workload, $"a zone may have so many that {worst} of {total} replicas are left: {need} are needed", "use a maxSkew of 1")),
            _ => Said(zone, worst, Lost(workload, "nothing keeps its replicas out of one zone", Spread)),
        };
    }

    /// <summary>How many replicas go with a zone, at best or at worst.</summary>
    private static int Losses(string zone, Workload workload, HashSet<string>?[] homes, bool best) =>
        workload.Groups.Zip(homes).Sum(pair => (Group: pair.First, Home: pair.Second) switch
        {
            ({ Count: { } count }, { } home) when home.Contains(zone) =>
                best ? (int)Math.Ceiling((double)count / home.Count) : pair.First.Placement.Most(count, home.Count),
            _ => 0,
        });

    /// <summary>What keeps the replicas apart that the zone may take away; of several groups the weakest.</summary>
    private static Spreading Weakest(string zone, Workload workload, HashSet<string>?[] homes) => workload.Groups.Zip(homes)
        .Where(pair => pair.Second?.Contains(zone) == true && pair.First.Count > 0).Min(pair => pair.First.Placement.Spreading);

    private static string TooFew(string zone, int total, int left, int need, Workload workload, HashSet<string>?[] homes) => total switch
    {
        1 => "is a single replica, which is gone with its zone",
        _ when homes.All(home => home!.Count == 1 && home.Contains(zone)) => $"all replicas stand in {zone}",
        _ when workload.Quorum && need == (total / 2) + 1 => $"{left} of {total} are left without a zone: the majority is {need}",
        _ => $"{left} of {total} are left without a zone: its disruption budget demands {need}",
    };

    private static string TooFewFix(Workload workload, int total, HashSet<string>?[] homes) =>
        workload.Quorum ? "run three over three zones"
        : total == 1 ? "run two, spread over topology.kubernetes.io/zone"
        : homes.All(home => home!.Count == 1) ? "let them run in other zones too"
        : "let the budget do without the replicas of one zone";

    private static (ZoneOutcome Outcome, Problem? Problem) Said(string zone, int? left, Problem? problem) => (
        new(zone, problem?.Severity switch { null => Verdict.Survives, Severity.Error => Verdict.Lost, _ => Verdict.Unknown }, left),
        problem);

    private static Problem Lost(Workload workload, string rule, string fix) => About(workload, Severity.Error, rule, fix);

    private static Problem Unknown(Workload workload, string rule, string fix) => About(workload, Severity.Warning, rule, fix);

    private static Problem About(Workload workload, Severity severity, string rule, string fix) =>
        new(severity, workload.Urn, workload.CountPath, workload.Total?.ToString(CultureInfo.InvariantCulture), rule, fix);
}
