using Platform.Engine.Drills;

namespace Platform.Tests.Golden;

/// <summary>Production and staging go on when any one zone is lost.</summary>
[TestFixture]
public class DrillTests
{
    [TestCase("staging")]
    [TestCase("prod")]
    public async Task Nothing_of_an_environment_is_lost_with_a_zone(string environment)
    {
        var report = ZoneDrill.Of(await Previewed.GraphOf(environment));

        Assert.That(report.Clusters, Has.Count.EqualTo(2));
        Assert.That(report.Clusters.SelectMany(cluster => cluster.Of(Verdict.Lost)).Select(row => row.Name), Is.Empty);
        Assert.That(report.Clusters.SelectMany(cluster => cluster.Of(Verdict.Unknown)).Select(row => row.Name), Is.Empty);
        Assert.That(report.Clusters.Select(cluster => cluster.Rows.Count(row => row.Verdict == Verdict.Survives)), Is.All.GreaterThan(10));
    }

    [Test]
    public async Task Development_which_runs_one_of_everything_is_seen_not_to() =>
        Assert.That(ZoneDrill.Of(await Previewed.GraphOf("dev")).Clusters.SelectMany(cluster => cluster.Of(Verdict.Lost)), Is.Not.Empty);
}
