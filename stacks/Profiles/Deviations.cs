using Platform.Components.AddOns;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Profiles;

/// <summary>
/// Says what an environment gives up compared with production, as its profile has it and its stack file leaves it: what the file sets
/// otherwise is not given up, and what is of another cloud or of an add-on that is off is not spoken of.
/// </summary>
public static class Deviations
{
    /// <summary>The parts that a cluster has which something else made.</summary>
    private static readonly ImmutableSortedSet<string> OfAdopted = ["addOns", "highlyAvailable", "retainKinds"];

    /// <summary>A heading and a line for each thing; empty when nothing is given up.</summary>
    /// <param name="spec">The environment, read and checked.</param>
    public static string Text(EnvironmentSpec spec) =>
        EnvironmentProfiles.For(spec.Name, spec.Profile).Concessions is { IsEmpty: false } concessions ? Text(spec, concessions) : "";

    private static string Text(EnvironmentSpec spec, ImmutableArray<Concession> concessions)
    {
        var lines = concessions
            .Select(concession => (Concession: concession, Where: Where(concession, spec)))
            .Where(given => given.Where is not null)
            .Select(given => $"\n  {given.Where}{given.Concession.What}: {given.Concession.Because}");
        return string.Concat(lines) is { Length: > 0 } text ? $"{spec.Name} gives up, compared with production:{text}" : "";
    }

    /// <summary>The clusters that give it up, such as <c>main: </c>; empty for all of them, null for none.</summary>
    private static string? Where(Concession concession, EnvironmentSpec spec)
    {
        if (Holds(concession.Before.Environment, concession.After.Environment, spec, _ => true))
            return "";

        var clusters = spec.Clusters.Where(cluster => Holds(concession, cluster.Value)).Select(cluster => cluster.Key).ToArray();
        return clusters.Length == 0 ? null : clusters.Length == spec.Clusters.Count ? "" : $"{string.Join(", ", clusters)}: ";
    }

    private static bool Holds(Concession concession, ClusterSpec cluster) =>
        Holds(concession.Before.Cluster, concession.After.Cluster, cluster, path => Concerns(path, cluster))
        || cluster.NodePools.Values.Any(
            pool => Holds(concession.Before.NodePool, concession.After.NodePool, pool, path => IsOf(path, cluster.Cloud)));

    /// <summary>Whether anything that was changed is still as it was changed.</summary>
    private static bool Holds(object before, object after, object actual, Func<ImmutableArray<string>, bool> concerns) =>
        SpecDifferences.Between(before, after)
            .Any(given => concerns(given.Path) && SpecDifferences.Same(SpecDifferences.At(actual, given.Path), given.After));

    private static bool Concerns(ImmutableArray<string> path, ClusterSpec cluster) =>
        IsOf(path, cluster.Cloud)
        && (cluster.Existing is null || OfAdopted.Contains(path[0]))
        && (path is not ["addOns", var name, .., not "enabled"] || SpecDifferences.At(cluster.AddOns, [name]) is AddOn { Enabled: true });

    private static bool IsOf(ImmutableArray<string> path, Cloud? cloud) => cloud switch
    {
        Cloud.Aws => !path.Contains("gke") && !path.Contains("gcp"),
        Cloud.Gcp => !path.Contains("eks") && !path.Contains("aws"),
        _ => true,
    };
}
