namespace Platform.Components.AddOns;

/// <summary>The ingress-nginx controller, behind the cloud's network load balancer.</summary>
public sealed record IngressNginx : HelmAddOn
{
    /// <inheritdoc/>
    public override string Name => "ingress-nginx";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <summary>How many controllers always run; null for three where availability counts, else one.</summary>
    public int? Replicas { get; init; }

    /// <summary>How many controllers run at most; the same as <see cref="Replicas"/> for always as many. Default: 9.</summary>
    public int MaxReplicas { get; init; } = 9;

    /// <summary>The share of their requested processor, in percent, above which more are started. Default: 70.</summary>
    public int TargetCpuPercent { get; init; } = 70;

    /// <summary>The processor that each requests. Default: half of one.</summary>
    public string Cpu { get; init; } = "500m";

    /// <summary>The memory that each requests and is held to. Default: 1Gi, for a configuration of a few thousand hosts.</summary>
    public string Memory { get; init; } = "1Gi";

    /// <summary>Whether Ingresses that name no class are its own. Default: true.</summary>
    public bool DefaultClass { get; init; } = true;

    /// <summary>Services reached by raw TCP, by a name for each. Default: none.</summary>
    public ImmutableSortedDictionary<string, TcpService> TcpServices { get; init; } = TcpService.None;

    /// <inheritdoc/>
    public override Chart Chart => Charts.IngressNginx;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 35);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides =>
        DefaultClass ? [Capability.Ingress, Capability.DefaultIngressClass] : [Capability.Ingress];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => [Capability.LoadBalancers];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.MonitoringKinds];

    /// <summary>The controller binds ports below 1024.</summary>
    public override PodSecurity PodSecurity => PodSecurity.Baseline;

    /// <inheritdoc/>
    public override NetworkRules Network => new()
    {
        Public = [80, 443, .. TcpServices.Values.Select(service => service.Port)],
        Webhooks = [8443],
        Metrics = [10254],
        To = NetworkRules.Everywhere,
    };

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Advisories =>
    [
        new("", Chart.Version, "was retired upstream in March 2026 and gets no more security fixes",
            "move routes to a Gateway of envoy-gateway beside it, switch DNS, then disable ingress-nginx"),
    ];

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (MaxReplicas < Least(facts))
        {
            yield return new("maxReplicas", $"{MaxReplicas}", $"must not be less than the {Least(facts)} controllers that always run",
                $"set it to {Least(facts)} or more");
        }

        foreach (var problem in TcpService.Check(TcpServices, [80, 443, 8443, 10254]))
            yield return problem;
    }

    /// <summary>Several replicas that no zone's loss takes all of; one, without a budget, where there is but one.</summary>
    protected override object ChartValues(AddOnFacts facts)
    {
        var least = Least(facts);
        var follows = MaxReplicas > least;
        return new
        {
            controller = new
            {
                replicaCount = least,
                minAvailable = least > 1 ? least - 1 : 0,
                autoscaling = follows
                    ? new
                    {
                        enabled = true,
                        minReplicas = least,
                        maxReplicas = MaxReplicas,
                        targetCPUUtilizationPercentage = TargetCpuPercent,
                    }
                    : (object)new { enabled = false },
                resources = PodResources.Of(Cpu, Memory),
                priorityClassName = facts.Priority(Priorities.Critical),
                updateStrategy = new { type = "RollingUpdate", rollingUpdate = new { maxUnavailable = 0, maxSurge = 1 } },
                config = new Dictionary<string, string>
                {
                    ["ssl-protocols"] = "TLSv1.2 TLSv1.3",
                    ["annotations-risk-level"] = "High",
                    ["log-format-escape-json"] = "true",
                },
                ingressClassResource = new { @default = DefaultClass },
                admissionWebhooks = new
                {
                    enabled = true,
                    createSecretJob = new { resources = PodResources.Of("10m", "32Mi", "64Mi") },
                    patchWebhookJob = new { resources = PodResources.Of("10m", "32Mi", "64Mi") },
                },
                metrics = new { enabled = true, serviceMonitor = new { enabled = facts.Offers(Capability.MonitoringKinds) } },
                service = new { externalTrafficPolicy = "Local", annotations = facts.PublicLoadBalancer },
                topologySpreadConstraints = new[] { Spread.OverZones(Name) },
            },
            tcp = TcpServices.Values.ToDictionary(service => $"{service.Port}", service => service.Address),
        };
    }

    private int Least(AddOnFacts facts) => Replicas ?? facts.Replicas(3);
}
