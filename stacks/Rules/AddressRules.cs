using Platform.Components.Networks;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Rules;

/// <summary>Whether networks have addresses of their own, and enough of them. The arithmetic is the planners'. Pure.</summary>
internal static class AddressRules
{
    /// <summary>With prefix delegation a node on AWS runs as many pods as Kubernetes recommends at most.</summary>
    /// <seealso href="https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html"/>
    private const int PodsPerAwsNode = 110;

    /// <summary>What is wrong with a cluster's network.</summary>
    public static IEnumerable<Problem> Of(string path, FleetPlan fleet, ClusterSpec cluster)
    {
        if (cluster.Network is { Cidr: null, Slot: null })
        {
            yield return new($"{path}.network.cidr", "none", "a network needs a block or the number of a slot",
                $"set {path}.network.slot to a number that no other cluster has, or {path}.network.cidr to a block that nothing else uses");
        }
        else if (cluster.Network is { Cidr: not null, Slot: not null })
            yield return new($"{path}.network.slot", $"{cluster.Network.Slot}", "a network has a block or a slot, not both",
                "leave one of them out");

        if (cluster.Block(fleet) is not { } block)
            yield break;

        foreach (var problem in Plan(cluster, block))
            yield return new($"{path}.{Key(cluster.Cloud, problem.Setting)}", problem.Value, problem.Rule, problem.Fix);
    }

    /// <summary>What is wrong between clusters.</summary>
    public static IEnumerable<Problem> Between(string path, EnvironmentSpec environment)
    {
        var slots = environment.Clusters
            .Where(cluster => cluster.Value.Network is { Cidr: null, Slot: not null })
            .ToImmutableSortedDictionary(cluster => cluster.Key, cluster => cluster.Value.Network.Slot!.Value);
        foreach (var problem in environment.Addresses.Check(slots))
        {
            var key = problem.Setting == "slotPrefix" ? "platform:addresses.slotPrefix" : $"{path}.{problem.Setting}.network.slot";
            yield return new(key, problem.Value, problem.Rule, problem.Fix);
        }

        // Two that name one slot are told so above.
        var blocks = environment.Clusters
            .Where(cluster => cluster.Value.Block(environment.Addresses) is not null)
            .ToImmutableSortedDictionary(cluster => cluster.Key, cluster => cluster.Value.Block(environment.Addresses)!.Value);
        foreach (var problem in FleetPlan.Overlaps(blocks).Where(problem => environment.Clusters[problem.Setting].Network.Cidr is not null))
            yield return new($"{path}.{problem.Setting}.network.cidr", problem.Value, problem.Rule, problem.Fix);
    }

    private static ImmutableArray<PlanProblem> Plan(ClusterSpec cluster, CidrBlock block)
    {
        var nodes = cluster.NodePools.Values.Sum(pool => Math.Max(0, pool.Max));
        var network = cluster.Network;
        return cluster.Cloud == Cloud.Gcp
            ? network.Gcp.Check(network.Egress, block, new(nodes, cluster.Gke.Networking.MaxPodsPerNode))
            : network.Aws.Check(cluster.Region, network.Egress, block, cluster.Zones, new(nodes, PodsPerAwsNode)
            {
                WarmPrefixes = cluster.Eks.PodNetwork.PrefixDelegation ? cluster.Eks.PodNetwork.WarmPrefixes : null,
            });
    }

    /// <summary>Where the stack file says what a planner asks about.</summary>
    private static string Key(Cloud? cloud, string setting) => setting switch
    {
        "zones" => "zones",
        "nodes" => "nodePools",
        "podsPerNode" => "gke.networking.maxPodsPerNode",
        "cidr" or "egress" => $"network.{setting}",
        _ => $"network.{(cloud == Cloud.Gcp ? "gcp" : "aws")}.{setting}",
    };
}
