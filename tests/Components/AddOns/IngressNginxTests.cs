using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class IngressNginxTests
{
    private static readonly AddOnFacts Facts = TestCluster.Facts with
    {
        PublicLoadBalancer = TestCluster.Facts.PublicLoadBalancer.Add("example.com/kind", "nlb"),
    };

    private static async Task<ImmutableDictionary<string, object>> Release(IngressNginx ingress, AddOnFacts? facts = null) =>
        (await TestCluster.InstallAsync(ingress, facts ?? Facts)).Single("kubernetes:helm.sh/v3:Release");

    [Test]
    public async Task The_chart_is_pinned()
    {
        var release = await Release(new());

        Assert.That((release["chart"], release["version"]), Is.EqualTo(((object)"ingress-nginx", (object)"4.15.1")));
        Assert.That(release.At("repositoryOpts.repo"), Is.EqualTo("https://kubernetes.github.io/ingress-nginx"));
    }

    [TestCase(1, 0.0)]
    [TestCase(3, 2.0)]
    public async Task All_controllers_but_one_stay_during_a_drain(int replicas, double available)
    {
        var controller = (ImmutableDictionary<string, object>)(await Release(new() { Replicas = replicas })).At("values.controller")!;

        Assert.That(controller["replicaCount"], Is.EqualTo((double)replicas));
        Assert.That(controller["minAvailable"], Is.EqualTo(available));
    }

    [TestCase(9, 60)]
    [TestCase(20, 80)]
    public async Task Controllers_follow_the_load_up_to_a_number(int most, int percent)
    {
        var scaling = (await Release(new() { MaxReplicas = most, TargetCpuPercent = percent })).Object("values.controller.autoscaling");

        Assert.That((scaling["enabled"], scaling["minReplicas"], scaling["maxReplicas"], scaling["targetCPUUtilizationPercentage"]),
            Is.EqualTo(((object)true, (object)3.0, (object)(double)most, (object)(double)percent)));
    }

    [Test]
    public async Task Always_as_many_is_no_autoscaling() => Assert.That(
        (await Release(new() { Replicas = 3, MaxReplicas = 3 })).Object("values.controller.autoscaling"),
            Is.EquivalentTo(new Dictionary<string, object> { ["enabled"] = false }));

    [Test]
    public async Task Every_container_has_requests_and_a_limit_of_memory()
    {
        var controller = (await Release(new() { Cpu = "2", Memory = "3Gi" })).Object("values.controller");

        Assert.That((controller.At("resources.requests.cpu"), controller.At("resources.limits.memory")),
            Is.EqualTo(((object)"2", (object)"3Gi")));
        Assert.That(controller.At("admissionWebhooks.patchWebhookJob.resources.limits.memory"), Is.Not.Null);
    }

    [TestCase(5432, "shop/database:5432")]
    [TestCase(6379, "shop/database:6379")]
    public async Task A_service_of_raw_TCP_is_reached_at_its_port(int port, string address)
    {
        var service = new TcpService { Port = port, Namespace = "shop", Service = "database" };
        var ingress = new IngressNginx { TcpServices = TcpService.None.Add("database", service) };

        Assert.That((await Release(ingress)).Object("values.tcp")[$"{port}"], Is.EqualTo(address));
        Assert.That(ingress.Network.Public, Is.EquivalentTo([80, 443, port]));
    }

    [Test]
    public void It_gives_way_as_the_default_class()
    {
        Assert.That(new IngressNginx().Provides, Has.Member(Capability.DefaultIngressClass));
        Assert.That(new IngressNginx { DefaultClass = false }.Provides, Is.EqualTo([Capability.Ingress]));
    }

    [Test]
    public void Wrong_settings_are_told_at_their_keys()
    {
        string[] Problems(IngressNginx ingress) => [.. ingress.Check(Facts).Select(problem => $"{problem.Key}: {problem.Value}")];

        Assert.That(Problems(new()), Is.Empty);
        Assert.That(Problems(new() { MaxReplicas = 2 }), Is.EqualTo(["maxReplicas: 2"]));
        Assert.That(Problems(new() { TcpServices = TcpService.None.Add("a", new() { Port = 443, Namespace = "n", Service = "s" }) }),
            Is.EqualTo(["tcpServices.a.port: 443"]));
        Assert.That(Problems(new() { TcpServices = TcpService.None.Add("a", new() { Port = 5000 }) }),
            Is.EqualTo(["tcpServices.a.namespace: none", "tcpServices.a.service: none"]));
    }

    [TestCase(true, 3.0)]
    [TestCase(false, 1.0)]
    public async Task Availability_decides_the_replicas_that_nobody_set(bool available, double replicas) =>
        Assert.That((await Release(new(), Facts with { HighlyAvailable = available })).At("values.controller.replicaCount"),
            Is.EqualTo(replicas));

    [Test]
    public async Task What_the_cloud_must_know_reaches_the_service() => Assert.That(
        (await Release(new())).At("values.controller.service.annotations"),
            Is.EquivalentTo(new Dictionary<string, object> { ["example.com/kind"] = "nlb" }));

    [Test]
    public async Task A_stack_file_s_own_value_reaches_the_chart() => Assert.That(
        (await Release(new() { Values = JsonNode.Parse("""{ "controller": { "replicaCount": 7 } }""")!.AsObject() }))
            .At("values.controller.replicaCount"),
        Is.EqualTo(7.0));

    [Test]
    public async Task The_release_lands_in_a_namespace_of_its_own_with_a_pod_security_level_and_a_policy()
    {
        var installed = await TestCluster.InstallAsync(new IngressNginx(), Facts);

        Assert.That(installed.Single("kubernetes:core/v1:Namespace").At("metadata.name"), Is.EqualTo("ingress-nginx"));
        Assert.That(((ImmutableDictionary<string, object>)installed.Single("kubernetes:core/v1:Namespace")
            .At("metadata.labels")!)["pod-security.kubernetes.io/enforce"], Is.EqualTo("baseline"));
        Assert.That(installed.Single("kubernetes:networking.k8s.io/v1:NetworkPolicy").At("metadata.namespace"),
            Is.EqualTo("ingress-nginx"));
        Assert.That(installed.Single("kubernetes:helm.sh/v3:Release")["namespace"], Is.EqualTo("ingress-nginx"));
    }

    [Test]
    public void Its_retirement_is_said_with_the_way_out() =>
        Assert.That(new IngressNginx().Advisories.Single().Fix, Does.Contain("envoy-gateway beside it"));
}
