using Platform.Components.AddOns;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Environments;

/// <summary>What a cluster tells its add-ons, worked out before anything exists.</summary>
internal static class ClusterFacts
{
    /// <summary>
    /// A public network load balancer of the AWS Load Balancer Controller, straight to the pods, which see their callers' addresses.
    /// Without the scheme it would be an internal one.
    /// </summary>
    private static readonly ImmutableSortedDictionary<string, string> NetworkLoadBalancer = new Dictionary<string, string>
    {
        ["service.beta.kubernetes.io/aws-load-balancer-type"] = "external",
        ["service.beta.kubernetes.io/aws-load-balancer-nlb-target-type"] = "ip",
        ["service.beta.kubernetes.io/aws-load-balancer-scheme"] = "internet-facing",
        ["service.beta.kubernetes.io/aws-load-balancer-target-group-attributes"] = "preserve_client_ip.enabled=true",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

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
        Secrets = spec.Cloud switch
        {
            Cloud.Aws => SecretServiceFacts.SecretsManager(spec.Region),
            Cloud.Gcp => SecretServiceFacts.SecretManager(spec.Project ?? "", spec.ProjectNumber ?? ""),
            _ => null,
        },
        MeshPlatform = spec.Cloud == Cloud.Gcp ? "gke" : null,
    };

    /// <summary>A cluster that is known by its kubeconfig alone is taken to be one that can serve an Ingress, and no more.</summary>
    private static readonly Capability[] Unknown = [Capability.LoadBalancers];

    /// <summary>What EKS offers with the managed add-ons that this platform gives it.</summary>
    private static IEnumerable<Capability> Eks(ClusterSpec spec)
    {
        yield return Capability.WorkloadIdentity;
        yield return Capability.Route53;
        yield return Capability.CloudWatch;
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
        yield return Capability.CloudDns;
        yield return Capability.LoadBalancers;
        yield return Capability.NetworkPolicies;
        yield return Capability.VolumeSnapshots;
        yield return Capability.ResourceMetrics;
        yield return Capability.CloudMonitoring;
        yield return Capability.NodeAutoscaling;
        // GKE makes the runtime class of its sandbox pools itself.
        yield return Capability.SandboxedRuntimes;
        if (spec.Gke.Features.GatewayApi)
            yield return Capability.GatewayKinds;
        if (spec.Gke.Telemetry.WorkloadLogs)
            yield return Capability.ContainerLogs;
        if (spec.Gke.Telemetry.ManagedPrometheus == true)
            yield return Capability.Metrics;
    }
}
