using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class PrometheusBlackboxExporterTests
{
    private const string Probe = "kubernetes:monitoring.coreos.com/v1:Probe";

    private static readonly PrometheusBlackboxExporter Exporter = new()
    {
        Enabled = true,
        Hosts = new PrometheusBlackboxExporter().Hosts
            .Add("www", new() { Target = "https://www.example.com/health", Team = "shop" })
            .Add("mail", new() { Target = "mail.example.com:993", Kind = ProbeKind.Tls }),
    };

    [Test]
    public async Task The_chart_is_pinned()
    {
        var release = (await TestCluster.InstallAsync(Exporter)).Single("kubernetes:helm.sh/v3:Release");

        Assert.That((release["chart"], release["version"]),
            Is.EqualTo(((object)"oci://ghcr.io/prometheus-community/charts/prometheus-blackbox-exporter", (object)"11.18.0")));
    }

    [Test]
    public async Task Every_host_is_asked_in_its_own_way_and_says_whose_it_is()
    {
        var probes = (await TestCluster.InstallAsync(Exporter)).Of(Probe);
        var (www, mail) = (probes["main-prometheus-blackbox-exporter-host-www"], probes["main-prometheus-blackbox-exporter-host-mail"]);

        Assert.That((www.At("spec.module"), mail.At("spec.module")), Is.EqualTo(((object)"https", (object)"tls")));
        Assert.That(((ImmutableArray<object>)www.At("spec.targets.staticConfig.static")!)[0], Is.EqualTo("https://www.example.com/health"));
        Assert.That((www.At("spec.targets.staticConfig.labels.host"), www.At("spec.targets.staticConfig.labels.team")), Is.EqualTo(((object)"www", (object)"shop")));
    }

    [Test]
    public async Task The_prober_that_probes_name_is_the_release_s_service() => Assert.That(
        (await TestCluster.InstallAsync(Exporter)).Of(Probe).Values.First().At("spec.prober.url"),
        Is.EqualTo("prometheus-blackbox-exporter.prometheus-blackbox-exporter.svc:9115"));

    [TestCase(true, 2.0)]
    [TestCase(false, 1.0)]
    public async Task Availability_decides_the_probers(bool available, double replicas)
    {
        var values = (await TestCluster.InstallAsync(Exporter, TestCluster.Facts with { HighlyAvailable = available })).Single("kubernetes:helm.sh/v3:Release")["values"];

        Assert.That(values.At("replicas"), Is.EqualTo(replicas));
        Assert.That(((ImmutableDictionary<string, object>)values).ContainsKey("podDisruptionBudget"), Is.EqualTo(available));
    }

    [Test]
    public void Every_port_of_a_host_is_open_to_the_probers() => Assert.That(Exporter.Network.Anywhere, Is.EqualTo([443, 993]));

    [TestCase(2000, "> 2")]
    [TestCase(500, "> 0.5")]
    public void What_counts_as_slow_is_a_setting(int milliseconds, string end) => Assert.That(
        PrometheusBlackboxExporter.AlertsFor(milliseconds).Alerts.Single(alert => alert.Name == "HostSlow").Expression, Does.EndWith(end));

    [Test]
    public void Wrong_settings_are_all_reported_at_their_keys() => Assert.That(
        new PrometheusBlackboxExporter
        {
            Hosts = Exporter.Hosts.Add("bad", new() { Target = "http://example.com" }).Add("worse", new() { Target = "example.com", Kind = ProbeKind.Tcp }),
            IntervalSeconds = 1,
            SlowMilliseconds = 0,
        }.Check(TestCluster.Facts).Select(problem => problem.Key),
        Is.EquivalentTo(["hosts.bad.target", "hosts.worse.target", "intervalSeconds", "slowMilliseconds"]));

    [Test]
    public void Without_a_host_it_has_nothing_to_do() =>
        Assert.That(new PrometheusBlackboxExporter { Enabled = true }.Check(TestCluster.Facts).Single().Key, Is.EqualTo("hosts"));
}
