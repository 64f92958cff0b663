namespace Platform.Components.AddOns;

/// <summary>
/// Contour: Ingress and HTTPProxy over Envoy, with delegation, gRPC and circuit breaking by annotations of Services. It is nobody's
/// default: an Ingress asks for it by the class <c>contour</c>.
/// </summary>
public sealed record Contour : HelmAddOn
{
    private const string Class = "contour";

    /// <inheritdoc/>
    public override string Name => "contour";

    /// <inheritdoc/>
    /// <value>Default: false.</value>
    public override bool Enabled { get; init; }

    /// <summary>How many controllers run; null for two where availability counts, else one.</summary>
    public int? Replicas { get; init; }

    /// <summary>How many proxies always run; null for three where availability counts, else one.</summary>
    public int? Proxies { get; init; }

    /// <summary>How many proxies run at most. Default: 9.</summary>
    public int MaxProxies { get; init; } = 9;

    /// <summary>The share of their requested processor, in percent, above which more proxies are started. Default: 70.</summary>
    public int TargetCpuPercent { get; init; } = 70;

    /// <summary>
    /// Circuit breaking for Services without annotations of their own: connections to a backend, per proxy. Default: 1024.
    /// </summary>
    public int MaxConnections { get; init; } = 1024;

    /// <summary>Likewise, requests under way. Default: 1024.</summary>
    public int MaxRequests { get; init; } = 1024;

    /// <summary>Likewise, requests that wait for a connection. Default: 1024.</summary>
    public int MaxPendingRequests { get; init; } = 1024;

    /// <inheritdoc/>
    public override Chart Chart => Charts.Contour;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(32, 34);

    /// <inheritdoc/>
    public override string HomeNamespace => "projectcontour";

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.Ingress];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => [Capability.LoadBalancers];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.MonitoringKinds];

    /// <inheritdoc/>
    public override NetworkRules Network => new() { Public = [8080, 8443], Metrics = [8000, 8002], To = NetworkRules.Everywhere };

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (MaxProxies < Least(facts))
        {
            yield return new("maxProxies", $"{MaxProxies}", $"must not be less than the {Least(facts)} proxies that always run",
                $"set it to {Least(facts)} or more");
        }
    }

    /// <inheritdoc/>
    protected override object ChartValues(AddOnFacts facts)
    {
        var controllers = Replicas ?? facts.Replicas(2);
        var least = Least(facts);
        return new
        {
            configInline = new Dictionary<string, object>
            {
                ["disablePermitInsecure"] = false,
                ["accesslog-format"] = "json",
                ["tls"] = new Dictionary<string, object> { ["minimum-protocol-version"] = "1.2" },
                ["cluster"] = new Dictionary<string, object>
                {
                    ["circuit-breakers"] = new Dictionary<string, object>
                    {
                        ["max-connections"] = MaxConnections,
                        ["max-pending-requests"] = MaxPendingRequests,
                        ["max-requests"] = MaxRequests,
                    },
                },
            },
            contour = new
            {
                replicaCount = controllers,
                manageCRDs = true,
                pdb = Budget(controllers),
                priorityClassName = facts.Priority(Priorities.Critical),
                ingressClass = new { name = Class, create = true, @default = false },
                resources = PodResources.Of("100m", "256Mi", "512Mi"),
                topologySpreadConstraints = new[] { Spread.OverZones(Name, "contour") },
            },
            envoy = new
            {
                kind = "deployment",
                replicaCount = least,
                autoscaling = MaxProxies > least
                    ? new { enabled = true, minReplicas = least, maxReplicas = MaxProxies, targetCPU = $"{TargetCpuPercent}" }
                    : (object)new { enabled = false },
                pdb = Budget(least),
                priorityClassName = facts.Priority(Priorities.Critical),
                resources = PodResources.Of("500m", "512Mi", "1Gi"),
                shutdownManager = new { enabled = true, resources = PodResources.Of("10m", "32Mi", "64Mi") },
                topologySpreadConstraints = new[] { Spread.OverZones(Name, "envoy") },
                service = new { externalTrafficPolicy = "Local", annotations = facts.PublicLoadBalancer },
                defaultInitContainers = new { initConfig = new { resources = PodResources.Of("10m", "32Mi", "64Mi") } },
            },
            gatewayAPI = new { manageCRDs = false },
            metrics = new { serviceMonitor = new { enabled = facts.Offers(Capability.MonitoringKinds) } },
        };
    }

    /// <summary>One at a time; for a single one no budget, since it would keep its node from ever being drained.</summary>
    private static object Budget(int replicas) => replicas > 1 ? new { create = true, maxUnavailable = 1 } : new { create = false };

    private int Least(AddOnFacts facts) => Proxies ?? facts.Replicas(3);
}
