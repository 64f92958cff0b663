namespace Platform.Engine.Drills;

/// <summary>A part of a chart whose values do not stand together in one section, or that needs a majority.</summary>
/// <param name="Name">What the part is called; empty for the chart's only one.</param>
/// <param name="Count">The path of the number of replicas.</param>
/// <param name="Spread">The path of the section with spread, affinity, node selector and tolerations; empty for the root.</param>
/// <param name="Budget">The path of the disruption budget's section.</param>
internal sealed record ChartPart(string Name, string Count, string Spread, string Budget)
{
    /// <summary>Whether the part needs a majority of its members.</summary>
    public bool Quorum { get; init; }

    /// <summary>Whether the chart leaves the part out unless its section says <c>enabled: true</c>.</summary>
    public bool OnlyWhenEnabled { get; init; }

    /// <summary>The path of a list of spread constraints that stands alone; null when it stands in the section.</summary>
    public string? Constraints { get; init; }
}

/// <summary>
/// Where charts keep replicas, spread and budgets, as far as <see cref="SettingsReader"/> would not find them by itself; it knows no
/// values and no versions. From the charts' own default values: cert-manager 1.21, keda 2.18, kube-prometheus-stack 88, vault 0.34,
/// istiod 1.30, gateway-helm 1.9, argo-cd 9.
/// </summary>
internal static class ChartTable
{
    /// <summary>Charts that bring definitions, roles or other charts' base, and no pods that somebody waits for.</summary>
    private static readonly HashSet<string> WithoutPods =
    [
        "argocd-apps", "base", "eck-operator-crds", "gateway-crds-helm", "karpenter-crd", "linkerd-crds", "prometheus-operator-crds",
        "raw",
    ];

    /// <summary>Charts and add-ons that run one pod on every node, so that they go on wherever a node does.</summary>
    private static readonly HashSet<string> OnEveryNode =
    [
        "cni", "eks-node-monitoring-agent", "eks-pod-identity-agent", "fluent-bit", "kube-proxy", "prometheus-node-exporter", "vpc-cni",
        "ztunnel",
    ];

    /// <summary>
    /// Charts and add-ons that are controllers without volumes, of which one works at a time, and what waits while none does: work that is
    /// done later as well. Velero, external-dns and runtime-class-manager run one by their charts; EKS does not say of snapshot-controller.
    /// </summary>
    private static readonly Dictionary<string, string> Patient = new(StringComparer.Ordinal)
    {
        ["external-dns"] = "changes of DNS records",
        ["runtime-class-manager"] = "runtimes of new nodes",
        ["snapshot-controller"] = "new snapshots",
        ["velero"] = "backups and restores",
    };

    private static readonly Dictionary<string, ChartPart[]> Parts = new(StringComparer.Ordinal)
    {
        ["argo-cd"] =
        [
            new("redis-ha", "redis-ha.replicas", "redis-ha", "redis-ha.podDisruptionBudget") { Quorum = true, OnlyWhenEnabled = true },
        ],
        ["gateway-helm"] = [new("", "deployment.replicas", "deployment.pod", "podDisruptionBudget")],
        ["istiod"] = [new("", "autoscaleMin", "", "podDisruptionBudget")],
        ["keda"] =
        [
            new("operator", "operator.replicaCount", "operator", "podDisruptionBudget.operator")
                { Constraints = "topologySpreadConstraints.operator" },
            new("metricsServer", "metricsServer.replicaCount", "metricsServer", "podDisruptionBudget.metricServer")
                { Constraints = "topologySpreadConstraints.metricsServer" },
            new("webhooks", "webhooks.replicaCount", "webhooks", "podDisruptionBudget.webhooks")
                { Constraints = "topologySpreadConstraints.webhooks" },
        ],
        ["kube-prometheus-stack"] =
        [
            new("prometheus", "prometheus.prometheusSpec.replicas", "prometheus.prometheusSpec", "prometheus.podDisruptionBudget"),
            new(
                "alertmanager", "alertmanager.alertmanagerSpec.replicas", "alertmanager.alertmanagerSpec",
                "alertmanager.podDisruptionBudget") { Quorum = true },
        ],
        ["openbao"] = [new("server", "server.ha.replicas", "server", "server.ha.disruptionBudget") { Quorum = true }],
        ["vault"] = [new("server", "server.ha.replicas", "server", "server.ha.disruptionBudget") { Quorum = true }],
    };

    /// <summary>The parts of a chart that have to be known; none for most.</summary>
    public static IReadOnlyList<ChartPart> Of(string chart) => Parts.GetValueOrDefault(chart, []);

    /// <summary>What waits while a chart's pods are away, and nothing else does; null for most.</summary>
    public static string? Waits(string chart) => Patient.GetValueOrDefault(chart);

    /// <summary>Whether a chart runs no pods that somebody waits for.</summary>
    public static bool IsWithoutPods(string chart) => WithoutPods.Contains(chart);

    /// <summary>Whether a chart runs one pod on every node.</summary>
    public static bool IsOnEveryNode(string chart) => OnEveryNode.Contains(chart);
}
