using Platform.Components.Identity;
using Platform.Components.Identity.Policies;

namespace Platform.Components.AddOns;

/// <summary>
/// Scales workloads by events and metrics from outside the cluster or from Prometheus, through HorizontalPodAutoscalers that it keeps. It
/// has no place where the cloud's own monitoring serves such metrics.
/// </summary>
public sealed record Keda : HelmAddOn
{
    private const string OperatorAccount = "keda-operator";

    /// <inheritdoc/>
    public override string Name => "keda";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <summary>
    /// Whether it is installed even where the cloud's own monitoring serves metrics; the add-on that does so must then be disabled.
    /// Default: false.
    /// </summary>
    public bool BesideCloudMonitoring { get; init; }

    /// <summary>Whether its scalers may read metrics of the cloud, such as those of its queues. Default: true.</summary>
    public bool ReadsCloudMetrics { get; init; } = true;

    /// <inheritdoc/>
    public override Chart Chart => Charts.Keda;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 36);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.ExternalMetrics];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => ReadsCloudMetrics ? [Capability.WorkloadIdentity] : [];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses =>
        [Capability.Certificates, Capability.MonitoringKinds, Capability.PriorityClasses];

    /// <inheritdoc/>
    public override bool BelongsOn(AddOnFacts facts) => BesideCloudMonitoring || !facts.Native.Contains(Capability.CloudMonitoring);

    /// <inheritdoc/>
    public override string ServiceAccount => OperatorAccount;

    /// <summary>
    /// The API server calls the metrics server (6443) and the webhooks (9443); scalers ask Prometheus, and whatever tenants name by TLS.
    /// </summary>
    public override NetworkRules Network => new()
    {
        Webhooks = [6443, 9443],
        Metrics = [8080],
        To = new NetworkRules().To.Add(NamespacePolicies.Monitoring, [9090]),
    };

    /// <inheritdoc/>
    public override Permissions? Permissions(AddOnFacts facts) => ReadsCloudMetrics ? MetricsPermissions.Reading() : null;

    /// <summary>
    /// Two of each part; of the operators one leads. Secrets are read only in its own namespace: a tenant's scaler is given what it needs
    /// by name, not the run of the cluster's secrets.
    /// </summary>
    protected override object ChartValues(AddOnFacts facts)
    {
        var replicas = facts.Replicas(2);
        var budget = facts.HighlyAvailable ? new { maxUnavailable = 1 } : null;
        var monitored = new { enabled = true, serviceMonitor = new { enabled = facts.Offers(Capability.MonitoringKinds) } };
        return new
        {
            clusterName = facts.Cluster,
            image = new { pullPolicy = "IfNotPresent" },
            crds = new { additionalAnnotations = facts.RetainKinds ? Keep : null },
            @operator = new { replicaCount = replicas },
            metricsServer = new { replicaCount = replicas },
            webhooks = new { replicaCount = replicas },
            podDisruptionBudget = new { @operator = budget, metricServer = budget, webhooks = budget },
            topologySpreadConstraints = new
            {
                @operator = Spread("keda-operator"),
                metricsServer = Spread("keda-operator-metrics-apiserver"),
                webhooks = Spread("keda-admission-webhooks"),
            },
            priorityClassName = facts.Priority(Priorities.Standard),
            permissions = new { @operator = new { restrict = new { secret = true } } },
            certificates = new { certManager = new { enabled = facts.Offers(Capability.Certificates) } },
            prometheus = new { @operator = monitored, metricServer = monitored },
            resources = new
            {
                @operator = PodResources.Of("100m", "128Mi", "512Mi"),
                metricServer = PodResources.Of("50m", "96Mi", "256Mi"),
                webhooks = PodResources.Of("20m", "48Mi", "128Mi"),
            },
        };
    }

    private static object[] Spread(string app) =>
    [
        new
        {
            maxSkew = 1,
            topologyKey = "topology.kubernetes.io/zone",
            whenUnsatisfiable = "ScheduleAnyway",
            labelSelector = new { matchLabels = new { app } },
        },
    ];

    private static Dictionary<string, string> Keep { get; } = new() { ["helm.sh/resource-policy"] = "keep" };
}
