namespace Platform.Components.AddOns;

/// <summary>
/// Envoy Gateway: the controller, and one public Gateway with its proxies, listeners and traffic policies. Routes are their owners' own.
/// </summary>
public sealed record EnvoyGateway : HelmAddOn
{
    /// <summary>The name of the GatewayClass and of the public Gateway.</summary>
    public const string PublicGateway = "public";

    /// <summary>What a namespace carries as a label, with the value <c>public</c>, whose routes the public Gateway takes.</summary>
    public const string RoutesLabel = "platform/routes";

    /// <summary>Envoy takes ports below 1024 this much higher, so that it needs no privilege.</summary>
    private const int PortShift = 10000;

    /// <inheritdoc/>
    public override string Name => "envoy-gateway";

    /// <inheritdoc/>
    /// <value>Default: true; it is where routes of ingress-nginx, which is retired, move to.</value>
    public override bool Enabled { get; init; } = true;

    /// <summary>How many controllers run; null for two where availability counts, else one.</summary>
    public int? Replicas { get; init; }

    /// <summary>The proxies that carry the traffic.</summary>
    public EnvoyProxies Proxies { get; init; } = new();

    /// <summary>The hosts with TLS, such as <c>*.apps.example.com</c>. Default: none; plain HTTP only.</summary>
    public ImmutableSortedDictionary<string, GatewayHost> Hosts { get; init; } =
        ImmutableSortedDictionary.Create<string, GatewayHost>(StringComparer.Ordinal);

    /// <summary>The ClusterIssuer of the hosts' certificates; null where their secrets are made by someone else. Default: none.</summary>
    public string? Issuer { get; init; }

    /// <summary>Ports of raw TCP, by the listener's name, for TCPRoutes. Default: none.</summary>
    public ImmutableSortedDictionary<string, int> TcpPorts { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Whose routes the Gateway takes. Default: those of namespaces that carry <see cref="RoutesLabel"/>.</summary>
    public GatewayRoutes RoutesFrom { get; init; } = GatewayRoutes.Labelled;

    /// <summary>When a backend gets no more requests. Routes may say otherwise with a policy of their own.</summary>
    public CircuitBreaking CircuitBreaking { get; init; } = new();

    /// <summary>How many requests per second one proxy lets through to a route, 0 for any number. Default: 2000.</summary>
    public int RequestsPerSecond { get; init; } = 2000;

    /// <inheritdoc/>
    public override Chart Chart => Charts.EnvoyGateway;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(33, 36);

    /// <inheritdoc/>
    public override string HomeNamespace => "envoy-gateway-system";

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.Gateways];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires =>
    [
        Capability.GatewayKinds,
        Capability.LoadBalancers,
        .. Issuer is null ? [] : new[] { Capability.Certificates },
        .. AsksForCertificates ? new[] { Capability.ClientAuthorities } : [],
    ];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.MonitoringKinds];

    /// <summary>
    /// The kinds come from a bundle: in the chart they are Helm's to install once, never to update, and an owner beside ours.
    /// </summary>
    public override bool SkipsKinds => true;

    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, string> NamespaceLabels =>
        AsksForCertificates ? base.NamespaceLabels.Add(MutualTls.Label, MutualTls.Required) : base.NamespaceLabels;

    /// <summary>
    /// Controller and proxies: listeners as the proxies' containers have them, the webhook that tells a proxy its zone, metrics.
    /// </summary>
    public override NetworkRules Network => new()
    {
        Public = [ContainerPort(80), ContainerPort(443), .. TcpPorts.Values.Select(ContainerPort)],
        Webhooks = [9443],
        Metrics = [19001],
        To = NetworkRules.Everywhere,
    };

    private bool AsksForCertificates => Hosts.Values.Any(host => host.ClientCertificates);

    /// <summary>The name of a host's listener.</summary>
    public static string Listener(string host) => $"https-{host.Replace("*", "any").Replace('.', '-')}";

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (Proxies.Max < MinProxies(facts))
        {
            yield return new("proxies.max", $"{Proxies.Max}", $"must not be less than the {MinProxies(facts)} proxies that always run",
                $"set it to {MinProxies(facts)} or more");
        }

        foreach (var (name, port) in TcpPorts.Where(port => port.Value is 80 or 443 or < 1 or > 65535))
            yield return new($"tcpPorts.{name}", $"{port}", "must be a port from 1 to 65535 other than 80 and 443", "use another port");
        foreach (var (host, settings) in Hosts.Where(host => host.Value.Secret is null && Issuer is null))
            yield return new($"hosts.{host}.secret", "none", "a host needs a certificate",
                "name its secret, or set issuer to a ClusterIssuer");
    }

    /// <inheritdoc/>
    protected override object ChartValues(AddOnFacts facts) => new
    {
        crds = new { enabled = false },
        podDisruptionBudget = new { minAvailable = Controllers(facts) > 1 ? 1 : 0 },
        deployment = new
        {
            replicas = Controllers(facts),
            priorityClassName = facts.Priority(Priorities.Critical),
            envoyGateway = new { resources = PodResources.Of("100m", "256Mi", "1Gi") },
            pod = new { topologySpreadConstraints = new[] { Spread.OverZones("gateway-helm") } },
        },
        certgen = new { job = new { resources = PodResources.Of("50m", "64Mi", "128Mi") } },
        topologyInjector = new { enabled = true },
    };

    /// <inheritdoc/>
    protected override IEnumerable<Resource> Before(AddOnChildren inside) => [AppliedKinds.Make(inside, KindBundles.EnvoyGateway)];

    /// <inheritdoc/>
    protected override IEnumerable<Resource> After(AddOnChildren inside) => new EnvoyGatewayObjects(this, inside).Make();

    internal int MinProxies(AddOnFacts facts) => Proxies.Min ?? facts.Replicas(3);

    private int Controllers(AddOnFacts facts) => Replicas ?? facts.Replicas(2);

    private static int ContainerPort(int port) => port < 1024 ? port + PortShift : port;
}

