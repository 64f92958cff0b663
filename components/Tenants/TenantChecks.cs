using System.Text.RegularExpressions;
using Platform.Components.AddOns;

namespace Platform.Components.Tenants;

/// <summary>What is wrong with tenants' settings on a cluster. Pure; keys are below the tenant's own.</summary>
public static partial class TenantChecks
{
    /// <summary>What only one may have, or the platform has itself.</summary>
    private static readonly ImmutableSortedSet<string> Taken = ["default", "kube-node-lease", "kube-public", "kube-system"];

    /// <summary>Everything that is wrong with some tenants of a cluster.</summary>
    /// <param name="tenants">The tenants by name.</param>
    /// <param name="plan">What is installed in the cluster.</param>
    public static IEnumerable<AddOnProblem> Of(ImmutableSortedDictionary<string, TenantSpec> tenants, AddOnPlan plan)
    {
        var homes = plan.Order.OfType<NamespacedAddOn>().Select(addOn => addOn.HomeNamespace).ToImmutableSortedSet();
        foreach (var (name, tenant) in tenants)
        {
            var home = tenant.Namespace ?? name;
            var key = tenant.Namespace is null ? "" : ".namespace";
            if (!Label().IsMatch(home))
                yield return new(name + key, home, "must be lower-case letters, digits and dashes, up to 63", "give it another name");
            if (Taken.Contains(home) || homes.Contains(home))
                yield return new(name + key, home, "is a namespace of the platform or of Kubernetes", "give the tenant another namespace");
            if (tenants.Any(other => other.Key != name && (other.Value.Namespace ?? other.Key) == home))
                yield return new(name + key, home, "is another tenant's namespace too", "give each tenant a namespace of its own");
            foreach (var problem in Amounts(tenant).Concat(Outside(tenant)))
                yield return problem with { Key = $"{name}.{problem.Key}" };
            if (tenant.Mesh && !plan.Facts.Offers(Capability.Mesh))
            {
                yield return new(
                    $"{name}.mesh", "true", "the cluster has no mesh", "enable istio-base, istiod, istio-cni and ztunnel, or leave mesh out");
            }

            if (!tenant.Repositories.IsEmpty && !plan.Facts.Offers(Capability.Delivery))
            {
                yield return new(
                    $"{name}.repositories", string.Join(", ", tenant.Repositories), "nothing delivers applications to the cluster",
                    "enable argo-cd, or leave repositories out");
            }
        }
    }

    private static IEnumerable<AddOnProblem> Amounts(TenantSpec tenant)
    {
        (string Key, string Value)[] amounts =
        [
            ("cpu", tenant.Cpu), ("memory", tenant.Memory), ("storage", tenant.Storage), ("defaultCpu", tenant.DefaultCpu),
            ("defaultMemory", tenant.DefaultMemory), ("largestMemory", tenant.LargestMemory),
        ];
        foreach (var (key, value) in amounts.Where(amount => !Quantity().IsMatch(amount.Value)))
            yield return new(key, value, "must be an amount, as Kubernetes writes it", "write it such as 500m, 4, 512Mi or 16Gi");
        if (tenant.Pods < 1)
            yield return new("pods", $"{tenant.Pods}", "must be one or more", "set it to 100");
    }

    private static IEnumerable<AddOnProblem> Outside(TenantSpec tenant) =>
        from block in tenant.Outside
        where !System.Net.IPNetwork.TryParse(block, out _)
        select new AddOnProblem("outside", block, "must be a block of addresses", "write it such as 203.0.113.0/24");

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")]
    private static partial Regex Label();

    [GeneratedRegex("^[0-9]+(\\.[0-9]+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$")]
    private static partial Regex Quantity();
}
