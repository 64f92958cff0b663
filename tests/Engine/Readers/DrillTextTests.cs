using System.Text;
using System.Text.Json;
using Engine.Tests.Drills;
using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Drills;
using Platform.Engine.Graph;
using Platform.Engine.Readers;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Readers;

[TestFixture]
public sealed class DrillTextTests
{
    private static readonly JsonSchema Schema = JsonSchema.Load("drill.schema.json");

    [Test]
    public void A_drill_reads_as_documented() => Verified.Text(Text(Sample()), "DrillText");

    [Test]
    public void A_drill_follows_the_schema()
    {
        Assert.That(Schema.Errors(Json(Sample())), Is.Empty);
        Assert.That(Schema.Errors(Json(SampleGraphs.Platform())), Is.Empty);
        Assert.That(Schema.Errors("""{"version": 3}"""), Is.Not.Empty);
    }

    [Test]
    public void Any_drill_follows_the_schema_and_holds_no_secret() =>
        Prop.ForAll(ArbitraryGraphs.Graphs(ArbitraryGraphs.ValidTexts).ToArbitrary(), graph =>
        {
            var json = Json(graph);

            Assert.That(Schema.Errors(json), Is.Empty);
            Assert.That(json + Text(graph), Does.Not.Contain(ArbitraryGraphs.Secret));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Several_stacks_are_members_of_one_object()
    {
        using var stream = new MemoryStream();
        DrillJson.Write(stream, new[] { SampleGraphs.Platform("dev"), Sample() }.Select(graph => (graph, ZoneDrill.Of(graph))));
        using var json = JsonDocument.Parse(stream.ToArray());

        Assert.That(json.RootElement.EnumerateObject().Select(stack => stack.Name), Is.EqualTo(new[] { "dev", "prod" }));
        Assert.That(json.RootElement.EnumerateObject().SelectMany(stack => Schema.Errors(stack.Value.GetRawText())), Is.Empty);
    }

    [Test]
    public void A_stack_without_a_cluster_says_so() => Assert.That(
        Text(new ResourceGraph { Project = "acme", Stack = "empty" }), Is.EqualTo("empty (acme)\n\nempty: declares no cluster\n"));

    [Test]
    public void Of_a_failed_preview_the_failure_is_told_and_nothing_else_that_is_not_about_zones()
    {
        var failure = new Problem(Severity.Error, null, "program", null, "the program ended with exit code 1", "its output says why");
        var advice = new Problem(Severity.Warning, null, "program", null, "was retired", null);
        var graph = new ResourceGraph { Project = "acme", Stack = "prod" };

        Assert.That(DrillText.Of(Previews.Of(graph, null, failure, advice), ZoneDrill.Of(graph), new TreeLayout(default, null)), Is.EqualTo("""
            prod (acme)

            Problems: 1 error

              The program
                error: program: the program ended with exit code 1
                    fix: its output says why


            """));
    }

    private static ResourceGraph Sample()
    {
        var build = new Clusters().WithNodes();
        build.Group("batch", 2, 4, "a");
        return build.Deployment("web", 3, Clusters.Spread()).Deployment("worker", 1).Chart("silent", Object(("replicaCount", 2))).Graph();
    }

    private static string Text(ResourceGraph graph)
    {
        var report = ZoneDrill.Of(graph);
        return DrillText.Of(Previews.Of(graph, null, [.. ZoneDrill.Problems(report, null)]), report, new TreeLayout(default, null));
    }

    private static string Json(ResourceGraph graph)
    {
        using var stream = new MemoryStream();
        DrillJson.Write(stream, graph, ZoneDrill.Of(graph));
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
