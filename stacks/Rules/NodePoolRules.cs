using Platform.Components.NodePools;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Rules;

/// <summary>Whether a cluster's node pools can be made, and outlive a zone. Pure.</summary>
internal static class NodePoolRules
{
    public static IEnumerable<Problem> Problems(string path, string name, ClusterSpec cluster)
    {
        if (cluster.NodePools.IsEmpty)
            yield return new($"{path}.nodePools", "none", "a cluster needs a node pool",
                $"add one, such as {path}.nodePools: {{ system: {{}} }}");

        foreach (var (pool, spec) in cluster.NodePools)
        {
            foreach (var problem in OfPool($"{path}.nodePools.{pool}", name, pool, cluster, spec))
                yield return problem;
        }

        if (!cluster.NodePools.IsEmpty && !cluster.NodePools.Values.Any(pool => pool.IsGeneral))
        {
            yield return new($"{path}.nodePools", string.Join(", ", cluster.NodePools.Keys),
                "one pool must take pods that tolerate nothing and ask for no sandbox",
                "leave one pool without taints and sandbox");
        }
    }

    private static IEnumerable<Problem> OfPool(string path, string cluster, string name, ClusterSpec spec, NodePoolSpec pool)
    {
        if (!EnvironmentRules.Label().IsMatch(name))
            yield return new(path, name, "a pool's name must be lower-case letters, digits and dashes", "rename it");
        else if (spec.Cloud == Cloud.Gcp && $"{cluster}-{name}".Length > GkeNodePool.LongestName)
            yield return new(path, $"{cluster}-{name}", $"must be {GkeNodePool.LongestName} characters or fewer together on GKE",
                "shorten the pool's or the cluster's name");

        if (pool.Min < 0)
            yield return new($"{path}.min", $"{pool.Min}", "must not be negative", "use 0 or more");
        if (pool.Max < 1 || pool.Max < pool.Min)
            yield return new($"{path}.max", $"{pool.Max}", $"must be at least 1 and at least min, {pool.Min}",
                $"set it to {Math.Max(1, pool.Min)} or more");
        if (spec.HighlyAvailable && pool is { Min: > 0, Spot: false } && pool.Min < spec.Zones.Count)
        {
            yield return new($"{path}.min", $"{pool.Min}",
                $"must be at least the number of zones, {spec.Zones.Count}, so that the loss of one leaves nodes in the others",
                $"set it to {spec.Zones.Count}, or to 0 for a pool that may be empty");
        }
    }
}
