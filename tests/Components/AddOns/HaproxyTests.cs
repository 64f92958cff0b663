using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class HaproxyTests
{
    private static readonly AddOnFacts Facts = TestCluster.Facts with
    {
        PublicLoadBalancer = TestCluster.Facts.PublicLoadBalancer.Add("example.com/kind", "nlb"),
    };

    private static Haproxy With(string name, int port) =>
        new()
        {
            Enabled = true,
            TcpServices = TcpService.None.Add(name, new() { Port = port, Namespace = "shop", Service = "database", ServicePort = 5432 }),
        };

    private static async Task<ImmutableDictionary<string, object>> Release(Haproxy haproxy, AddOnFacts? facts = null) =>
        (await TestCluster.InstallAsync(haproxy, facts ?? Facts)).Single("kubernetes:helm.sh/v3:Release");

    [Test]
    public async Task The_chart_is_pinned()
    {
        var release = await Release(new());

        Assert.That((release["chart"], release["version"]), Is.EqualTo(((object)"kubernetes-ingress", (object)"1.52.1")));
        Assert.That(release.At("repositoryOpts.repo"), Is.EqualTo("https://haproxytech.github.io/helm-charts"));
    }

    [TestCase("orders", 15432)]
    [TestCase("stock", 25432)]
    public async Task A_service_is_reached_at_its_port(string name, int port)
    {
        var installed = await TestCluster.InstallAsync(With(name, port), Facts);
        var opened = installed.Single("kubernetes:helm.sh/v3:Release").Objects("values.controller.service.tcpPorts").Single();

        Assert.That(installed.Single("kubernetes:core/v1:ConfigMap").Object("data"),
            Is.EquivalentTo(new Dictionary<string, object> { [$"{port}"] = "shop/database:5432" }));
        Assert.That((opened["name"], opened["port"], opened["targetPort"]),
            Is.EqualTo(((object)name, (object)(double)port, (object)(double)port)));
        Assert.That(With(name, port).Network.Public, Has.Member(port));
    }

    [Test]
    public async Task The_controller_reads_the_services_of_its_own_namespace() => Assert.That(
        (await Release(new())).List("values.controller.extraArgs"),
            Is.EqualTo(new object[] { "--configmap-tcp-services=haproxy/tcp-services" }));

    [Test]
    public async Task Statistics_and_administration_are_not_for_the_outside()
    {
        var ports = (await Release(new())).Object("values.controller.service.enablePorts");

        Assert.That((ports["stat"], ports["admin"]), Is.EqualTo(((object)false, (object)false)));
    }

    [TestCase(true, 3.0, true)]
    [TestCase(false, 1.0, false)]
    public async Task Several_controllers_over_the_zones_where_availability_counts(bool available, double replicas, bool budget)
    {
        var controller = (await Release(new(), Facts with { HighlyAvailable = available })).Object("values.controller");

        Assert.That((controller["replicaCount"], controller.At("PodDisruptionBudget.enable")),
            Is.EqualTo(((object)replicas, (object)budget)));
        Assert.That(controller.Objects("topologySpreadConstraints")[0].Object("labelSelector.matchLabels")["app.kubernetes.io/name"],
            Is.EqualTo("kubernetes-ingress"));
    }

    [Test]
    public async Task What_the_cloud_must_know_reaches_the_service()
    {
        var service = (await Release(new())).Object("values.controller.service");

        Assert.That(service["type"], Is.EqualTo("LoadBalancer"));
        Assert.That(service["annotations"], Is.EquivalentTo(new Dictionary<string, object> { ["example.com/kind"] = "nlb" }));
    }

    [Test]
    public async Task Its_namespace_is_at_baseline_and_it_is_nobody_s_default()
    {
        var installed = await TestCluster.InstallAsync(new Haproxy(), Facts);

        Assert.That(installed.Single("kubernetes:core/v1:Namespace").Object("metadata.labels")["pod-security.kubernetes.io/enforce"],
            Is.EqualTo("baseline"));
        Assert.That(installed.Single("kubernetes:helm.sh/v3:Release").At("values.controller.ingressClassResource.default"),
            Is.EqualTo(false));
    }

    [Test]
    public void Wrong_settings_are_told_at_their_keys()
    {
        string[] Problems(Haproxy haproxy) => [.. haproxy.Check(Facts).Select(problem => problem.Key)];

        Assert.That(Problems(With("orders", 15432)), Is.Empty);
        Assert.That(Problems(With("orders", 1042)), Is.EqualTo(["tcpServices.orders.port"]));
        Assert.That(Problems(With("a-name-of-a-port-too-long", 15432)), Is.EqualTo(["tcpServices.a-name-of-a-port-too-long"]));
        Assert.That(Problems(new() { MaxReplicas = 1 }), Is.EqualTo(["maxReplicas"]));
        Assert.That(Problems(With("one", 5000) with
        {
            TcpServices = With("one", 5000).TcpServices.Add("two", new() { Port = 5000, Namespace = "n", Service = "s" }),
        }),
            Is.EqualTo(["tcpServices.two.port"]));
    }
}
