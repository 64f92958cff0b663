using Platform.Components.AddOns;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Environments;

/// <summary>What a cluster tells its add-ons, worked out before anything exists.</summary>
internal static class ClusterFacts
{
    /// <summary>A network load balancer; without the annotation EKS makes one of the kind that is no longer sold.</summary>
    private static readonly ImmutableSortedDictionary<string, string> NetworkLoadBalancer =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("service.beta.kubernetes.io/aws-load-balancer-type", "nlb");

    /// <summary>The facts of a cluster.</summary>
    public static AddOnFacts Of(EnvironmentSpec environment, string name, ClusterSpec spec) => new()
    {
        Cluster = spec.Existing?.Name ?? $"{environment.Organization}-{environment.Name}-{name}",
        Region = spec.Region,
        Zones = spec.Zones,
        Kubernetes = spec.Version,
        Native = [.. spec.Cloud switch { Cloud.Aws => Eks(spec), Cloud.Gcp => Gke(spec), _ => Unknown }],
        PublicLoadBalancer = spec.Cloud == Cloud.Aws ? NetworkLoadBalancer : NetworkLoadBalancer.Clear(),
        HighlyAvailable = spec.HighlyAvailable,
        RetainKinds = spec.RetainKinds,
        Storage = spec.Cloud switch { Cloud.Aws => StorageFacts.Ebs, Cloud.Gcp => StorageFacts.PersistentDisk, _ => null },
    };

    /// <summary>A cluster that is known by its kubeconfig alone is taken to be one that can serve an Ingress, and no more.</summary>
    private static readonly Capability[] Unknown = [Capability.LoadBalancers];

    /// <summary>What EKS offers with the managed add-ons that this platform gives it.</summary>
    private static IEnumerable<Capability> Eks(ClusterSpec spec)
    {
        yield return Capability.WorkloadIdentity;
        yield return Capability.LoadBalancers;
        yield return Capability.CoreDns;
        if (spec.Eks.PodNetwork.NetworkPolicies)
            yield return Capability.NetworkPolicies;
        if (spec.Eks.SystemAddOns.Snapshots)
            yield return Capability.VolumeSnapshots;
        if (spec.Eks.SystemAddOns.Metrics)
            yield return Capability.ResourceMetrics;
        if (spec.Eks.Autoscaler != NodeAutoscaler.None)
            yield return Capability.NodeAutoscaling;
    }

    /// <summary>What GKE offers as this platform sets it up.</summary>
    private static IEnumerable<Capability> Gke(ClusterSpec spec)
    {
        yield return Capability.WorkloadIdentity;
        yield return Capability.LoadBalancers;
        yield return Capability.NetworkPolicies;
        yield return Capability.VolumeSnapshots;
        yield return Capability.ResourceMetrics;
        yield return Capability.CloudMonitoring;
        yield return Capability.NodeAutoscaling;
        if (spec.Gke.Features.GatewayApi)
            yield return Capability.GatewayKinds;
        if (spec.Gke.Telemetry.WorkloadLogs)
            yield return Capability.ContainerLogs;
    }
}
