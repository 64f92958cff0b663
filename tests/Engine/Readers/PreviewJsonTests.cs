using System.Text;
using System.Text.Json;
using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Graph;
using Platform.Engine.Readers;

namespace Engine.Tests.Readers;

[TestFixture]
public sealed class PreviewJsonTests
{
    private static readonly JsonSchema Schema = JsonSchema.Load("preview-json.schema.json");

    [Test]
    public void A_comparison_reads_like_a_preview_of_the_CLI() =>
        Verified.Text(Json(Previews.Changed([.. Previews.Problems(SampleGraphs.Platform())])), "PreviewJson", "json");

    [Test]
    public void A_preview_follows_the_schema()
    {
        Assert.That(Schema.Errors(Json(Previews.Of(SampleGraphs.Platform()))), Is.Empty);
        Assert.That(Schema.Errors(Json(Previews.Changed([.. Previews.Problems(SampleGraphs.Platform())]))), Is.Empty);
        Assert.That(Schema.Errors(Json(Previews.Of(new ResourceGraph { Project = "acme", Stack = "empty" }))), Is.Empty);
        Assert.That(Schema.Errors("""{"steps": [{"op": "explode"}]}"""), Is.Not.Empty);
    }

    [Test]
    public void Any_preview_follows_the_schema_and_holds_no_secret() =>
        Prop.ForAll(Pairs().ToArbitrary(), pair =>
        {
            var json = Json(Previews.Of(pair.Now, pair.Before));

            Assert.That(Schema.Errors(json), Is.Empty);
            Assert.That(json, Does.Not.Contain(ArbitraryGraphs.Secret));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void The_stack_is_listed_though_it_stays_the_same_and_nothing_else_that_does()
    {
        using var json = JsonDocument.Parse(Json(Previews.Of(SampleGraphs.Platform(), SampleGraphs.Platform())));

        var step = json.RootElement.GetProperty("steps").EnumerateArray().Single();
        Assert.That(step.GetProperty("op").GetString(), Is.EqualTo("same"));
        Assert.That(step.GetProperty("newState").GetProperty("type").GetString(), Is.EqualTo("pulumi:pulumi:Stack"));
        Assert.That(json.RootElement.GetProperty("changeSummary").GetRawText(), Is.EqualTo("{\n        \"same\": 15\n    }"));
    }

    [Test]
    public void The_time_is_in_nanoseconds() =>
        Assert.That(JsonDocument.Parse(Json(Previews.Changed())).RootElement.GetProperty("duration").GetInt64(), Is.EqualTo(412_000_000));

    [Test]
    public void Configuration_is_text_and_secrets_are_masked()
    {
        using var json = JsonDocument.Parse(Json(Previews.Of(SampleGraphs.Platform())));

        var config = json.RootElement.GetProperty("config").EnumerateObject()
            .ToDictionary(entry => entry.Name, entry => entry.Value.GetString());
        Assert.That(config, Is.EqualTo(new Dictionary<string, string?>
        {
            ["aws:region"] = "eu-west-1",
            ["platform:password"] = "[secret]",
            ["platform:zones"] = "[\"a\",\"b\"]",
        }));
    }

    [Test]
    public void Several_stacks_are_members_of_one_object()
    {
        using var stream = new MemoryStream();
        PreviewJson.Write(stream, [Previews.Of(SampleGraphs.Platform("dev")), Previews.Of(SampleGraphs.Platform())]);
        using var json = JsonDocument.Parse(stream.ToArray());

        Assert.That(json.RootElement.EnumerateObject().Select(stack => stack.Name), Is.EqualTo(new[] { "dev", "prod" }));
        Assert.That(json.RootElement.EnumerateObject().SelectMany(stack => Schema.Errors(stack.Value.GetRawText())), Is.Empty);
    }

    private static string Json(StackPreview preview)
    {
        using var stream = new MemoryStream();
        PreviewJson.Write(stream, preview);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Gen<(ResourceGraph Now, ResourceGraph Before)> Pairs() =>
        from now in ArbitraryGraphs.Graphs(ArbitraryGraphs.ValidTexts)
        from before in ArbitraryGraphs.Graphs(ArbitraryGraphs.ValidTexts)
        select (now, before);
}