/// <summary>The proxies of a Gateway; they follow the load.</summary>
public sealed record EnvoyProxies
{
    /// <summary>How many always run; null for three where availability counts, else one.</summary>
    public int? Min { get; init; }

    /// <summary>How many run at most. Default: 12.</summary>
    public int Max { get; init; } = 12;

    /// <summary>The share of their requested processor, in percent, above which more are started. Default: 70.</summary>
    public int TargetCpuPercent { get; init; } = 70;

    /// <summary>The processor that each requests. Default: half of one.</summary>
    public string Cpu { get; init; } = "500m";

    /// <summary>The memory that each requests and is held to. Default: 1Gi.</summary>
    public string Memory { get; init; } = "1Gi";
}

/// <summary>A host with TLS.</summary>
public sealed record GatewayHost
{
    /// <summary>
    /// The Kubernetes secret with its certificate, in the add-on's namespace; null for one named after the host. Default: null.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>Whether clients must show a certificate of the platform's client authorities. Default: false.</summary>
    public bool ClientCertificates { get; init; }
}

/// <summary>Whose routes a Gateway takes.</summary>
public enum GatewayRoutes
{
    /// <summary>Those of namespaces with the label.</summary>
    Labelled,

    /// <summary>Everybody's: any tenant may take any host.</summary>
    Everywhere,
}

/// <summary>When a backend gets no more requests, and when one of its endpoints is left out. Per proxy.</summary>
public sealed record CircuitBreaking
{
    /// <summary>Connections to a backend. Default: 1024.</summary>
    public int MaxConnections { get; init; } = 1024;

    /// <summary>Requests that wait for a connection. Default: 1024.</summary>
    public int MaxPendingRequests { get; init; } = 1024;

    /// <summary>Requests under way. Default: 1024.</summary>
    public int MaxParallelRequests { get; init; } = 1024;

    /// <summary>Retries under way: more of them would turn a slow backend into a dead one. Default: 32.</summary>
    public int MaxParallelRetries { get; init; } = 32;

    /// <summary>Answers with a 5xx status in a row after which an endpoint is left out for a while, 0 for never. Default: 5.</summary>
    public int ConsecutiveErrors { get; init; } = 5;
}
