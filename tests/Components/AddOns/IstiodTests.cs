using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class IstiodTests
{
    private static async Task<ImmutableDictionary<string, object>> Release(Istiod part, AddOnFacts? facts = null) =>
        (await TestCluster.InstallAsync(part, facts)).Single("kubernetes:helm.sh/v3:Release");

    [Test]
    public async Task The_chart_and_its_images_are_of_one_version() => Assert.That(
        ((await Release(new()))["version"], (await Release(new())).At("values.global.tag")),
        Is.EqualTo(((object)"1.30.7", (object)"1.30.7")));

    [TestCase(true, 2.0)]
    [TestCase(false, 1.0)]
    public async Task Availability_decides_how_many_control_planes_run(bool available, double replicas)
    {
        var release = await Release(new Istiod(), TestCluster.Facts with { HighlyAvailable = available });

        Assert.That(release.At("values.autoscaleMin"), Is.EqualTo(replicas));
        Assert.That(release.At("values.global.defaultPodDisruptionBudget.enabled"), Is.EqualTo(available));
    }
}
