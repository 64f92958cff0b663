using Platform.Components.AddOns;
using Net = Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Platform.Components.Tenants;

/// <summary>The one network policy of a tenant's namespace: what its specification names, DNS and the cloud's credentials. Pure.</summary>
internal static class TenantTraffic
{
    /// <summary>The namespaces of ingress controllers and of the metrics' collector, which may always call.</summary>
    private static readonly ImmutableSortedSet<string> Platform =
        ["contour", "envoy-gateway-system", "haproxy", "ingress-nginx", NamespacePolicies.Monitoring, "projectcontour"];

    /// <summary>Every namespace whose pods may call.</summary>
    public static ImmutableSortedSet<string> Callers(TenantSpec spec) => Platform.Union(spec.CalledBy);

    /// <summary>The policy.</summary>
    /// <param name="spec">What the tenant is to be.</param>
    /// <param name="meshed">Whether its pods are in the mesh.</param>
    public static Net.NetworkPolicySpecArgs Of(TenantSpec spec, bool meshed)
    {
        var policy = NamespacePolicies.Of(new()
        {
            From = Every(Callers(spec)),
            To = Every(spec.Calls),
            Anywhere = [],
        }, meshed);
        if (!spec.Outside.IsEmpty)
            policy.Egress.Add(Outside(spec));
        return policy;
    }

    private static ImmutableSortedDictionary<string, ImmutableSortedSet<int>> Every(IEnumerable<string> namespaces) =>
        namespaces.ToImmutableSortedDictionary(name => name, _ => ImmutableSortedSet<int>.Empty, StringComparer.Ordinal);

    private static Net.NetworkPolicyEgressRuleArgs Outside(TenantSpec spec) => new()
    {
        To = spec.Outside.Select(block => new Net.NetworkPolicyPeerArgs { IpBlock = new Net.IPBlockArgs { Cidr = block } }).ToArray(),
        Ports = spec.OutsidePorts.Select(port => new Net.NetworkPolicyPortArgs { Port = port, Protocol = "TCP" }).ToArray(),
    };
}
