using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

/// <summary>All four parts of the mesh; each is nothing without the others.</summary>
[TestFixture]
public class IstioBaseTests
{
    private static readonly AddOn[] Mesh =
    [
        new Ztunnel { Enabled = true }, new IstioCni { Enabled = true }, new Istiod { Enabled = true }, new IstioBase { Enabled = true },
    ];

    private static async Task<ImmutableDictionary<string, object>> Release(AddOn part, AddOnFacts? facts = null) =>
        (await TestCluster.InstallAsync(part, facts)).Single("kubernetes:helm.sh/v3:Release");

    [Test]
    public void The_parts_come_in_the_order_in_which_each_needs_the_one_before()
    {
        var plan = AddOnPlan.For(TestCluster.Facts, Mesh);

        Assert.That(plan.Problems, Is.Empty);
        Assert.That(plan.Order.Select(part => part.Name), Is.EqualTo(["istio-base", "istiod", "istio-cni", "ztunnel"]));
    }

    [Test]
    public void A_part_alone_says_what_it_lacks() => Assert.That(
        AddOnPlan.For(TestCluster.Facts, [new Ztunnel { Enabled = true }]).Problems.Select(problem => problem.Value),
        Is.EqualTo(["MeshControl", "MeshRedirection"]));

    [Test]
    public async Task Every_part_is_of_one_pinned_version_and_without_sidecars()
    {
        foreach (var part in Mesh)
        {
            var release = await Release(part);
            Assert.That(release["version"], Is.EqualTo("1.30.7"), part.Name);
            Assert.That(release.At("values.profile"), Is.EqualTo("ambient"), part.Name);
            Assert.That(release["namespace"], Is.EqualTo("istio-system"), part.Name);
        }
    }

    [TestCase("istiod", "values.global.tag")]
    [TestCase("istio-cni", "values.global.tag")]
    [TestCase("ztunnel", "values.tag")]
    public async Task Images_are_of_the_chart_s_version(string part, string key) =>
        Assert.That((await Release(Mesh.Single(one => one.Name == part))).At(key), Is.EqualTo("1.30.7"));

    [TestCase(true, 2.0)]
    [TestCase(false, 1.0)]
    public async Task Availability_decides_how_many_control_planes_run(bool available, double replicas)
    {
        var release = await Release(new Istiod(), TestCluster.Facts with { HighlyAvailable = available });

        Assert.That(release.At("values.autoscaleMin"), Is.EqualTo(replicas));
        Assert.That(release.At("values.global.defaultPodDisruptionBudget.enabled"), Is.EqualTo(available));
    }

    [TestCase("gke")]
    [TestCase(null)]
    public async Task The_agent_is_told_of_the_cluster_s_network(string? platform) => Assert.That(
        (await Release(new IstioCni(), TestCluster.Facts with { MeshPlatform = platform })).At("values.global.platform"), Is.EqualTo(platform));

    [TestCase(true, "STRICT")]
    [TestCase(false, "PERMISSIVE")]
    public async Task What_is_not_encrypted_is_refused_unless_pods_are_moving_in(bool strict, string mode)
    {
        var encryption = (await TestCluster.InstallAsync(new Ztunnel { Strict = strict })).Single("kubernetes:security.istio.io/v1:PeerAuthentication");

        Assert.That(encryption.At("spec.mtls.mode"), Is.EqualTo(mode));
        Assert.That((encryption.At("metadata.name"), encryption.At("metadata.namespace")), Is.EqualTo(((object)"default", (object)"istio-system")));
    }

    [Test]
    public async Task Namespaces_begin_closed_where_it_is_said()
    {
        var denied = (await TestCluster.InstallAsync(new Ztunnel { DenyByDefault = ["shop", "billing"] })).Of("kubernetes:security.istio.io/v1:AuthorizationPolicy");

        Assert.That(denied.Values.Select(one => one.At("metadata.namespace")), Is.EqualTo(new[] { "billing", "shop" }));
        Assert.That(denied.Values.Select(one => ((ImmutableDictionary<string, object>)one["spec"]).Count), Is.All.Zero);
    }

    [Test]
    public async Task Only_the_first_part_makes_the_namespace_which_is_not_in_the_mesh_itself()
    {
        var home = (await TestCluster.InstallAsync(new IstioBase(), null, Capability.Mesh)).Single("kubernetes:core/v1:Namespace");

        Assert.That(((ImmutableDictionary<string, object>)home.At("metadata.labels")!).ContainsKey("istio.io/dataplane-mode"), Is.False);
        Assert.That((await TestCluster.InstallAsync(new Ztunnel())).Of("kubernetes:core/v1:Namespace"), Is.Empty);
    }
}
