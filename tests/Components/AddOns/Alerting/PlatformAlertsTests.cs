using System.Text.RegularExpressions;
using Platform.Components.AddOns;
using Platform.Components.AddOns.Alerting;

namespace Platform.Tests.Components.AddOns.Alerting;

[TestFixture]
public class PlatformAlertsTests
{
    private const string Runbooks = "https://example.com/operations.md";

    /// <summary>Everything is there, so every group is.</summary>
    private static readonly AddOnFacts Everything = TestCluster.Facts with { Offered = [.. Enum.GetValues<Capability>()] };

    private static readonly AddOnFacts Nothing = TestCluster.Facts with { Offered = [] };

    private static AlertGroup[] Groups => [.. PlatformAlerts.For(Everything), PrometheusBlackboxExporter.AlertsFor(2000)];

    private static Alert[] All => [.. Groups.SelectMany(group => group.Alerts)];

    private static string Operations()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Infra.sln")))
            folder = folder.Parent;
        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "operations.md"));
    }

    [Test]
    public void Prometheus_itself_accepts_every_rule() => RuleTools.Promtool("check rules", ("rules.yml", new
    {
        groups = Groups.Select(group => new { name = group.Name, rules = group.Alerts.Select(alert => alert.Rule(Runbooks)).ToArray() }).ToArray(),
    }));

    [Test]
    public void Prometheus_itself_accepts_what_every_panel_asks() => RuleTools.Promtool("check rules --lint=none", ("rules.yml", new
    {
        groups = new[]
        {
            new
            {
                name = "panels",
                rules = PlatformDashboards.For(Everything).SelectMany(dashboard => dashboard.Panels)
                    .Select((panel, number) => new { record = $"panel:{number}", expr = panel.Expression }).ToArray(),
            },
        },
    }));

    [Test]
    public void Names_are_unique() => Assert.That(All.Select(alert => alert.Name), Is.Unique);

    [Test]
    public void Every_alert_says_what_it_means_and_where_its_runbook_is() => Assert.Multiple(() =>
    {
        foreach (var alert in All)
        {
            Assert.That(alert.Summary, Is.Not.Empty, alert.Name);
            Assert.That(alert.Description, Is.Not.Empty, alert.Name);
            Assert.That(RuleTools.Text(alert.Rule(Runbooks)), Does.Contain($"{Runbooks}#{alert.Name.ToLowerInvariant()}").And.Contain("\"severity\""));
        }
    });

    [Test]
    public void Every_alert_has_a_runbook()
    {
        var headings = Regex.Matches(Operations(), "^### (\\w+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value);

        Assert.That(All.Select(alert => alert.Name).Except(headings), Is.Empty);
    }

    [Test]
    public void What_takes_silence_for_failure_is_there_only_with_what_it_watches() => Assert.That(
        PlatformAlerts.For(Nothing).SelectMany(group => group.Alerts).Where(alert => alert.Expression.Contains("absent(")), Is.Empty);

    [TestCase(true, 3)]
    [TestCase(false, 0)]
    public void A_zone_without_nodes_matters_only_where_zones_do(bool available, int zones)
    {
        var alert = PlatformAlerts.For(Nothing with { HighlyAvailable = available }).SelectMany(group => group.Alerts)
            .SingleOrDefault(alert => alert.Name == "ZoneWithoutNodes");

        Assert.That(alert?.Expression, zones == 0 ? Is.Null : Does.EndWith($"< {zones}"));
    }

    [Test]
    public void A_dead_zone_is_noticed() => Fires("ZoneWithoutNodes", 15, "kube_node_labels", [
        ("kube_node_labels{node=\"a\",label_topology_kubernetes_io_zone=\"eu-west-1a\"}", "1x60"),
        ("kube_node_labels{node=\"b\",label_topology_kubernetes_io_zone=\"eu-west-1b\"}", "1x60"),
    ], []);

    [Test]
    public void All_zones_alive_are_no_news() => Fires(null, 15, "ZoneWithoutNodes", [
        ("kube_node_labels{node=\"a\",label_topology_kubernetes_io_zone=\"eu-west-1a\"}", "1x60"),
        ("kube_node_labels{node=\"b\",label_topology_kubernetes_io_zone=\"eu-west-1b\"}", "1x60"),
        ("kube_node_labels{node=\"c\",label_topology_kubernetes_io_zone=\"eu-west-1c\"}", "1x60"),
    ], []);

    [Test]
    public void Error_logs_are_noticed() => Fires("ErrorsInLogs", 30, "", [
        ("log_lines_error_total{pod=\"x\",log_namespace=\"shop\",log_container=\"web\"}", "0+120x60"),
    ], new() { ["log_namespace"] = "shop", ["log_container"] = "web" });

    [Test]
    public void A_few_error_logs_are_no_news() => Fires(null, 30, "ErrorsInLogs", [
        ("log_lines_error_total{pod=\"x\",log_namespace=\"shop\",log_container=\"web\"}", "0+30x60"),
    ], []);

    [Test]
    public void A_sealed_vault_is_noticed() => Fires("VaultSealed", 10, "", [("vault_core_unsealed{pod=\"vault-0\"}", "0x60")], new() { ["pod"] = "vault-0" });

    [Test]
    public void A_missing_backup_is_noticed() => Fires("BackupMissing", 27 * 60, "",
        [("velero_backup_last_successful_timestamp{schedule=\"daily\"}", "0x1700")], new() { ["schedule"] = "daily" });

    [Test]
    public void A_good_backup_is_no_news() => Fires(null, 25 * 60, "BackupMissing",
        [("velero_backup_last_successful_timestamp{schedule=\"daily\"}", "0x1700")], []);

    [Test]
    public void A_certificate_that_nobody_renews_is_noticed() => Fires("CertificateExpiresNow", 30, "", [
        ("certmanager_certificate_expiration_timestamp_seconds{exported_namespace=\"shop\",name=\"web\"}", "500000x60"),
    ], new() { ["exported_namespace"] = "shop", ["name"] = "web" });

    [Test]
    public void A_red_log_store_is_noticed() => Fires("ElasticsearchRed", 10, "", [
        ("kube_elasticsearch_health{name=\"elasticsearch\",health=\"red\"}", "1x60"),
    ], new() { ["name"] = "elasticsearch" });

    [Test]
    public void A_host_that_does_not_answer_is_noticed() => Fires("HostDown", 10, "", [
        ("probe_success{host=\"www.example.com\"}", "0x60"),
    ], new() { ["host"] = "www.example.com" });

    [Test]
    public void A_host_s_old_certificate_is_noticed() => Fires("HostCertificateExpires", 120, "", [
        ("probe_ssl_earliest_cert_expiry{host=\"www.example.com\"}", "1000000x180"),
    ], new() { ["host"] = "www.example.com" });

    /// <summary>Feeds series to the rules as they are, and asks after some minutes which alert fires with which labels.</summary>
    private static void Fires(string? alert, int atMinute, string silent, (string Series, string Values)[] series, Dictionary<string, string> labels)
    {
        var name = alert ?? silent;
        var rule = All.Single(one => one.Name == name);
        RuleTools.Promtool("test rules", ("test.yml", new
        {
            rule_files = new[] { "rules.yml" },
            evaluation_interval = "1m",
            tests = new[]
            {
                new
                {
                    interval = "1m",
                    input_series = series.Select(one => new { series = one.Series, values = one.Values }).ToArray(),
                    alert_rule_test = new[]
                    {
                        new
                        {
                            eval_time = $"{atMinute}m",
                            alertname = name,
                            exp_alerts = alert is null ? [] : new[] { Expected(rule, labels) },
                        },
                    },
                },
            },
        }), ("rules.yml", new { groups = new[] { new { name = "tested", rules = new[] { Bare(rule) } } } }));
    }

    /// <summary>The rule without its texts, which hold the numbers of the moment.</summary>
    private static object Bare(Alert alert) => new
    {
        alert = alert.Name,
        expr = alert.Expression,
        @for = $"{alert.ForMinutes}m",
        labels = new { severity = alert.Severity.ToString().ToLowerInvariant() },
    };

    private static object Expected(Alert alert, Dictionary<string, string> labels) => new
    {
        exp_labels = new Dictionary<string, string>(labels) { ["severity"] = alert.Severity.ToString().ToLowerInvariant() },
    };
}
