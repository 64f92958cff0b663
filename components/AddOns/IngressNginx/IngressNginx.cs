namespace Platform.Components.AddOns;

/// <summary>The ingress-nginx controller, behind the cloud's network load balancer.</summary>
public sealed record IngressNginx : HelmAddOn
{
    /// <inheritdoc/>
    public override string Name => "ingress-nginx";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <summary>How many controllers run; null for three where availability counts, else one.</summary>
    public int? Replicas { get; init; }

    /// <inheritdoc/>
    public override Chart Chart => Charts.IngressNginx;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 35);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.Ingress, Capability.DefaultIngressClass];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => [Capability.LoadBalancers];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.MonitoringKinds];

    /// <summary>The controller binds ports below 1024.</summary>
    public override PodSecurity PodSecurity => PodSecurity.Baseline;

    /// <inheritdoc/>
    public override NetworkRules Network => new()
    {
        Public = [80, 443],
        Webhooks = [8443],
        Metrics = [10254],
        To = NetworkRules.Everywhere,
    };

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Advisories =>
    [
        new("", Chart.Version, "was retired upstream in March 2026 and gets no more security fixes",
            "move routes to a Gateway: enable envoy-gateway beside it, switch DNS, then disable ingress-nginx"),
    ];

    /// <summary>Several replicas that no zone's loss takes all of; one, without a budget, where there is but one.</summary>
    protected override object ChartValues(AddOnFacts facts)
    {
        var replicas = Replicas ?? facts.Replicas(3);
        return new
        {
            controller = new
            {
                replicaCount = replicas,
                minAvailable = replicas > 1 ? replicas - 1 : 0,
                ingressClassResource = new { @default = true },
                admissionWebhooks = new { enabled = true },
                metrics = new { enabled = true, serviceMonitor = new { enabled = facts.Offers(Capability.MonitoringKinds) } },
                service = new { externalTrafficPolicy = "Local", annotations = facts.PublicLoadBalancer },
                topologySpreadConstraints = new[] { Spread.OverZones(Name) },
            },
        };
    }
}
