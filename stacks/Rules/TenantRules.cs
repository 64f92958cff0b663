using Platform.Components.AddOns;
using Platform.Components.Tenants;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Rules;

/// <summary>Whether each tenant has a namespace of its own, and names what it may call. Pure.</summary>
internal static class TenantRules
{
    private static readonly ImmutableSortedSet<string> OfKubernetes = ["default", "kube-node-lease", "kube-public", "kube-system"];

    public static IEnumerable<Problem> Problems(string path, ClusterSpec spec, AddOnPlan plan)
    {
        var platform = spec.AddOns.All().OfType<NamespacedAddOn>().Select(addOn => addOn.HomeNamespace).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, tenant) in spec.Tenants)
        {
            var home = tenant.Namespace ?? name;
            if (!EnvironmentRules.Label().IsMatch(name))
                yield return new($"{path}.tenants.{name}", name, "a tenant's name must be lower-case letters, digits and dashes",
                    "rename it");
            if (OfKubernetes.Contains(home) || platform.Contains(home))
                yield return new($"{path}.tenants.{name}.namespace", home, "is a namespace of Kubernetes or of the platform",
                    "use another");
            if (spec.Tenants.FirstOrDefault(other => string.CompareOrdinal(other.Key, name) < 0
                && (other.Value.Namespace ?? other.Key) == home).Key is { } holder)
                yield return new($"{path}.tenants.{name}.namespace", home, $"is the namespace of {holder}", "use another");
            foreach (var problem in TenantChecks.Of(tenant, plan.Facts))
                yield return new($"{path}.tenants.{name}.{problem.Key}", problem.Value, problem.Rule, problem.Fix);
        }
    }
}
