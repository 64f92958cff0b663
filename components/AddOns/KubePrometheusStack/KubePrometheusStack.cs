using System.Diagnostics.CodeAnalysis;
using Platform.Components.AddOns.Alerting;

namespace Platform.Components.AddOns;

/// <summary>
/// Prometheus, Alertmanager and Grafana, with the metrics of nodes and of Kubernetes' own objects, the platform's alerts and its
/// dashboards.
/// </summary>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is the chart's name.")]
public sealed record KubePrometheusStack : HelmAddOn
{
    /// <summary>The namespace of node-exporter, which alone reads the node itself.</summary>
    internal const string NodesNamespace = "monitoring-nodes";

    /// <inheritdoc/>
    public override string Name => "kube-prometheus-stack";

    /// <inheritdoc/>
    /// <value>Default: true.</value>
    public override bool Enabled { get; init; } = true;

    /// <summary>How alerts reach Slack; null for not at all. Default: <c>#platform-alerts</c> hears of all.</summary>
    public SlackSettings? Slack { get; init; } = new();

    /// <summary>Who notices when alerting is silent; null for nobody. Default: a service that is called every five minutes.</summary>
    public DeadMansSwitchSettings? DeadMansSwitch { get; init; } = new();

    /// <summary>A copy of some metrics outside the cluster; null for none. Default: null.</summary>
    public RemoteWriteSettings? RemoteWrite { get; init; }

    /// <summary>Prometheus itself.</summary>
    public PrometheusSettings Prometheus { get; init; } = new();

    /// <summary>
    /// A Kubernetes Secret with Grafana's administrator in its keys <c>admin-user</c> and <c>admin-password</c>; null for a password that
    /// the chart makes up. Default: null.
    /// </summary>
    public string? GrafanaAdminSecret { get; init; }

    /// <summary>Namespaces whose pods may call Grafana, such as that of an ingress controller. Default: none.</summary>
    public ImmutableSortedSet<string> GrafanaCallers { get; init; } = [];

    /// <summary>The class of the volumes; null for the cluster's default one. Default: null.</summary>
    public string? StorageClass { get; init; }

    /// <summary>Where the runbooks are that alerts link to. Default: <c>docs/operations.md</c>, from the repository's root.</summary>
    public string Runbooks { get; init; } = Alerts.Runbooks;

    /// <inheritdoc/>
    public override Chart Chart => Charts.KubePrometheusStack;

    /// <inheritdoc/>
    public override MinorRange Kubernetes => new(31, 36);

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Provides =>
        Slack is null ? [Capability.Metrics] : [Capability.Metrics, Capability.Alerts];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Requires => [Capability.MonitoringKinds];

    /// <inheritdoc/>
    public override ImmutableSortedSet<Capability> Uses =>
        [Capability.Certificates, Capability.DefaultStorageClass, Capability.PriorityClasses];

    /// <inheritdoc/>
    public override string HomeNamespace => NamespacePolicies.Monitoring;

    /// <summary>Its volumes hold the metrics.</summary>
    public override bool KeepsNamespace => true;

    /// <summary>Prometheus could do with less, but charts of others set no security context on every container.</summary>
    public override PodSecurity PodSecurity => PodSecurity.Baseline;

    /// <summary>
    /// Prometheus asks every pod, and kubelet (10250) and node-exporter (9100) on the nodes' own addresses. KEDA and Argo CD's rollouts
    /// read from it.
    /// </summary>
    public override NetworkRules Network => new()
    {
        Webhooks = [10250],
        To = NetworkRules.Everywhere,
        From = GrafanaCallers.Aggregate(new NetworkRules().From.Add("keda", [9090]), (from, caller) => from.SetItem(caller, [3000])),
        Anywhere = [443, 9100, 10250],
    };

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Advisories
    {
        get
        {
            if (Slack is null)
                yield return new("slack", "none", "alerts reach nobody", "set slack.channel, and the secret platform:secrets.slackWebhook");
            if (DeadMansSwitch is null)
            {
                yield return new("deadMansSwitch", "none", "nobody notices when alerting itself is silent",
                    "set deadMansSwitch, and the secret platform:secrets.deadMansSwitch");
            }

        }
    }

