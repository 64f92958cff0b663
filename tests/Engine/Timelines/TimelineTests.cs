using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Graph;
using Platform.Engine.Timelines;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Timelines;

[TestFixture]
public sealed class TimelineTests
{
    private static readonly ResourceGraph Platform = SampleGraphs.Platform();
    private static readonly Timeline Sample = Timeline.Of(Platform);

    [Test]
    public void A_resource_starts_when_the_last_that_it_waits_for_is_there()
    {
        Assert.That(At("main-vpc"), Is.EqualTo((0, 18)));
        Assert.That(At("main-private-a"), Is.EqualTo((18, 28)));
        Assert.That(At("blue-secrets"), Is.EqualTo((0, 10)));
        Assert.That(At("blue-cluster"), Is.EqualTo((28, 588)));
        Assert.That(At("blue-system"), Is.EqualTo((588, 703)));
    }

    [Test]
    public void What_waits_for_nothing_starts_at_once() => Assert.That(Sample[Urn("main-egress")].Start, Is.Zero);

    [Test]
    public void A_component_takes_no_time_and_hands_on_what_it_waits_for()
    {
        var build = new GraphBuilder();
        var first = build.Resource("test:a:B", "first", Object());
        var component = build.Component("platform:x:Y", "later");
        var child = build.Resource("test:a:B", "child", Object(), parent: component);
        var graph = build.Graph().With("later", node => node with { Dependencies = [first.Urn] });

        var timeline = Timeline.Of(graph, TenSeconds);

        Assert.That((timeline[component.Urn].Start, timeline[component.Urn].End), Is.EqualTo((10, 10)));
        Assert.That(timeline[child.Urn].End, Is.EqualTo(20));
    }

    [Test]
    public void The_critical_path_is_the_chain_that_the_whole_is_as_long_as()
    {
        Assert.That(
            Sample.CriticalPath.Select(entry => entry.Node.Name),
            Is.EqualTo(new[] { "main-vpc", "main-private-b", "blue-cluster", "blue-system" }));
        Assert.That(Sample.Total, Is.EqualTo(703));
    }

    [Test]
    public void The_path_to_a_resource_ends_with_it() => Assert.That(
        Sample.PathTo(Urn("main-private-a")).Select(entry => entry.Node.Name), Is.EqualTo(new[] { "main-vpc", "main-private-a" }));

    [Test]
    public void Slack_is_what_a_resource_may_be_late()
    {
        Assert.That(Sample[Urn("blue-cluster")].Slack, Is.Zero);
        Assert.That(Sample[Urn("blue-secrets")].Slack, Is.EqualTo(18), "it is there after 10 s, and the cluster begins after 28 s");
        Assert.That(Sample[Urn("main-egress")].Slack, Is.EqualTo(702));
    }

    [Test]
    public void Until_a_resource_only_what_it_waits_for_counts()
    {
        var graph = Timeline.Until(Platform, "blue-secrets")!;

        Assert.That(graph.Resources.Select(node => node.Name), Is.EqualTo(new[] { "acme-prod", "default_7_48_0", "blue", "blue-secrets" }));
        Assert.That(Timeline.Of(Timeline.Until(Platform, "aws:eks/cluster:Cluster")!).Total, Is.EqualTo(588));
        Assert.That(Timeline.Until(Platform, "green-cluster"), Is.Null);
    }

    [Test]
    public void Waiting_can_be_asked_for()
    {
        Assert.That(Sample.WaitsFor(Urn("blue-system"), Urn("main-vpc")));
        Assert.That(Sample.WaitsFor(Urn("blue-cluster"), Urn("main-egress")), Is.False);
    }

    [Test]
    public void Of_any_graph_the_critical_path_is_as_long_as_the_whole_and_without_slack() =>
        Prop.ForAll(ArbitraryGraphs.Graphs(ArbitraryGraphs.Texts).ToArbitrary(), graph =>
        {
            var timeline = Timeline.Of(graph);
            var path = timeline.CriticalPath;

            Assert.That(path.Sum(entry => entry.Time.Typical), Is.EqualTo(timeline.Total).Within(1e-6));
            Assert.That(path.Select(entry => entry.Slack), Has.All.EqualTo(0).Within(1e-6));
            Assert.That(timeline.Entries.Select(entry => entry.Slack), Has.All.GreaterThanOrEqualTo(-1e-6));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void An_empty_stack_takes_no_time()
    {
        var timeline = Timeline.Of(new ResourceGraph { Project = "acme", Stack = "empty" });

        Assert.That((timeline.Total, timeline.CriticalPath.Count), Is.EqualTo((0, 0)));
    }

    private static (double Start, double End) At(string name) => (Sample[Urn(name)].Start, Sample[Urn(name)].End);

    private static string Urn(string name) => Platform.Resources.First(node => node.Name == name).Urn;

    private static CreateTime TenSeconds(ResourceNode node) =>
        node.Custom ? new(10, 10, Evidence.Observed, "this test") : CreateTime.None;
}
