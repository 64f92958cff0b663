using System.Net;
using System.Text.RegularExpressions;
using Platform.Components.AddOns;

namespace Platform.Components.Tenants;

/// <summary>What is wrong with a tenant's settings on a cluster, whatever it is called. Pure; keys are below the tenant's own.</summary>
public static partial class TenantChecks
{
    /// <summary>Everything that is wrong.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="facts">The cluster, with what it and its add-ons offer.</param>
    public static IEnumerable<AddOnProblem> Of(TenantSpec tenant, AddOnFacts facts) =>
        [.. Amounts(tenant), .. Outside(tenant), .. Offered(tenant, facts)];

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
            yield return new("pods", $"{tenant.Pods}", "must be at least 1", "use 100");
    }

    private static IEnumerable<AddOnProblem> Outside(TenantSpec tenant) =>
        from block in tenant.Outside
        where !IPNetwork.TryParse(block, out _)
        select new AddOnProblem("outside", block, "must be a block such as 203.0.113.0/24", "write it as a block");

    private static IEnumerable<AddOnProblem> Offered(TenantSpec tenant, AddOnFacts facts)
    {
        if (tenant.Mesh && !facts.Offers(Capability.Mesh))
        {
            yield return new(
                "mesh", "true", "the cluster has no mesh", "enable istio-base, istiod, istio-cni and ztunnel, or leave mesh out");
        }

        if (!tenant.Repositories.IsEmpty && !facts.Offers(Capability.Delivery))
        {
            yield return new(
                "repositories", string.Join(", ", tenant.Repositories), "nothing delivers applications to the cluster",
                "enable argo-cd, or leave repositories out");
        }
    }

    /// <summary>An amount as Kubernetes writes it, such as <c>500m</c> or <c>16Gi</c>.</summary>
    [GeneratedRegex("^[0-9]+(\\.[0-9]+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$")]
    public static partial Regex Quantity();
}
