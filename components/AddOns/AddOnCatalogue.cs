namespace Platform.Components.AddOns;

/// <summary>Every add-on that the platform has, each with its settings. A new one is a line here, a folder beside it and a page.</summary>
public sealed record AddOnCatalogue
{
    /// <summary>Applications kept as repositories say.</summary>
    public ArgoCd ArgoCd { get; init; } = new();

    /// <summary>Load balancers of AWS.</summary>
    public AwsLoadBalancerController AwsLoadBalancerController { get; init; } = new();

    /// <summary>Certificates by cert-manager.</summary>
    public CertManager CertManager { get; init; } = new();

    /// <summary>Ingress by Contour.</summary>
    public Contour Contour { get; init; } = new();

    /// <summary>Custom metrics by Google Cloud's monitoring.</summary>
    public CustomMetricsStackdriverAdapter CustomMetricsStackdriverAdapter { get; init; } = new();

    /// <summary>The operator of Elasticsearch clusters.</summary>
    public EckOperator EckOperator { get; init; } = new();

    /// <summary>The store that logs are searched in.</summary>
    public Elasticsearch Elasticsearch { get; init; } = new();

    /// <summary>Gateways by Envoy Gateway.</summary>
    public EnvoyGateway EnvoyGateway { get; init; } = new();

    /// <summary>DNS records by ExternalDNS.</summary>
    public ExternalDns ExternalDns { get; init; } = new();

    /// <summary>Secrets of outside stores as Kubernetes secrets.</summary>
    public ExternalSecrets ExternalSecrets { get; init; } = new();

    /// <summary>The shipper of container logs.</summary>
    public FluentBit FluentBit { get; init; } = new();

    /// <summary>The kinds of the Gateway API.</summary>
    public GatewayApi GatewayApi { get; init; } = new();

    /// <summary>What pods must be like to be let in.</summary>
    public Guardrails Guardrails { get; init; } = new();

    /// <summary>Raw TCP by HAProxy.</summary>
    public Haproxy Haproxy { get; init; } = new();

    /// <summary>Ingress by ingress-nginx.</summary>
    public IngressNginx IngressNginx { get; init; } = new();

    /// <summary>The kinds of the mesh.</summary>
    public IstioBase IstioBase { get; init; } = new();

    /// <summary>The mesh's agent on every node.</summary>
    public IstioCni IstioCni { get; init; } = new();

    /// <summary>The mesh's control plane.</summary>
    public Istiod Istiod { get; init; } = new();

    /// <summary>Scaling by events and metrics.</summary>
    public Keda Keda { get; init; } = new();

    /// <summary>Metrics, alerts and dashboards.</summary>
    public KubePrometheusStack KubePrometheusStack { get; init; } = new();

    /// <summary>Client certificates at the edge.</summary>
    public MutualTls MutualTls { get; init; } = new();

    /// <summary>The platform's classes of priority.</summary>
    public PriorityClasses PriorityClasses { get; init; } = new();

    /// <summary>Probes of public hosts.</summary>
    public PrometheusBlackboxExporter PrometheusBlackboxExporter { get; init; } = new();

    /// <summary>The kinds of the Prometheus operator.</summary>
    public PrometheusOperatorCrds PrometheusOperatorCrds { get; init; } = new();

    /// <summary>The classes by which pods ask for a sandbox.</summary>
    public RuntimeClasses RuntimeClasses { get; init; } = new();

    /// <summary>The default class of volumes, and of their snapshots.</summary>
    public StorageClasses StorageClasses { get; init; } = new();

    /// <summary>Bundles of trusted authorities by trust-manager.</summary>
    public TrustManager TrustManager { get; init; } = new();

    /// <summary>A secret store inside the cluster.</summary>
    public Vault Vault { get; init; } = new();

    /// <summary>Backups of objects and volumes.</summary>
    public Velero Velero { get; init; } = new();

    /// <summary>WebAssembly on nodes that are kept for it; an experiment.</summary>
    public WasmRuntime WasmRuntime { get; init; } = new();

    /// <summary>The mesh's tunnel on every node.</summary>
    public Ztunnel Ztunnel { get; init; } = new();

    /// <summary>All of them, enabled or not.</summary>
    public IEnumerable<AddOn> All() => typeof(AddOnCatalogue).GetProperties().Select(property => property.GetValue(this)).OfType<AddOn>();
}
