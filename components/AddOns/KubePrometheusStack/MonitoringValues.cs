namespace Platform.Components.AddOns;

/// <summary>The chart's values for kube-prometheus-stack. Pure.</summary>
internal static class MonitoringValues
{
    private const string Zone = "topology.kubernetes.io/zone";
    private const int PrometheusReplicas = 2;
    private const int AlertmanagerReplicas = 3;

    /// <summary>Rules about what a managed control plane keeps out of sight.</summary>
    private static Dictionary<string, bool> RulesOff { get; } = new()
    {
        ["etcd"] = false,
        ["kubeControllerManager"] = false,
        ["kubeProxy"] = false,
        ["kubeSchedulerAlerting"] = false,
        ["kubeSchedulerRecording"] = false,
        ["windows"] = false,
    };

    /// <summary>Alerts on too little room for all requests: what an autoscaler is there for.</summary>
    private static Dictionary<string, bool> RoomAlerts { get; } = new() { ["KubeCPUOvercommit"] = true, ["KubeMemoryOvercommit"] = true };

    /// <summary>The values.</summary>
    public static object Of(KubePrometheusStack stack, AddOnFacts facts) => new Dictionary<string, object?>
    {
        ["cleanPrometheusOperatorObjectNames"] = true,
        ["crds"] = new { enabled = false },
        ["defaultRules"] = new { rules = RulesOff, disabled = facts.Offers(Capability.NodeAutoscaling) ? RoomAlerts : null },
        ["kubeControllerManager"] = Off,
        ["kubeScheduler"] = Off,
        ["kubeEtcd"] = Off,
        ["kubeProxy"] = Off,
        ["kubeDns"] = Off,
        ["coreDns"] = new { enabled = facts.Offers(Capability.CoreDns) },
        ["prometheusOperator"] = Operator(facts),
        ["prometheus"] = new
        {
            podDisruptionBudget = new { enabled = facts.HighlyAvailable, minAvailable = PrometheusReplicas - 1 },
            prometheusSpec = Prometheus(stack, facts),
        },
        ["alertmanager"] = new
        {
            podDisruptionBudget = new { enabled = facts.HighlyAvailable, minAvailable = AlertmanagerReplicas - 1 },
            config = AlertmanagerConfiguration.Of(stack.Slack, stack.DeadMansSwitch),
            alertmanagerSpec = Alertmanager(stack, facts),
        },
        ["grafana"] = Grafana(stack),
        ["kube-state-metrics"] = KubeStateMetrics(facts),
        ["prometheus-node-exporter"] = new
        {
            namespaceOverride = KubePrometheusStack.NodesNamespace,
            resources = PodResources.Of("50m", "32Mi", "128Mi"),
        },
    };

    private static object Off { get; } = new { enabled = false };

    /// <summary>One: it holds no data path, and what it made runs on while it starts elsewhere.</summary>
    private static object Operator(AddOnFacts facts) => new
    {
        admissionWebhooks = new { certManager = new { enabled = facts.Offers(Capability.Certificates) } },
        resources = PodResources.Of("100m", "128Mi", "256Mi"),
        prometheusConfigReloader = new { resources = PodResources.Of("10m", "32Mi", "128Mi") },
    };

    private static object Prometheus(KubePrometheusStack stack, AddOnFacts facts) => new
    {
        replicas = facts.Replicas(PrometheusReplicas),
        retention = $"{stack.Prometheus.RetentionDays}d",
        retentionSize = $"{stack.Prometheus.StorageGiB * 85 / 100}GiB",
        walCompression = true,
        externalLabels = new { cluster = facts.Cluster, region = facts.Region },
        serviceMonitorSelectorNilUsesHelmValues = false,
        podMonitorSelectorNilUsesHelmValues = false,
        ruleSelectorNilUsesHelmValues = false,
        probeSelectorNilUsesHelmValues = false,
        scrapeConfigSelectorNilUsesHelmValues = false,
        podAntiAffinity = "hard",
        podAntiAffinityTopologyKey = Apart(facts, PrometheusReplicas),
        priorityClassName = facts.Priority(Priorities.Critical),
        resources = PodResources.Of("500m", $"{stack.Prometheus.MemoryGiB}Gi", $"{stack.Prometheus.MemoryGiB * 1536}Mi"),
        storageSpec = new { volumeClaimTemplate = Claim(stack.StorageClass, stack.Prometheus.StorageGiB) },
        persistentVolumeClaimRetentionPolicy = Volumes(facts),
        remoteWrite = stack.RemoteWrite is { } copy ? new[] { Copy(copy) } : null,
    };

