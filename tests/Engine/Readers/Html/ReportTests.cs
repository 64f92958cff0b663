using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Engine.Tests.Policies;
using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Comparison;
using Platform.Engine.Costs;
using Platform.Engine.Graph;
using Platform.Engine.Policies;
using Platform.Engine.Readers;
using Platform.Engine.Readers.Html;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Readers.Html;

/// <summary>A report holds what it shows, in a documented shape, and nothing that a browser would run or fetch.</summary>
[TestFixture]
public sealed partial class ReportTests
{
    private static readonly JsonSchema Schema = JsonSchema.Load("report-data.schema.json");
    private static readonly ReportContext Context = new(Ask.Today, "1f0c2a9", "9d3e7b4");

    [Test]
    public void The_data_follows_the_schema()
    {
        Assert.That(Schema.Errors(Data(Page(Sample(), Previews.Of(SampleGraphs.Platform("dev"))))), Is.Empty);
        Assert.That(Schema.Errors(Data(Page(Previews.Changed([.. Previews.Problems(SampleGraphs.Platform())])))), Is.Empty);
        Assert.That(Schema.Errors(Data(Page())), Is.Empty);
        Assert.That(Schema.Errors("""{"version": 2}"""), Is.Not.Empty);
    }

    [Test]
    public void The_schema_holds_the_parts_to_their_own_schemas()
    {
        var broken = Data(Page(Sample())).Replace("\"currency\":\"USD\"", "\"currency\":\"EUR\"", StringComparison.Ordinal)
            .Replace("\"evidence\":\"observed\"", "\"evidence\":\"rumour\"", StringComparison.Ordinal)
            .Replace("\"answer\":\"fail\"", "\"answer\":\"maybe\"", StringComparison.Ordinal);

        Assert.That(Schema.Errors(broken).Select(error => Part().Match(error).Value).Distinct(), Is.EquivalentTo(["timeline", "cost", "policy"]));
    }

    [Test]
    public void Whatever_a_program_declares_the_page_keeps_its_shape_and_tells_no_secret() =>
        Prop.ForAll(ArbitraryGraphs.Graphs(ArbitraryGraphs.ValidTexts).ToArbitrary(), graph =>
        {
            var page = Page(Of(graph, SampleGraphs.Platform(gateway: false)));

            Assert.That(Schema.Errors(Data(page)), Is.Empty);
            Assert.That(page, Does.Not.Contain(ArbitraryGraphs.Secret));
            Assert.That(Data(page), Does.Not.Match("[<>&\u2028\u2029]"));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void A_value_cannot_end_the_script_that_holds_the_data()
    {
        const string Attack = "</script><img src=x onerror=alert(1)><!--";
        var page = Page(Of(SampleGraphs.Platform().WithInput("main-vpc", "tags", Object(("Name", Attack))), null));

        Assert.That(page, Does.Not.Contain("<img"));
        using var data = JsonDocument.Parse(Data(page));
        Assert.That(
            data.RootElement.GetProperty("stacks")[0].GetProperty("resources").EnumerateArray()
                .Single(resource => resource.GetProperty("name").GetString() == "main-vpc").GetProperty("inputs").GetProperty("tags").GetProperty("Name").GetString(),
            Is.EqualTo(Attack));
    }

    [Test]
    public void The_page_s_own_policy_lets_nothing_run_but_its_own_script_and_style_and_fetches_nothing()
    {
        var page = Page(Sample());
        var policy = Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value.Split("; ");

        Assert.That(policy, Is.EqualTo(new[]
        {
            "default-src 'none'", $"script-src '{Hash(page, "<script>", "</script>")}'", $"style-src '{Hash(page, "<style>", "</style>")}'",
            "img-src data:", "base-uri 'none'", "form-action 'none'",
        }));
    }

    [Test]
    public void The_page_names_no_other_place() =>
        Assert.That(Regex.Matches(Page(), @"(?:src|href|url\()\W*(?:https?:)?//").Select(match => match.Value), Is.Empty);

    [Test]
    public void The_script_makes_no_markup_of_texts()
    {
        var script = Between(Page(), "<script>", "</script>");

        Assert.That(script, Does.Not.Match("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|new Function|fetch\\(|XMLHttpRequest|\\bimport\\b\\("));
    }

    [Test]
    public void The_same_previews_make_the_same_page()
    {
        var first = Page(Sample());

        Assert.That(Page(Sample()), Is.EqualTo(first));
    }

    /// <summary>A preview with everything: changes, costs, breaches.</summary>
    private static StackPreview Sample()
    {
        var before = SampleGraphs.Platform(gateway: false);
        return Of(SampleGraphs.Platform().WithInput("blue-cluster", "vpcConfig", Object(("endpointPublicAccess", true))), before);
    }

    private static StackPreview Of(ResourceGraph graph, ResourceGraph? before)
    {
        var earlier = before is null ? null : EarlierDeployment.Of(before);
        var plan = Planner.For(graph, earlier, SampleSchemas.Replacing);
        return new(graph, plan, [], TimeSpan.FromMilliseconds(412), PolicyCheck.Of(graph, plan, earlier, Ask.Today))
        {
            Cost = CostComparison.Of(graph, earlier, Ask.Today),
        };
    }

    private static string Page(params StackPreview[] previews)
    {
        using var stream = new MemoryStream();
        ReportPage.Write(stream, previews, Context);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Data(string page) => Between(page, "<script type=\"application/json\" id=\"data\">", "</script>");

    private static string Hash(string page, string start, string end) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Between(page, start, end))))}";

    private static string Between(string page, string start, string end)
    {
        var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return page[from..page.IndexOf(end, from, StringComparison.Ordinal)];
    }

    [GeneratedRegex("timeline|cost|policy")]
    private static partial Regex Part();
}