    /// <inheritdoc/>
    public override IEnumerable<AddOnSecret> Secrets
    {
        get
        {
            if (Slack is { Secret: null })
            {
                yield return new(SlackSettings.WebhookSecret, "slack", "the address of Slack's incoming webhook",
                    "set slack to null to go without");
            }

            if (DeadMansSwitch is { Secret: null })
            {
                yield return new(DeadMansSwitchSettings.UrlSecret, "deadMansSwitch", "the address that is called while alerting works",
                    "set deadMansSwitch to null to go without");
            }

            if (RemoteWrite is not { Secret: null })
                yield break;
            yield return new(RemoteWriteSettings.UserSecret, "remoteWrite", "the user that metrics are copied as", "leave remoteWrite out");
            yield return new(RemoteWriteSettings.PasswordSecret, "remoteWrite", "the password of that user", "leave remoteWrite out");
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<AddOnProblem> Check(AddOnFacts facts)
    {
        if (Prometheus.RetentionDays < 1)
            yield return new("prometheus.retentionDays", $"{Prometheus.RetentionDays}", "must be at least 1", "set it to 15");
        if (Prometheus.StorageGiB < 10)
            yield return new("prometheus.storageGiB", $"{Prometheus.StorageGiB}", "must be at least 10", "set it to 100");
        if (Prometheus.MemoryGiB < 1)
            yield return new("prometheus.memoryGiB", $"{Prometheus.MemoryGiB}", "must be at least 1", "set it to 4");
        if (DeadMansSwitch is { EveryMinutes: < 1 } often)
            yield return new("deadMansSwitch.everyMinutes", $"{often.EveryMinutes}", "must be at least 1", "set it to 5");
        if (RemoteWrite is { } copy && !copy.Url.StartsWith("https://", StringComparison.Ordinal))
            yield return new("remoteWrite.url", copy.Url, "must be an https address: every write has the password", "write https://");
        foreach (var (key, channel) in Channels())
        {
            if (!channel.StartsWith('#') && !channel.StartsWith('@'))
                yield return new(key, channel, "must be a channel", $"write \"#{channel}\"");
        }
    }

    /// <summary>
    /// Two of Prometheus and three of Alertmanager, each in another zone where there are enough; volumes; every monitor and rule of every
    /// namespace; nothing about the parts of a control plane that the cloud keeps out of sight.
    /// </summary>
    protected override object ChartValues(AddOnFacts facts) => MonitoringValues.Of(this, facts);

    /// <summary>node-exporter's own namespace, and the secrets that the stack file has.</summary>
    protected override IEnumerable<Resource> Before(AddOnChildren inside) =>
    [
        .. Nodes(inside),
        .. Slack is not { Secret: null } ? [] : Secret(inside, Slack.SecretName, ("url", SlackSettings.WebhookSecret)),
        .. DeadMansSwitch is not { Secret: null } ? [] : Secret(
            inside, DeadMansSwitch.SecretName, ("url", DeadMansSwitchSettings.UrlSecret)),
        .. RemoteWrite is not { Secret: null } ? [] : Secret(
            inside, RemoteWrite.SecretName, ("username", RemoteWriteSettings.UserSecret), ("password", RemoteWriteSettings.PasswordSecret)),
    ];

    /// <summary>The platform's own alerts and dashboards, for what is in the cluster.</summary>
    protected override IEnumerable<Resource> After(AddOnChildren inside) =>
    [
        .. PlatformAlerts.For(inside.Facts).Select(group => Alerts.Of(group, Runbooks, inside)),
        .. inside.Facts.Offers(Capability.Gateways) ? [Proxies(inside)] : Array.Empty<Resource>(),
        .. PlatformDashboards.For(inside.Facts).Select(dashboard => dashboard.ConfigMap(inside)),
    ];

    /// <summary>Gateways' proxies are made as Gateways are, so no release brings a monitor for them.</summary>
    private static K8s.ApiExtensions.CustomResource Proxies(AddOnChildren inside) => new(
        inside.Named("gateway-proxies"),
        new CustomObject("monitoring.coreos.com/v1", "PodMonitor", inside.Metadata("gateway-proxies"), new
        {
            namespaceSelector = new { any = true },
            selector = new
            {
                matchLabels = new Dictionary<string, string>
                {
                    ["app.kubernetes.io/component"] = "proxy",
                    ["app.kubernetes.io/managed-by"] = "envoy-gateway",
                },
            },
            podMetricsEndpoints = new[] { new { port = "metrics", path = "/stats/prometheus" } },
        }),
        inside.Options());

    /// <summary>
    /// The policy lets nothing in or out but what Prometheus asks for. Pods on the node's own network, as the agent's are, are subject to
    /// none: it holds whatever else would come to run where anything is permitted.
    /// </summary>
    private static IEnumerable<Resource> Nodes(AddOnChildren inside)
    {
        var home = new K8s.Core.V1.Namespace(inside.Named("nodes"), new()
        {
            Metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs
            {
                Name = NodesNamespace,
                Labels = { ["pod-security.kubernetes.io/enforce"] = "privileged" },
            },
        }, inside.Options());
        yield return home;
        yield return new K8s.Networking.V1.NetworkPolicy(inside.Named("nodes-traffic"), new()
        {
            Metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs { Name = "traffic", Namespace = NodesNamespace },
            Spec = NamespacePolicies.Of(new() { Metrics = [9100], Anywhere = [] }),
        }, inside.Options(home));
    }

    /// <summary>A secret of the stack file's values; nothing where nobody has handed them over.</summary>
    private static IEnumerable<Resource> Secret(AddOnChildren inside, string name, params (string Key, string Secret)[] keys)
    {
        var secrets = inside.Context.Secrets;
        if (!keys.All(key => secrets.ContainsKey(key.Secret)))
            return [];

        var data = new InputMap<string>();
        foreach (var (key, secret) in keys)
            data.Add(key, secrets[secret]);
        return
        [
            new K8s.Core.V1.Secret(inside.Named(name), new() { Metadata = inside.Metadata(name), StringData = data }, inside.Options()),
        ];
    }

    private IEnumerable<(string Key, string Channel)> Channels()
    {
        if (Slack is null)
            return [];
        var critical = Slack.CriticalChannel is { } channel ? new[] { ("slack.criticalChannel", channel) } : [];
        return [("slack.channel", Slack.Channel), .. critical, .. Slack.Teams.Select(team => ($"slack.teams.{team.Key}", team.Value))];
    }
}
