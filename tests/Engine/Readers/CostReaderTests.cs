using System.Text;
using System.Text.Json;
using Engine.Tests.Costs;
using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Comparison;
using Platform.Engine.Costs;
using Platform.Engine.Graph;
using Platform.Engine.Readers;
using Platform.Engine.Readers.Markdown;

namespace Engine.Tests.Readers;

[TestFixture]
public sealed class CostReaderTests
{
    private static readonly JsonSchema Schema = JsonSchema.Load("cost.schema.json");
    private static readonly TreeLayout Plain = new(new Paint(false), null);

    [Test]
    public void A_cost_reads_as_documented()
    {
        var compared = Of(SampleGraphs.Platform(), SampleGraphs.Platform(gateway: false));

        Verified.Text(CostText.Of([compared, Of(SampleGraphs.Platform("staging"))], Plain), "CostText");
    }

    [Test]
    public void As_json_it_reads_as_documented() =>
        Verified.Text(Json(CostOf(SampleGraphs.Platform(), SampleGraphs.Platform(gateway: false))), "CostJson", "json");

    [Test]
    public void As_json_it_follows_the_schema()
    {
        Assert.That(Schema.Errors(Json(CostOf(SampleGraphs.Platform(), SampleGraphs.Platform(gateway: false)))), Is.Empty);
        Assert.That(Schema.Errors(Json(CostOf(new ResourceGraph { Project = "acme", Stack = "empty" }))), Is.Empty);
        Assert.That(Schema.Errors("""{"version": 2}"""), Is.Not.Empty);
    }

    [Test]
    public void Whatever_a_program_declares_its_cost_follows_the_schema_and_tells_no_secret() =>
        Prop.ForAll(ArbitraryGraphs.Graphs(ArbitraryGraphs.ValidTexts).ToArbitrary(), graph =>
        {
            var json = Json(CostOf(graph, SampleGraphs.Platform()));

            Assert.That(Schema.Errors(json), Is.Empty);
            Assert.That(json + CostText.Of([Of(graph)], Plain), Does.Not.Contain(ArbitraryGraphs.Secret));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Several_stacks_are_members_of_one_object()
    {
        using var stream = new MemoryStream();
        CostJson.Write(stream, [CostOf(SampleGraphs.Platform("dev")), CostOf(SampleGraphs.Platform())]);
        using var json = JsonDocument.Parse(stream.ToArray());

        Assert.That(json.RootElement.EnumerateObject().Select(stack => stack.Name), Is.EqualTo(new[] { "dev", "prod" }));
    }

    [Test]
    public void A_comment_has_one_line_of_the_difference()
    {
        var lines = PullRequestComment.Of([Of(SampleGraphs.Platform(), SampleGraphs.Platform(gateway: false))], new()).Split('\n');

        Assert.That(lines.Where(line => line.StartsWith("Cost", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "Cost, USD a month: <code>prod</code> +3.65 to 282.22 (at least +3.65, at most +3.65); 1 resource not priced in full.",
        }));
    }

    [Test]
    public void A_comment_says_when_nothing_costs_more_and_says_nothing_when_nothing_was_compared()
    {
        Assert.That(
            CostNote.Of([Of(SampleGraphs.Platform(), SampleGraphs.Platform())]),
            Is.EqualTo("Cost: no difference in what is paid by time; 1 resource not priced in full.\n\n"));
        Assert.That(CostNote.Of([Of(SampleGraphs.Platform())]), Is.Empty);
        Assert.That(CostNote.Of([Previews.Of(SampleGraphs.Platform())]), Is.Empty);
    }

    [TestCase(1234.505, "1,234.51", "+1,234.51")]
    [TestCase(-0.004, "0.00", "0.00")]
    [TestCase(-65.7, "-65.70", "-65.70")]
    public void Amounts_are_written_to_the_cent(double amount, string text, string difference)
    {
        Assert.That(MoneyText.Of((decimal)amount), Is.EqualTo(text));
        Assert.That(MoneyText.Difference((decimal)amount), Is.EqualTo(difference));
    }

    private static StackPreview Of(ResourceGraph graph, ResourceGraph? before = null) =>
        Previews.Of(graph, before) with { Cost = CostOf(graph, before) };

    private static CostComparison CostOf(ResourceGraph graph, ResourceGraph? before = null) =>
        CostComparison.Of(graph, before is null ? null : EarlierDeployment.Of(before), Books.Day);

    private static string Json(CostComparison cost)
    {
        using var stream = new MemoryStream();
        CostJson.Write(stream, cost);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
