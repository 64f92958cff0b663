using Platform.Engine.Drills;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;
using static Engine.Tests.Drills.Clusters;

namespace Engine.Tests.Drills;

[TestFixture]
public sealed class ClusterFinderTests
{
    [Test]
    public void Each_cluster_has_what_its_own_provider_keeps_in_it()
    {
        var build = new Clusters().WithNodes().Deployment("web", 3, Spread());
        var second = build.Add(DrillCluster.Gke, "second", Object(("name", "second"), ("location", "europe-west1")));
        build.Add("kubernetes:apps/v1:Deployment", "api", Object(("spec", Object(("replicas", 1)))), build.Provider("second", second));

        Assert.That(
            ZoneDrill.Of(build.Graph()).Clusters.Select(cluster => string.Join(' ', cluster.Rows.Select(row => row.Name))),
            Is.EqualTo(new[] { "main system web", "second api" }));
    }

    [Test]
    public void What_belongs_to_no_cluster_of_the_stack_is_named_and_not_judged()
    {
        var build = new Clusters().WithNodes();
        var elsewhere = build.Add("pulumi:providers:kubernetes", "elsewhere", Object(("kubeconfig", Secret("theirs"))));
        build.Add("kubernetes:apps/v1:Deployment", "api", Object(("spec", Object(("replicas", 1)))), elsewhere);
        build.Add("kubernetes:core/v1:Namespace", "apps", Object(("metadata", Object(("name", "apps")))), elsewhere);

        var report = ZoneDrill.Of(build.Graph());

        Assert.That(report.Homeless, Is.EqualTo(new[] { "api" }));
        Assert.That(report.Clusters.Single().Rows.Select(row => row.Name), Has.None.EqualTo("api"));
    }

    [TestCase(true, Severity.Error)]
    [TestCase(false, Severity.Warning)]
    [TestCase(null, Severity.Error)]
    public void A_cluster_over_three_zones_is_meant_to_survive(bool? expected, Severity severity) => Assert.That(
        ZoneDrill.Problems(ZoneDrill.Of(new Clusters().WithNodes().Deployment("web", 1).Graph()), expected).Single().Severity,
        Is.EqualTo(severity));

    [TestCase(true, Severity.Error)]
    [TestCase(null, Severity.Warning)]
    public void A_cluster_over_two_zones_is_not_unless_it_is_asked_for(bool? expected, Severity severity)
    {
        var build = new Clusters("a", "b");
        build.Group("system", 2, 4, "a", "b");

        Assert.That(
            ZoneDrill.Problems(ZoneDrill.Of(build.Deployment("web", 1).Graph()), expected).Single().Severity, Is.EqualTo(severity));
    }

    [Test]
    public void What_is_not_known_never_fails() => Assert.That(
        ZoneDrill.Problems(ZoneDrill.Of(new Clusters().WithNodes().Chart("silent", ObjectValue.Empty).Graph()), true).Single().Severity,
        Is.EqualTo(Severity.Warning));

    [Test]
    public void A_stack_without_clusters_has_nothing_to_lose() =>
        Assert.That(ZoneDrill.Of(new ResourceGraph { Project = "acme", Stack = "empty" }).Clusters, Is.Empty);
}
