using Platform.Stacks.Specs;

namespace Platform.Stacks.Rules;

/// <summary>Whether a cluster that something else made can be reached, and says nothing that only one of ours could have. Pure.</summary>
internal static class ExistingRules
{
    public static IEnumerable<Problem> Problems(EnvironmentSpec environment, string path, ClusterSpec cluster)
    {
        var existing = cluster.Existing!;
        if (existing.Name.Length == 0)
            yield return new($"{path}.existing.name", "none", "an existing cluster has a name",
                $"set {path}.existing.name to what the cloud calls it");

        if (existing.KubeconfigSecret is { } secret && !SecretRules.IsName(secret))
        {
            yield return new($"{path}.existing.kubeconfigSecret", secret,
                "must be the name of a secret: letters, digits, dash and underscore",
                "use a name such as old-kubeconfig");
        }

        if (!cluster.NodePools.IsEmpty)
        {
            yield return new($"{path}.nodePools", string.Join(", ", cluster.NodePools.Keys),
                "an existing cluster's pools belong to whoever made it",
                "leave them out, or leave out existing to have the cluster made");
        }

        if (cluster is { Cloud: Cloud.Aws, AddOns.AwsLoadBalancerController.Enabled: true } && existing.NetworkId is null)
            yield return new($"{path}.existing.networkId", "none", "load balancers are made in a VPC",
                $"set {path}.existing.networkId to the cluster's VPC, such as vpc-0123456789abcdef0");
        if (cluster.Network is not { Cidr: null, Slot: null })
            yield return new($"{path}.network", "given", "an existing cluster's network belongs to whoever made it", "leave it out");
        if (cluster.Cloud is null && !cluster.Identities.IsEmpty)
        {
            yield return new($"{path}.identities", string.Join(", ", cluster.Identities.Keys),
                "a kubeconfig does not tell which cloud gives identities",
                $"set {path}.cloud with its region and account or project");
        }
    }
}
