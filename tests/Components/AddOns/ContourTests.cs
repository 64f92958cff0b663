using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class ContourTests
{
    private static readonly AddOnFacts Facts = TestCluster.Facts with
    {
        Kubernetes = "1.34",
        PublicLoadBalancer = TestCluster.Facts.PublicLoadBalancer.Add("example.com/kind", "nlb"),
    };

    private static async Task<ImmutableDictionary<string, object>> Release(Contour contour, AddOnFacts? facts = null) =>
        (await TestCluster.InstallAsync(contour, facts ?? Facts)).Single("kubernetes:helm.sh/v3:Release");

    [Test]
    public async Task The_chart_is_pinned()
    {
        var release = await Release(new());

        Assert.That((release["chart"], release["version"]), Is.EqualTo(((object)"contour", (object)"0.7.0")));
        Assert.That(release.At("repositoryOpts.repo"), Is.EqualTo("https://projectcontour.github.io/helm-charts/"));
    }

    [TestCase("1.34", 0)]
    [TestCase("1.35", 1)]
    public void Kubernetes_above_what_it_was_tested_with_is_refused(string minor, int problems) =>
        Assert.That(AddOnPlan.For(Facts with { Kubernetes = minor }, [new Contour { Enabled = true }]).Problems,
            Has.Length.EqualTo(problems));

    [Test]
    public async Task Controllers_and_proxies_are_several_and_one_of_each_may_go_at_a_time()
    {
        var values = (await Release(new())).Object("values");

        Assert.That((values.At("contour.replicaCount"), values.At("contour.pdb.maxUnavailable")), Is.EqualTo(((object)2.0, (object)1.0)));
        Assert.That((values.At("envoy.kind"), values.At("envoy.autoscaling.minReplicas"), values.At("envoy.pdb.maxUnavailable")),
            Is.EqualTo(((object)"deployment", (object)3.0, (object)1.0)));
        Assert.That(
            values.Objects("envoy.topologySpreadConstraints")[0].Object("labelSelector.matchLabels")["app.kubernetes.io/component"],
            Is.EqualTo("envoy"));
    }

    [Test]
    public async Task A_single_one_has_no_budget()
    {
        var values = (await Release(new(), Facts with { HighlyAvailable = false })).Object("values");

        Assert.That((values.At("contour.pdb.create"), values.At("envoy.pdb.create")), Is.EqualTo(((object)false, (object)false)));
        Assert.That((values.At("contour.replicaCount"), values.At("envoy.replicaCount")), Is.EqualTo(((object)1.0, (object)1.0)));
    }

    [Test]
    public async Task It_is_nobody_s_default()
    {
        Assert.That((await Release(new())).At("values.contour.ingressClass.default"), Is.EqualTo(false));
        Assert.That(new Contour().Provides, Has.None.EqualTo(Capability.DefaultIngressClass));
    }

    [TestCase(512)]
    [TestCase(4096)]
    public async Task Backends_are_shielded_by_default(int connections) => Assert.That(
        (await Release(new() { MaxConnections = connections })).At("values.configInline.cluster.circuit-breakers.max-connections"),
            Is.EqualTo((double)connections));

    [Test]
    public async Task What_the_cloud_must_know_reaches_the_service() => Assert.That(
        (await Release(new())).At("values.envoy.service.annotations"),
            Is.EquivalentTo(new Dictionary<string, object> { ["example.com/kind"] = "nlb" }));

    [Test]
    public async Task Its_namespace_is_restricted() => Assert.That(
        (await TestCluster.InstallAsync(new Contour(), Facts)).Single("kubernetes:core/v1:Namespace")
            .Object("metadata.labels")["pod-security.kubernetes.io/enforce"],
        Is.EqualTo("restricted"));

    [Test]
    public void Fewer_proxies_than_always_run_are_a_problem() =>
        Assert.That(new Contour { MaxProxies = 2 }.Check(Facts).Select(problem => problem.Key), Is.EqualTo(["maxProxies"]));
}
