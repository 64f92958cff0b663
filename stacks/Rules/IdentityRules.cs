using Platform.Stacks.Specs;

namespace Platform.Stacks.Rules;

/// <summary>What clusters that share a project share with it. Pure.</summary>
internal static class IdentityRules
{
    /// <summary>On Google Cloud a service account of Kubernetes is one principal in all clusters of a project.</summary>
    public static IEnumerable<Problem> Warnings(string path, EnvironmentSpec environment) =>
        from clusters in environment.Clusters.Where(cluster => cluster.Value is { Cloud: Cloud.Gcp, Project: not (null or "") }).GroupBy(cluster => cluster.Value.Project!)
        where clusters.Count() > 1
        select new Problem(
            $"{path}.{clusters.Last().Key}.project", clusters.Key,
            $"is also the project of {string.Join(", ", clusters.SkipLast(1).Select(cluster => cluster.Key))}: service accounts of one name in one namespace are the same "
            + "principal in all clusters of a project",
            "give each cluster a project of its own, or name namespaces apart");
}
