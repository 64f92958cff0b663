using Platform.Components.Identity;
using Platform.Components.Identity.Policies;

namespace Platform.Components.AddOns;

/// <summary>
/// The AWS Load Balancer Controller: network load balancers for Services, application load balancers for Ingresses of the class <c>alb</c>.
/// It has a place where the cluster makes no load balancers itself.
/// </summary>
public sealed record AwsLoadBalancerController : HelmAddOn
{
    /// <inheritdoc/>
    public override string Name => "aws-load-balancer-controller";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <summary>How many controllers run, one of which works; null for two where availability counts, else one.</summary>
    public int? Replicas { get; init; }

    /// <summary>The id of the cluster's VPC; null for the network that the platform made around the cluster. Default: null.</summary>
    public string? NetworkId { get; init; }

    /// <summary>Whether it attaches WAF web ACLs to application load balancers. Default: true.</summary>
    public bool WebAcl { get; init; } = true;

    /// <summary>Whether it makes Shield Advanced protections; the account must be subscribed. Default: false.</summary>
    public bool Shield { get; init; }

    /// <inheritdoc/>
    public override Chart Chart => Charts.AwsLoadBalancerController;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(30, 36);

    /// <inheritdoc/>
    public override string HomeNamespace => "kube-system";

    /// <inheritdoc/>
    public override bool MakesNamespace => false;

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.LoadBalancers, Capability.ServiceWebhook];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => [Capability.WorkloadIdentity];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.MonitoringKinds];

    /// <inheritdoc/>
    public override ImmutableSortedSet<int> WebhookPorts => [9443];

    /// <inheritdoc/>
    public override bool BelongsOn(AddOnFacts facts) => !facts.Native.Contains(Capability.LoadBalancers);

    /// <inheritdoc/>
    public override Permissions Permissions(AddOnFacts facts) =>
        LoadBalancerControllerPermissions.Of(NetworkOf(facts), new() { WebAcl = WebAcl, Shield = Shield });

    /// <summary>Region and network are told: with IMDS a hop away, the controller could not ask for them.</summary>
    protected override object ChartValues(AddOnFacts facts)
    {
        var replicas = Replicas ?? facts.Replicas(2);
        return new
        {
            clusterName = facts.Cluster,
            region = facts.Region,
            vpcId = NetworkOf(facts),
            replicaCount = replicas,
            podDisruptionBudget = replicas > 1 ? new { maxUnavailable = 1 } : (object)new { },
            serviceAccount = new { create = true, name = ServiceAccount },
            resources = PodResources.Of("100m", "256Mi", "512Mi"),
            topologySpreadConstraints = new[] { Spread.OverZones(Name) },
            // A new certificate at each upgrade would leave the webhook without one for as long as pods restart.
            keepTLSSecret = true,
            // cert-manager comes later, and has Services itself.
            enableCertManager = false,
            defaultTargetType = "ip",
            enableWaf = false,
            enableWafv2 = WebAcl,
            enableShield = Shield,
            ingressClassConfig = new { @default = false },
            // Gateways have one controller, and it is not this one.
            controllerConfig = new { featureGates = new { ALBGatewayAPI = false, NLBGatewayAPI = false, GatewayListenerSet = false } },
            serviceMonitor = new { enabled = facts.Offers(Capability.MonitoringKinds) },
        };
    }

    private Input<string> NetworkOf(AddOnFacts facts) => NetworkId is { } told ? told : facts.Resources.NetworkId
        ?? throw new InvalidOperationException($"{Name}: the composition tells no network, and networkId is not set");
}
