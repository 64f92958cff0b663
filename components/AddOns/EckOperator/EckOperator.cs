namespace Platform.Components.AddOns;

/// <summary>Elastic's operator: it makes and keeps the Elasticsearch clusters that others describe. Under the Elastic License.</summary>
public sealed record EckOperator : HelmAddOn
{
    /// <inheritdoc/>
    public override string Name => "eck-operator";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <inheritdoc/>
    public override Chart Chart => Charts.EckOperator;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(32, 36);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides => [Capability.ElasticKinds];

    /// <summary>It has no place where the cluster ships what containers write by itself: there is no store of logs to keep.</summary>
    public override bool BelongsOn(AddOnFacts facts) => !facts.Native.Contains(Capability.ContainerLogs);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses => [Capability.MonitoringKinds, Capability.PriorityClasses];

    /// <inheritdoc/>
    public override string HomeNamespace => "elastic-system";

    /// <inheritdoc/>
    public override string ServiceAccount => "elastic-operator";

    /// <inheritdoc/>
    public override NetworkRules Network => new()
    {
        Webhooks = [9443],
        Metrics = [9090],
        To = new NetworkRules().To.Add(Elasticsearch.Home, [9200]),
    };

    /// <summary>
    /// Two, of which one leads. The chart keeps the kinds when the release goes: with them would go the clusters and their logs.
    /// </summary>
    protected override object ChartValues(AddOnFacts facts) => new
    {
        replicaCount = facts.Replicas(2),
        podDisruptionBudget = new { enabled = facts.HighlyAvailable, minAvailable = 1 },
        affinity = Spread.ApartByZone("elastic-operator"),
        priorityClassName = facts.Priority(Priorities.Standard),
        podSecurityContext = new { runAsNonRoot = true, seccompProfile = new { type = "RuntimeDefault" } },
        resources = PodResources.Of("100m", "200Mi", "512Mi"),
        telemetry = new { disabled = true },
        refs = new { enforceRBAC = true },
        config = new { metrics = new { port = "9090" } },
        podMonitor = new { enabled = facts.Offers(Capability.MonitoringKinds) },
    };
}
