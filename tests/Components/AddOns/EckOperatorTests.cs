using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class EckOperatorTests
{
    [Test]
    public async Task The_chart_is_pinned()
    {
        var release = (await TestCluster.InstallAsync(new EckOperator())).Single("kubernetes:helm.sh/v3:Release");

        Assert.That((release["chart"], release["version"], release.At("repositoryOpts.repo")),
            Is.EqualTo(((object)"eck-operator", (object)"3.5.0", (object)"https://helm.elastic.co")));
    }

    [TestCase(true, 2.0)]
    [TestCase(false, 1.0)]
    public async Task Availability_decides_replicas_and_budget(bool available, double replicas)
    {
        var values = (await TestCluster.InstallAsync(new EckOperator(), TestCluster.Facts with { HighlyAvailable = available }))
            .Single("kubernetes:helm.sh/v3:Release")["values"];

        Assert.That((values.At("replicaCount"), values.At("podDisruptionBudget.enabled")), Is.EqualTo(((object)replicas, (object)available)));
    }

    [Test]
    public async Task It_tells_its_maker_nothing() => Assert.That(
        (await TestCluster.InstallAsync(new EckOperator())).Single("kubernetes:helm.sh/v3:Release").At("values.telemetry.disabled"), Is.True);

    [TestCase(true)]
    [TestCase(false)]
    public async Task It_is_watched_where_something_watches(bool watched) => Assert.That(
        (await TestCluster.InstallAsync(new EckOperator(), null, watched ? [Capability.MonitoringKinds] : []))
            .Single("kubernetes:helm.sh/v3:Release").At("values.podMonitor.enabled"), Is.EqualTo(watched));
}
