using Platform.Engine.Policies.Themes;

namespace Platform.Engine.Policies;

/// <summary>All rules, theme by theme. The list is explicit: a rule that is not here is not asked.</summary>
internal static class PolicyBook
{
    /// <summary>The rules in the order in which they are listed.</summary>
    public static IReadOnlyList<PolicyRule> All { get; } =
    [
        .. EksClusterRules.All,
        .. EksNodeRules.All,
        .. GkeClusterRules.All,
        .. GkeNodeRules.All,
        .. NetworkRules.All,
        .. IdentityRules.All,
        .. TrustRules.All,
        .. KeyRules.All,
        .. StorageRules.All,
        .. PodRules.All,
        .. PodPlaceRules.All,
        .. NamespaceRules.All,
        .. AccessRules.All,
        .. ServiceRules.All,
        .. ChartRules.All,
        .. ProtectionRules.All,
        .. DeltaRules.All,
        .. CostRules.All,
    ];

    /// <summary>The ids.</summary>
    public static IReadOnlySet<string> Ids { get; } = All.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
}
