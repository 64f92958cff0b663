using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class IstioCniTests
{
    private static async Task<ImmutableDictionary<string, object>> Release(IstioCni part, AddOnFacts? facts = null) =>
        (await TestCluster.InstallAsync(part, facts)).Single("kubernetes:helm.sh/v3:Release");

    [Test]
    public async Task The_chart_and_its_images_are_of_one_version() => Assert.That(
        ((await Release(new()))["version"], (await Release(new())).At("values.global.tag")),
        Is.EqualTo(((object)"1.30.7", (object)"1.30.7")));

    [TestCase("gke")]
    [TestCase(null)]
    public async Task The_agent_is_told_of_the_cluster_s_network(string? platform) => Assert.That(
        (await Release(new IstioCni(), TestCluster.Facts with { MeshPlatform = platform })).At("values.global.platform"),
        Is.EqualTo(platform));
}
