using System.Net;
using Platform.Components.AddOns;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Rules;

/// <summary>Whether each tenant has a namespace of its own, and names what it may call. Pure.</summary>
internal static class TenantRules
{
    private static readonly ImmutableSortedSet<string> OfKubernetes = ["default", "kube-node-lease", "kube-public", "kube-system"];

    public static IEnumerable<Problem> Problems(string path, ClusterSpec cluster)
    {
        var platform = cluster.AddOns.All().OfType<NamespacedAddOn>().Select(addOn => addOn.HomeNamespace).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, tenant) in cluster.Tenants)
        {
            var home = tenant.Namespace ?? name;
            if (!EnvironmentRules.Label().IsMatch(name))
                yield return new($"{path}.tenants.{name}", name, "a tenant's name must be lower-case letters, digits and dashes", "rename it");
            if (OfKubernetes.Contains(home) || platform.Contains(home))
                yield return new($"{path}.tenants.{name}.namespace", home, "is a namespace of Kubernetes or of the platform", "use another");
            if (cluster.Tenants.FirstOrDefault(other => string.CompareOrdinal(other.Key, name) < 0 && (other.Value.Namespace ?? other.Key) == home).Key is { } holder)
                yield return new($"{path}.tenants.{name}.namespace", home, $"is the namespace of {holder}", "use another");
            if (tenant.Pods < 1)
                yield return new($"{path}.tenants.{name}.pods", $"{tenant.Pods}", "must be at least 1", "use 100");
            foreach (var range in tenant.Outside.Where(range => !IPNetwork.TryParse(range, out _)))
                yield return new($"{path}.tenants.{name}.outside", range, "must be a block such as 203.0.113.0/24", "write it as a block");
        }
    }
}
