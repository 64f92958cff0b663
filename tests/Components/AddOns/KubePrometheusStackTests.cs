using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Platform.Components.AddOns;
using Platform.Tests.Components.AddOns.Alerting;
using Platform.Tests.Support;
using Pulumi;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class KubePrometheusStackTests
{
    private const string Rule = "kubernetes:monitoring.coreos.com/v1:PrometheusRule";

    private static readonly SlackSettings Slack = new() { Channel = "#platform", CriticalChannel = "#on-call", Teams = new SlackSettings().Teams.Add("shop", "#shop") };

    private static async Task<object> Values(KubePrometheusStack stack, AddOnFacts? facts = null, params Capability[] offered) =>
        (await TestCluster.InstallAsync(stack, facts, offered)).Single("kubernetes:helm.sh/v3:Release")["values"];

    [Test]
    public async Task The_charts_of_operator_and_kinds_are_pinned_together()
    {
        var stack = (await TestCluster.InstallAsync(new KubePrometheusStack())).Single("kubernetes:helm.sh/v3:Release");
        var kinds = (await TestCluster.InstallAsync(new PrometheusOperatorCrds())).Single("kubernetes:helm.sh/v3:Release");

        Assert.That((stack["version"], kinds["version"]), Is.EqualTo(((object)"88.5.3", (object)"31.0.1")));
        Assert.That(stack["chart"], Is.EqualTo("oci://ghcr.io/prometheus-community/charts/kube-prometheus-stack"));
    }

    [Test]
    public void The_kinds_come_first_whatever_else_watches()
    {
        var plan = AddOnPlan.For(TestCluster.Facts, [new KubePrometheusStack(), new PrometheusOperatorCrds(), new Keda(), new IngressNginx()]);

        Assert.That(plan.Problems, Is.Empty);
        Assert.That(plan.Order[0].Name, Is.EqualTo("prometheus-operator-crds"));
    }

    [Test]
    public async Task The_chart_leaves_the_kinds_to_their_own_release() =>
        Assert.That((await Values(new())).At("crds.enabled"), Is.False);

    [TestCase(true, "keep")]
    [TestCase(false, null)]
    public async Task Kinds_stay_where_they_are_retained(bool retain, string? policy)
    {
        var kinds = (await TestCluster.InstallAsync(new PrometheusOperatorCrds(), TestCluster.Facts with { RetainKinds = retain })).Single("kubernetes:helm.sh/v3:Release");
        var annotations = (ImmutableDictionary<string, object>?)kinds.At("values.crds.annotations");

        Assert.That(annotations?.GetValueOrDefault("helm.sh/resource-policy"), Is.EqualTo(policy));
    }

    [TestCase(true, 2.0, 3.0)]
    [TestCase(false, 1.0, 1.0)]
    public async Task Availability_decides_replicas_and_budgets(bool available, double prometheus, double alertmanager)
    {
        var values = await Values(new(), TestCluster.Facts with { HighlyAvailable = available });

        Assert.That(values.At("prometheus.prometheusSpec.replicas"), Is.EqualTo(prometheus));
        Assert.That(values.At("alertmanager.alertmanagerSpec.replicas"), Is.EqualTo(alertmanager));
        Assert.That(values.At("prometheus.podDisruptionBudget.enabled"), Is.EqualTo(available));
        Assert.That(values.At("alertmanager.podDisruptionBudget.enabled"), Is.EqualTo(available));
    }

    [Test]
    public async Task No_two_of_them_share_a_zone_where_there_are_enough()
    {
        var three = await Values(new());
        var two = await Values(new(), TestCluster.Facts with { Zones = ["a", "b"] });

        Assert.That(three.At("alertmanager.alertmanagerSpec.podAntiAffinityTopologyKey"), Is.EqualTo("topology.kubernetes.io/zone"));
        Assert.That(two.At("alertmanager.alertmanagerSpec.podAntiAffinityTopologyKey"), Is.EqualTo("kubernetes.io/hostname"));
        Assert.That(two.At("prometheus.prometheusSpec.podAntiAffinityTopologyKey"), Is.EqualTo("topology.kubernetes.io/zone"));
    }

    [TestCase(15, 100, "15d", "85GiB", "100Gi")]
    [TestCase(3, 20, "3d", "17GiB", "20Gi")]
    public async Task Metrics_are_kept_as_long_as_asked_and_never_fill_the_volume(int days, int size, string retention, string limit, string claim)
    {
        var spec = (await Values(new() { Prometheus = new() { RetentionDays = days, StorageGiB = size } })).At("prometheus.prometheusSpec")!;

        Assert.That((spec.At("retention"), spec.At("retentionSize")), Is.EqualTo(((object)retention, (object)limit)));
        Assert.That(spec.At("storageSpec.volumeClaimTemplate.spec.resources.requests.storage"), Is.EqualTo(claim));
    }

    [TestCase("serviceMonitor")]
    [TestCase("podMonitor")]
    [TestCase("rule")]
    [TestCase("probe")]
    [TestCase("scrapeConfig")]
    public async Task Nobody_s_monitors_are_ignored(string kind) =>
        Assert.That((await Values(new())).At($"prometheus.prometheusSpec.{kind}SelectorNilUsesHelmValues"), Is.False);

    [TestCase("kubeControllerManager")]
    [TestCase("kubeScheduler")]
    [TestCase("kubeEtcd")]
    [TestCase("kubeProxy")]
    public async Task What_the_cloud_keeps_out_of_sight_is_not_watched(string part) => Assert.That((await Values(new())).At($"{part}.enabled"), Is.False);

    [TestCase(true)]
    [TestCase(false)]
    public async Task CoreDNS_is_watched_where_it_serves(bool serves) =>
        Assert.That((await Values(new(), null, serves ? [Capability.CoreDns] : [])).At("coreDns.enabled"), Is.EqualTo(serves));

    [Test]
    public async Task Only_what_reads_the_node_has_the_run_of_it()
    {
        var spaces = (await TestCluster.InstallAsync(new KubePrometheusStack())).Of("kubernetes:core/v1:Namespace").Values
            .ToDictionary(space => (string)space.At("metadata.name")!, space => ((ImmutableDictionary<string, object>)space.At("metadata.labels")!)["pod-security.kubernetes.io/enforce"]);

        Assert.That(spaces, Is.EquivalentTo(new Dictionary<string, object> { ["monitoring"] = "baseline", ["monitoring-nodes"] = "privileged" }));
    }

    private static IEnumerable<object> Ports(ImmutableDictionary<string, object> policy, string direction) =>
        policy.Objects(direction).Where(rule => rule.ContainsKey("ports")).SelectMany(rule => rule.Objects("ports")).Select(port => port["port"]);

    [Test]
    public async Task The_nodes_namespace_is_closed_but_for_who_asks_for_metrics()
    {
        var policy = (await TestCluster.InstallAsync(new KubePrometheusStack()))
            .Of("kubernetes:networking.k8s.io/v1:NetworkPolicy")["main-kube-prometheus-stack-nodes-traffic"];

        Assert.That(policy.At("metadata.namespace"), Is.EqualTo("monitoring-nodes"));
        Assert.That(policy.List("spec.policyTypes"), Is.EqualTo(new object[] { "Ingress", "Egress" }));
        Assert.That(Ports(policy, "spec.ingress"), Is.EqualTo([9100.0]));
        Assert.That(Ports(policy, "spec.egress"), Has.None.EqualTo(443.0));
    }

    [Test]
    public async Task Alertmanager_reads_the_webhook_from_a_file_and_no_value_holds_it()
    {
        var release = await Values(new() { Slack = Slack });

        Assert.That(release.At("alertmanager.config.global.slack_api_url_file"), Is.EqualTo("/etc/alertmanager/secrets/alertmanager-slack/url"));
        Assert.That((ImmutableArray<object>)release.At("alertmanager.alertmanagerSpec.secrets")!, Is.EqualTo(new object[] { "alertmanager-slack", "alertmanager-dead-mans-switch" }));
    }

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public async Task The_stack_file_s_webhook_becomes_the_secret_that_is_mounted(bool known, int secrets)
    {
        var made = await Recording.OfAsync(() =>
        {
            var cluster = new TestCluster(new Pulumi.Kubernetes.Provider("main-kubernetes"));
            var context = new AddOnContext(TestCluster.Facts, cluster, "main-kube-prometheus-stack", new() { Provider = cluster.Kubernetes });
            _ = new KubePrometheusStack { Slack = Slack }.Install(known
                ? context with { Secrets = context.Secrets.Add("slackWebhook", Output.CreateSecret("https://hooks.slack.com/x")) }
                : context);
        });

        Assert.That(made.Of("kubernetes:core/v1:Secret"), Has.Count.EqualTo(secrets));
    }

    [TestCase(null, null)]
    [TestCase("#platform", null)]
    [TestCase(null, 5)]
    [TestCase("#platform", 5)]
    public void Alertmanager_itself_accepts_its_configuration(string? channel, int? minutes)
    {
        var text = RuleTools.Text(AlertmanagerConfiguration.Of(
            channel is null ? null : Slack with { Channel = channel }, minutes is { } often ? new DeadMansSwitchSettings { EveryMinutes = often } : null));

        // Debian's amtool is older than Alertmanager 0.26, which knows url_file of webhooks; everything else is as it will be.
        RuleTools.Amtool("check-config", ("alertmanager.yml", text.Replace("\"url_file\": \"/etc", "\"url\": \"https://example.com/etc")));
    }

    [Test]
    public void Silence_is_told_to_the_dead_man_s_switch_and_to_nobody_else()
    {
        var configuration = JsonNode.Parse(RuleTools.Text(AlertmanagerConfiguration.Of(Slack, new() { EveryMinutes = 3 })))!;
        var first = configuration["route"]!["routes"]![0]!;

        Assert.That((string?)first["matchers"]![0], Is.EqualTo("alertname = \"Watchdog\""));
        Assert.That(((string?)first["receiver"], (string?)first["repeat_interval"]), Is.EqualTo(("dead-mans-switch", "3m")));
    }

    [Test]
    public void Teams_hear_of_their_own_alerts_in_their_own_channel()
    {
        var configuration = JsonNode.Parse(RuleTools.Text(AlertmanagerConfiguration.Of(Slack, null)))!;
        var channels = configuration["receivers"]!.AsArray().Where(receiver => receiver!["slack_configs"] is not null)
            .ToDictionary(receiver => (string)receiver!["name"]!, receiver => (string)receiver!["slack_configs"]![0]!["channel"]!);

        Assert.That(channels, Is.EquivalentTo(new Dictionary<string, string> { ["slack"] = "#platform", ["slack-critical"] = "#on-call", ["slack-team-shop"] = "#shop" }));
    }

    [Test]
    public async Task Every_cluster_s_metrics_say_which_cluster_it_is() =>
        Assert.That((await Values(new())).At("prometheus.prometheusSpec.externalLabels.cluster"), Is.EqualTo("acme-test-main"));

    [Test]
    public async Task What_is_copied_out_is_chosen_and_its_password_stays_in_a_secret()
    {
        var copies = (ImmutableArray<object>)(await Values(new() { RemoteWrite = new() { Url = "https://example.com/push", Metrics = "probe_.+" } }))
            .At("prometheus.prometheusSpec.remoteWrite")!;

        Assert.That((copies[0].At("url"), copies[0].At("basicAuth.password.name")), Is.EqualTo(((object)"https://example.com/push", (object)"prometheus-remote-write")));
        Assert.That(((ImmutableArray<object>)copies[0].At("writeRelabelConfigs")!)[0].At("regex"), Is.EqualTo("probe_.+"));
    }

    [Test]
    public async Task Rules_are_there_for_what_is_there()
    {
        var bare = (await TestCluster.InstallAsync(new KubePrometheusStack())).Of(Rule).Keys;
        var logs = (await TestCluster.InstallAsync(new KubePrometheusStack(), null, Capability.ContainerLogs)).Of(Rule).Keys;

        Assert.That(logs.Except(bare), Is.EqualTo(["main-kube-prometheus-stack-alerts-logs"]));
    }

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public async Task The_proxies_of_Gateways_are_watched_where_there_are_any(bool there, int monitors) => Assert.That(
        (await TestCluster.InstallAsync(new KubePrometheusStack(), null, there ? [Capability.Gateways] : []))
            .Of("kubernetes:monitoring.coreos.com/v1:PodMonitor"), Has.Count.EqualTo(monitors));

    [TestCase("ingress-nginx")]
    [TestCase("projectcontour")]
    public void Grafana_is_open_to_whom_it_is_opened(string caller)
    {
        Assert.That(new KubePrometheusStack { GrafanaCallers = [caller] }.Network.From[caller], Is.EqualTo([3000]));
        Assert.That(new KubePrometheusStack().Network.From.Keys, Is.EqualTo(["keda"]));
    }

    [Test]
    public async Task Dashboards_are_config_maps_that_Grafana_finds()
    {
        var maps = (await TestCluster.InstallAsync(new KubePrometheusStack(), null, Capability.Ingress)).Of("kubernetes:core/v1:ConfigMap");
        var map = maps["main-kube-prometheus-stack-dashboard-ingress"];
        var dashboard = JsonNode.Parse((string)((ImmutableDictionary<string, object>)map["data"])["platform-ingress.json"])!;

        Assert.That(map.At("metadata.labels.grafana_dashboard"), Is.EqualTo("1"));
        Assert.That((string?)dashboard["uid"], Is.EqualTo("platform-ingress"));
        Assert.That(dashboard["panels"]!.AsArray(), Has.Count.EqualTo(4));
    }

    [Test]
    public void Who_is_told_by_nobody_is_told_so() => Assert.That(
        new KubePrometheusStack { Slack = null, DeadMansSwitch = null }.Advisories.Select(advisory => advisory.Key), Is.EqualTo(["slack", "deadMansSwitch"]));

    [Test]
    public void Alerts_count_as_offered_only_when_they_reach_people() => Assert.That(
        (new KubePrometheusStack { Slack = null }.Provides.Contains(Capability.Alerts), new KubePrometheusStack { Slack = Slack }.Provides.Contains(Capability.Alerts)),
        Is.EqualTo((false, true)));

    [Test]
    public void Wrong_settings_are_all_reported_at_their_keys() => Assert.That(
        new KubePrometheusStack
        {
            Prometheus = new() { RetentionDays = 0, StorageGiB = 1, MemoryGiB = 0 },
            Slack = new() { Channel = "platform" },
            DeadMansSwitch = new() { EveryMinutes = 0 },
            RemoteWrite = new() { Url = "http://example.com" },
        }.Check(TestCluster.Facts).Select(problem => problem.Key),
        Is.EquivalentTo(["prometheus.retentionDays", "prometheus.storageGiB", "prometheus.memoryGiB", "slack.channel", "deadMansSwitch.everyMinutes", "remoteWrite.url"]));

    [Test]
    public void As_they_are_shipped_the_settings_are_right() => Assert.That(new KubePrometheusStack().Check(TestCluster.Facts), Is.Empty);
}
