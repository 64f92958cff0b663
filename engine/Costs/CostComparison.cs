using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Costs;

/// <summary>What a group cost before and costs now.</summary>
/// <param name="Cluster">The name of the cluster; empty for none or several.</param>
/// <param name="Component">The component; null for none.</param>
/// <param name="Before">What it cost; nothing when it was not there.</param>
/// <param name="After">What it costs; nothing when it is gone.</param>
internal sealed record CostChange(string Cluster, ResourceNode? Component, Band Before, Band After)
{
    /// <summary>How much more it costs.</summary>
    public Band Difference => After - Before;
}

/// <summary>An estimate, and that of the earlier deployment when there is one. Both use the same prices and the same day.</summary>
/// <param name="After">What the stack costs.</param>
/// <param name="Before">What it cost; null when there is nothing to compare with.</param>
internal sealed record CostComparison(Estimate After, Estimate? Before)
{
    /// <summary>How much more the stack costs; nothing when there is nothing to compare with.</summary>
    public Band Difference => Before is null ? Band.Zero : After.Total - Before.Total;

    /// <summary>The groups that cost more or less than before: those that there are in their order, then those that are gone.</summary>
    public IReadOnlyList<CostChange> Changes => Before is null ? [] : [.. All().Where(change => change.Difference != Band.Zero)];

    /// <summary>Estimates a stack, and what it was.</summary>
    /// <param name="graph">The stack.</param>
    /// <param name="earlier">What it was; null when that is not known.</param>
    /// <param name="day">The day for which both hold.</param>
    public static CostComparison Of(ResourceGraph graph, EarlierDeployment? earlier, DateOnly day) => new(
        Estimator.Of(graph, day),
        earlier is null ? null : Estimator.Of(graph with { Resources = [.. StillThere(earlier)] }, day));

    private static IEnumerable<ResourceNode> StillThere(EarlierDeployment earlier) =>
        earlier.Resources.Where(resource => !resource.AwaitsDeletion).Select(resource => resource.Node);

    private IEnumerable<CostChange> All()
    {
        var before = Before!.Groups.GroupBy(group => group.Key).ToDictionary(groups => groups.Key, groups => groups.ToArray());
        foreach (var groups in After.Groups.GroupBy(group => group.Key))
        {
            var was = before.Remove(groups.Key, out var earlier) ? earlier : [];
            yield return Change([.. groups], was, [.. groups]);
        }

        foreach (var gone in before.Values)
            yield return Change(gone, gone, []);
    }

    private static CostChange Change(CostGroup[] named, CostGroup[] before, CostGroup[] after) => new(
        named[0].Cluster, named[0].Component,
        before.Select(group => group.Monthly).Total(), after.Select(group => group.Monthly).Total());
}