    private static object Copy(RemoteWriteSettings copy) => new
    {
        name = "outside",
        url = copy.Url,
        basicAuth = new
        {
            username = new { name = copy.SecretName, key = "username" },
            password = new { name = copy.SecretName, key = "password" },
        },
        writeRelabelConfigs = new[] { new { sourceLabels = new[] { "__name__" }, regex = copy.Metrics, action = "keep" } },
    };

    private static object Alertmanager(KubePrometheusStack stack, AddOnFacts facts) => new
    {
        replicas = facts.Replicas(AlertmanagerReplicas),
        secrets = Secrets(stack).ToArray(),
        podAntiAffinity = "hard",
        podAntiAffinityTopologyKey = Apart(facts, AlertmanagerReplicas),
        priorityClassName = facts.Priority(Priorities.Critical),
        resources = PodResources.Of("20m", "64Mi", "256Mi"),
        storage = new { volumeClaimTemplate = Claim(stack.StorageClass, 5) },
        persistentVolumeClaimRetentionPolicy = Volumes(facts),
    };

    private static IEnumerable<string> Secrets(KubePrometheusStack stack)
    {
        if (stack.Slack is { } slack)
            yield return slack.SecretName;
        if (stack.DeadMansSwitch is { } deadMansSwitch)
            yield return deadMansSwitch.SecretName;
    }

    /// <summary>
    /// One, without a volume: dashboards are the program's, so nothing is lost when it starts elsewhere. More would need a database of
    /// their own for sessions.
    /// </summary>
    private static object Grafana(KubePrometheusStack stack) => new
    {
        admin = stack.GrafanaAdminSecret is { } secret ? new { existingSecret = secret } : null,
        resources = PodResources.Of("100m", "256Mi", "512Mi"),
        sidecar = new { resources = PodResources.Of("10m", "96Mi", "256Mi") },
        testFramework = Off,
    };

    private static object KubeStateMetrics(AddOnFacts facts) => new
    {
        resources = PodResources.Of("50m", "128Mi", "384Mi"),
        metricLabelsAllowlist = new[] { $"nodes=[{Zone}]" },
        customResourceState = facts.Offers(Capability.ElasticKinds) ? new { enabled = true, config = ElasticsearchStates } : null,
    };

    /// <summary>The health of Elasticsearch clusters, which the operator writes into their status.</summary>
    private static object ElasticsearchStates { get; } = new
    {
        kind = "CustomResourceStateMetrics",
        spec = new
        {
            resources = new[]
            {
                new
                {
                    groupVersionKind = new { group = "elasticsearch.k8s.elastic.co", version = "v1", kind = "Elasticsearch" },
                    metricNamePrefix = "kube_elasticsearch",
                    labelsFromPath = new { name = new[] { "metadata", "name" } },
                    metrics = new object[]
                    {
                        new
                        {
                            name = "health",
                            help = "The health of an Elasticsearch cluster.",
                            each = new
                            {
                                type = "StateSet",
                                stateSet = new
                                {
                                    labelName = "health",
                                    path = new[] { "status", "health" },
                                    list = new[] { "green", "yellow", "red", "unknown" },
                                },
                            },
                        },
                        new
                        {
                            name = "available_nodes",
                            help = "The nodes of an Elasticsearch cluster that are available.",
                            each = new { type = "Gauge", gauge = new { path = new[] { "status", "availableNodes" }, nilIsZero = true } },
                        },
                    },
                },
            },
        },
    };

    /// <summary>
    /// Over zones where there is one for each replica, else over nodes: a replica that finds no place is worth less than a spread one.
    /// </summary>
    private static string Apart(AddOnFacts facts, int replicas) => facts.Zones.Count >= replicas ? Zone : "kubernetes.io/hostname";

    /// <summary>Volumes stay with what is retained, and go with the rest.</summary>
    private static object Volumes(AddOnFacts facts) => new { whenDeleted = facts.RetainKinds ? "Retain" : "Delete", whenScaled = "Retain" };

    private static object Claim(string? storageClass, int gibibytes) => new
    {
        spec = new
        {
            accessModes = new[] { "ReadWriteOnce" },
            storageClassName = storageClass,
            resources = new { requests = new { storage = $"{gibibytes}Gi" } },
        },
    };
}
