using Platform.Components.Identity;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Rules;

/// <summary>What clusters that share a project share with it. Pure.</summary>
internal static class IdentityRules
{
    /// <summary>What is wrong with the identities of a cluster.</summary>
    public static IEnumerable<Problem> Problems(string path, ClusterSpec cluster) =>
        cluster.Identities.SelectMany(identity => OfIdentity($"{path}.identities.{identity.Key}", identity.Value));

    private static IEnumerable<Problem> OfIdentity(string path, IdentitySpec identity)
    {
        if (!EnvironmentRules.Label().IsMatch(identity.Namespace))
            yield return new($"{path}.namespace", Shown(identity.Namespace), "must be a namespace",
                $"set {path}.namespace to where the service account is");
        if (!EnvironmentRules.Label().IsMatch(identity.ServiceAccount))
            yield return new($"{path}.serviceAccount", Shown(identity.ServiceAccount), "must be a service account",
                $"set {path}.serviceAccount to whose pods it is for");
        foreach (var (name, grant) in identity.Aws.Grants)
        {
            if (grant.Problem is { } problem)
                yield return new($"{path}.aws.grants.{name}", name, problem, "name what may be done, and to what");
        }

        foreach (var (name, grant) in identity.Gcp.Grants)
        {
            if (!grant.Role.StartsWith("roles/", StringComparison.Ordinal) && !grant.Role.StartsWith("projects/", StringComparison.Ordinal))
                yield return new($"{path}.gcp.grants.{name}.role", Shown(grant.Role), "must be a role",
                    "use one such as roles/storage.objectViewer");
            if (grant.Resources > 1)
                yield return new($"{path}.gcp.grants.{name}", $"{grant.Resources} resources", "a grant is on one resource",
                    "write a grant for each");
        }
    }

    private static string Shown(string text) => text.Length == 0 ? "none" : text;

    /// <summary>On Google Cloud a service account of Kubernetes is one principal in all clusters of a project.</summary>
    public static IEnumerable<Problem> Warnings(string path, EnvironmentSpec environment) => GcpSameness
        .Of(environment.Clusters
            .Where(cluster => cluster.Value is { Cloud: Cloud.Gcp, Project: not (null or "") })
            .Select(cluster => (cluster.Key, cluster.Value.Project!,
                cluster.Value.Identities.Values.Select(identity => $"{identity.Namespace}/{identity.ServiceAccount}"))))
        .Select(same => new Problem($"{path}.{same.Clusters.Max}.project", same.Project, same.Finding, same.Fix));
}
