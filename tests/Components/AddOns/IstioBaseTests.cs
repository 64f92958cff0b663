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

    [Test]
    public async Task Only_the_first_part_makes_the_namespace_which_is_not_in_the_mesh_itself()
    {
        var home = (await TestCluster.InstallAsync(new IstioBase(), null, Capability.Mesh)).Single("kubernetes:core/v1:Namespace");

        Assert.That(home.Object("metadata.labels").ContainsKey("istio.io/dataplane-mode"), Is.False);
        Assert.That((await TestCluster.InstallAsync(new Ztunnel())).Of("kubernetes:core/v1:Namespace"), Is.Empty);
    }
}
