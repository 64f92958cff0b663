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
        }
    }

    [Test]
    public async Task The_control_plane_is_restricted_and_apart_from_the_agents_which_may_do_anything()
    {
        var homes = new Dictionary<string, string>();
        foreach (var part in Mesh)
            homes[part.Name] = (string)(await Release(part))["namespace"];

        Assert.That(homes, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["istio-base"] = "istio-system",
            ["istiod"] = "istio-system",
            ["istio-cni"] = "istio-agents",
            ["ztunnel"] = "istio-agents",
        }));
        Assert.That(await Level(new IstioBase()), Is.EqualTo("restricted"));
        Assert.That(await Level(new IstioCni()), Is.EqualTo("privileged"));
    }

    [Test]
    public async Task The_control_plane_trusts_the_tunnels_where_they_are_and_is_let_into_its_own_namespace()
    {
        var values = (await Release(new Istiod())).Object("values");

        Assert.That(values.At("trustedZtunnelNamespace"), Is.EqualTo((await Release(new Ztunnel()))["namespace"]));
        Assert.That(values.At("seccompProfile.type"), Is.EqualTo("RuntimeDefault"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Only_the_first_part_and_the_agent_make_a_namespace_which_is_not_in_the_mesh_itself(bool agent)
    {
        AddOn maker = agent ? new IstioCni() : new IstioBase();
        var home = (await TestCluster.InstallAsync(maker, null, Capability.Mesh)).Single("kubernetes:core/v1:Namespace");

        Assert.That(home.Object("metadata.labels").ContainsKey("istio.io/dataplane-mode"), Is.False);
        Assert.That((await TestCluster.InstallAsync(agent ? new Ztunnel() : new Istiod())).Of("kubernetes:core/v1:Namespace"), Is.Empty);
    }

    private static async Task<object> Level(AddOn part) => (await TestCluster.InstallAsync(part))
        .Single("kubernetes:core/v1:Namespace").Object("metadata.labels")["pod-security.kubernetes.io/enforce"];
}
