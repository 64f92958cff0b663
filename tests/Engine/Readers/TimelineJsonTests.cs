using System.Text;
using System.Text.Json;
using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Graph;
using Platform.Engine.Readers;
using Platform.Engine.Timelines;

namespace Engine.Tests.Readers;

[TestFixture]
public sealed class TimelineJsonTests
{
    private static readonly JsonSchema Schema = JsonSchema.Load("timeline.schema.json");

    [Test]
    public void A_timeline_reads_as_documented() => Verified.Text(Json(SampleGraphs.Platform()), "TimelineJson", "json");

    [Test]
    public void A_timeline_follows_the_schema()
    {
        Assert.That(Schema.Errors(Json(SampleGraphs.Platform())), Is.Empty);
        Assert.That(Schema.Errors(Json(Timeline.Until(SampleGraphs.Platform(), "blue-cluster")!, "blue-cluster")), Is.Empty);
        Assert.That(Schema.Errors(Json(new ResourceGraph { Project = "acme", Stack = "empty" })), Is.Empty);
        Assert.That(Schema.Errors("""{"version": 2}"""), Is.Not.Empty);
    }

    [Test]
    public void Any_timeline_follows_the_schema_and_holds_no_secret() =>
        Prop.ForAll(ArbitraryGraphs.Graphs(ArbitraryGraphs.ValidTexts).ToArbitrary(), graph =>
        {
            var json = Json(graph);

            Assert.That(Schema.Errors(json), Is.Empty);
            Assert.That(json, Does.Not.Contain(ArbitraryGraphs.Secret));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Several_stacks_are_members_of_one_object()
    {
        using var stream = new MemoryStream();
        TimelineJson.Write(stream, [Timeline.Of(SampleGraphs.Platform("dev")), Timeline.Of(SampleGraphs.Platform())], null);
        using var json = JsonDocument.Parse(stream.ToArray());

        Assert.That(json.RootElement.EnumerateObject().Select(stack => stack.Name), Is.EqualTo(new[] { "dev", "prod" }));
        Assert.That(json.RootElement.EnumerateObject().SelectMany(stack => Schema.Errors(stack.Value.GetRawText())), Is.Empty);
    }

    private static string Json(ResourceGraph graph, string? until = null)
    {
        using var stream = new MemoryStream();
        TimelineJson.Write(stream, Timeline.Of(graph), until);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
