using System.Text.Json;
using Platform.Components.AddOns;
using Platform.Stacks.Specs;
using Platform.Stacks.Versions;

namespace Platform.Stacks.Rules;

/// <summary>What the plan of a cluster's add-ons has to say, at the keys of the stack file. Pure.</summary>
internal static class AddOnRules
{
    /// <summary>What keeps the add-ons from being installed.</summary>
    public static IEnumerable<Problem> Problems(string path, ClusterSpec cluster, AddOnPlan plan) =>
        cluster is { Cloud: null, Existing: null } ? [] : plan.Problems
            .Where(problem => problem.Value != cluster.Version || IsKnown(cluster))
            .Select(problem => At(path, problem));

    /// <summary>What somebody should know who installs them.</summary>
    public static IEnumerable<Problem> Warnings(string path, AddOnPlan plan) =>
        from addOn in plan.Order
        from advisory in addOn.Advisories
        select At(path, advisory with { Key = advisory.Key.Length == 0 ? addOn.Name : $"{addOn.Name}.{advisory.Key}" });

    /// <summary>A minor that nobody knows is one mistake, not one of every add-on.</summary>
    private static bool IsKnown(ClusterSpec cluster) =>
        cluster.Cloud is { } cloud && KubernetesMinors.Find(cloud, cluster.Version) is not null;

    private static Problem At(string path, AddOnProblem problem)
    {
        var parts = problem.Key.Split('.', 2);
        var key = Key(parts[0]);
        return new(parts.Length == 1 ? $"{path}.addOns.{key}" : $"{path}.addOns.{key}.{parts[1]}", problem.Value, problem.Rule,
            problem.Fix);
    }

    /// <summary>The key of an add-on in the stack file, by its name: <c>kubePrometheusStack</c> of <c>kube-prometheus-stack</c>.</summary>
    public static string Key(string addOn) =>
        JsonNamingPolicy.CamelCase.ConvertName(string.Concat(addOn.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
}
