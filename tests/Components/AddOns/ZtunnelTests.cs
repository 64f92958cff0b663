using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class ZtunnelTests
{
    private static async Task<ImmutableDictionary<string, object>> Release(Ztunnel part, AddOnFacts? facts = null) =>
        (await TestCluster.InstallAsync(part, facts)).Single("kubernetes:helm.sh/v3:Release");

    [Test]
    public async Task The_chart_and_its_images_are_of_one_version() => Assert.That(
        ((await Release(new()))["version"], (await Release(new())).At("values.tag")), Is.EqualTo(((object)"1.30.7", (object)"1.30.7")));

    [TestCase(true, "STRICT")]
    [TestCase(false, "PERMISSIVE")]
    public async Task What_is_not_encrypted_is_refused_unless_pods_are_moving_in(bool strict, string mode)
    {
        var encryption =
            (await TestCluster.InstallAsync(new Ztunnel { Strict = strict })).Single("kubernetes:security.istio.io/v1:PeerAuthentication");

        Assert.That(encryption.At("spec.mtls.mode"), Is.EqualTo(mode));
        Assert.That((encryption.At("metadata.name"), encryption.At("metadata.namespace")),
            Is.EqualTo(((object)"default", (object)"istio-system")));
    }

    [Test]
    public async Task Namespaces_begin_closed_where_it_is_said()
    {
        var denied =
            (await TestCluster.InstallAsync(new Ztunnel { DenyByDefault = ["shop", "billing"] }))
                .Of("kubernetes:security.istio.io/v1:AuthorizationPolicy");

        Assert.That(denied.Values.Select(one => one.At("metadata.namespace")), Is.EqualTo(new[] { "billing", "shop" }));
        Assert.That(denied.Values.Select(one => ((ImmutableDictionary<string, object>)one["spec"]).Count), Is.All.Zero);
    }
}
