namespace Platform.Components.AddOns;

/// <summary>What a cluster or an add-on offers to add-ons: the words in which order and conflicts are worked out.</summary>
public enum Capability
{
    /// <summary>Cloud identities for service accounts.</summary>
    WorkloadIdentity,

    /// <summary>NetworkPolicies are enforced.</summary>
    NetworkPolicies,

    /// <summary>Services of type LoadBalancer become load balancers of the cloud.</summary>
    LoadBalancers,

    /// <summary>Services are admitted by a webhook: whatever makes one waits until it answers.</summary>
    ServiceWebhook,

    /// <summary>The platform's own priority classes.</summary>
    PriorityClasses,

    /// <summary>Pods reach zones of Route 53 with an identity of their own.</summary>
    Route53,

    /// <summary>Pods reach zones of Cloud DNS with an identity of their own.</summary>
    CloudDns,

    /// <summary>The kinds of the Prometheus operator: ServiceMonitor, PodMonitor, PrometheusRule, Probe.</summary>
    MonitoringKinds,

    /// <summary>The kinds of the Gateway API.</summary>
    GatewayKinds,

    /// <summary>Volumes for claims that name no class.</summary>
    DefaultStorageClass,

    /// <summary>Snapshots of volumes.</summary>
    VolumeSnapshots,

    /// <summary>The aggregated API <c>metrics.k8s.io</c>.</summary>
    ResourceMetrics,

    /// <summary>The aggregated API <c>custom.metrics.k8s.io</c>.</summary>
    CustomMetrics,

    /// <summary>The aggregated API <c>external.metrics.k8s.io</c>.</summary>
    ExternalMetrics,

    /// <summary>Nodes come and go with the pods that wait for them.</summary>
    NodeAutoscaling,

    /// <summary>Certificates and their renewal.</summary>
    Certificates,

    /// <summary>An authority of the cluster's own, for names that nobody else signs.</summary>
    PrivateAuthority,

    /// <summary>Bundles of trusted authorities in every namespace.</summary>
    TrustBundles,

    /// <summary>The authorities of the platform's clients, wherever clients are asked for certificates.</summary>
    ClientAuthorities,

    /// <summary>DNS records of services, ingresses and routes.</summary>
    DnsRecords,

    /// <summary>A controller for Ingress.</summary>
    Ingress,

    /// <summary>The controller of Ingresses that name no class.</summary>
    DefaultIngressClass,

    /// <summary>A controller for Gateways.</summary>
    Gateways,

    /// <summary>The cloud's own monitoring answers to pods that have an identity and keeps the metrics of all of them.</summary>
    CloudMonitoring,

    /// <summary>Amazon CloudWatch takes the logs of pods that have an identity.</summary>
    CloudWatch,

    /// <summary>DNS inside the cluster by CoreDNS, with its metrics.</summary>
    CoreDns,

    /// <summary>Metrics are collected and kept.</summary>
    Metrics,

    /// <summary>Public hosts are asked for, as their users ask.</summary>
    SyntheticChecks,

    /// <summary>Alerts reach people.</summary>
    Alerts,

    /// <summary>Container logs are shipped.</summary>
    ContainerLogs,

    /// <summary>The kinds of the Elastic operator, and who makes clusters of them.</summary>
    ElasticKinds,

    /// <summary>A store that logs are searched in.</summary>
    LogStore,

    /// <summary>A secret store inside the cluster.</summary>
    SecretStore,

    /// <summary>Secrets of outside stores as Kubernetes secrets.</summary>
    ExternalSecrets,

    /// <summary>Applications are kept as a repository says.</summary>
    Delivery,

    /// <summary>The kinds of the mesh.</summary>
    MeshKinds,

    /// <summary>The mesh's control plane.</summary>
    MeshControl,

    /// <summary>The traffic of pods in the mesh goes by its agents.</summary>
    MeshRedirection,

    /// <summary>Traffic between pods is encrypted and authorised.</summary>
    Mesh,

    /// <summary>Admission of pods is guarded.</summary>
    Guardrails,

    /// <summary>Runtime classes for sandboxed pods.</summary>
    SandboxedRuntimes,

    /// <summary>Nodes that run WebAssembly.</summary>
    WasmRuntimes,

    /// <summary>Namespaces and volumes are backed up.</summary>
    Backups,
}

/// <summary>What holds for capabilities themselves.</summary>
public static class Capabilities
{
    /// <summary>
    /// What only one may offer, with the reason. A second aggregated API or set of kinds wins or loses by the order of installation; a
    /// second default is chosen by chance; logs shipped twice are paid twice.
    /// </summary>
    public static ImmutableSortedDictionary<Capability, string> Exclusive { get; } = new Dictionary<Capability, string>
    {
        [Capability.LoadBalancers] = "two controllers would make two load balancers of one service",
        [Capability.MonitoringKinds] = "the kinds have one owner",
        [Capability.GatewayKinds] = "the Gateway API's admission policy refuses a second version of its kinds",
        [Capability.DefaultStorageClass] = "with two defaults the newest class wins",
        [Capability.ResourceMetrics] = "an aggregated API has one owner",
        [Capability.CustomMetrics] = "an aggregated API has one owner",
        [Capability.ExternalMetrics] = "an aggregated API has one owner",
        [Capability.NodeAutoscaling] = "two autoscalers undo each other's work",
        [Capability.Certificates] = "two issuers' controllers would fight over one secret",
        [Capability.ClientAuthorities] = "clients have one set of authorities",
        [Capability.DefaultIngressClass] = "an Ingress without a class would be served twice",
        [Capability.Metrics] = "metrics collected twice are paid twice",
        [Capability.ContainerLogs] = "logs shipped twice are paid twice",
        [Capability.ElasticKinds] = "the kinds have one owner",
        [Capability.MeshKinds] = "the kinds have one owner",
        [Capability.MeshControl] = "a cluster has one mesh",
        [Capability.Mesh] = "a cluster has one mesh",
        [Capability.Delivery] = "two controllers would undo each other's work",
    }.ToImmutableSortedDictionary();
}
