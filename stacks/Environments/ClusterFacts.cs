using Platform.Components.AddOns;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Environments;

/// <summary>What a cluster tells its add-ons, worked out before anything exists.</summary>
internal static class ClusterFacts
{
    /// <summary>What EKS offers with the managed add-ons that this platform gives it.</summary>
    private static readonly ImmutableSortedSet<Capability> Eks =
    [
        Capability.WorkloadIdentity,
        Capability.NetworkPolicies,
        Capability.LoadBalancers,
        Capability.VolumeSnapshots,
        Capability.ResourceMetrics,
    ];

    /// <summary>What GKE offers as this platform sets it up.</summary>
    private static readonly ImmutableSortedSet<Capability> Gke =
    [
        Capability.WorkloadIdentity,
        Capability.NetworkPolicies,
        Capability.LoadBalancers,
        Capability.GatewayKinds,
        Capability.VolumeSnapshots,
        Capability.ResourceMetrics,
        Capability.NodeAutoscaling,
    ];

    /// <summary>A network load balancer; without the annotation EKS makes one of the kind that is no longer sold.</summary>
    private static readonly ImmutableSortedDictionary<string, string> NetworkLoadBalancer =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("service.beta.kubernetes.io/aws-load-balancer-type", "nlb");

    /// <summary>The facts of a cluster.</summary>
    public static AddOnFacts Of(EnvironmentSpec environment, string name, ClusterSpec spec)
    {
        var facts = new AddOnFacts
        {
            Cluster = $"{environment.Organization}-{environment.Name}-{name}",
            Region = spec.Region,
            Zones = spec.Zones,
            Kubernetes = spec.Version,
            Native = spec.Cloud == Cloud.Aws ? Eks : Gke,
            HighlyAvailable = spec.HighlyAvailable,
            RetainKinds = spec.RetainKinds,
        };
        return spec.Cloud == Cloud.Aws ? facts with { PublicLoadBalancer = NetworkLoadBalancer } : facts;
    }
}
