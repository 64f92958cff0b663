using System.Text;
using System.Text.Json;
using Engine.Tests.Policies;
using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;
using Platform.Engine.Policies;
using Platform.Engine.Readers;
using Platform.Engine.Readers.Markdown;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Readers;

/// <summary>What the rules say reads the same for people, for programs and on a pull request.</summary>
[TestFixture]
public sealed class PolicyReadersTests
{
    private static readonly JsonSchema Schema = JsonSchema.Load("policy.schema.json");
    private static readonly TreeLayout Layout = new(new Paint(false));

    [Test]
    public void A_report_reads_as_documented() => Verified.Text(PolicyText.Of(Sample(), Layout), "PolicyText");

    [Test]
    public void A_report_reads_as_documented_in_a_comment() => Verified.Text(PolicyBlock.Of([Sample()], new(60_000)), "PolicyBlock", "md");

    [Test]
    public void A_report_follows_the_schema()
    {
        Assert.That(Schema.Errors(Json(Sample())), Is.Empty);
        Assert.That(Schema.Errors(Json(Sample() with { Policy = null })), Is.Empty);
        Assert.That(Schema.Errors("""{"version": 2}"""), Is.Not.Empty);
    }

    [Test]
    public void Any_report_follows_the_schema_and_shows_no_secret() =>
        Prop.ForAll(ArbitraryGraphs.Graphs(ArbitraryGraphs.ValidTexts).ToArbitrary(), graph =>
        {
            var preview = Of(graph, null);

            Assert.That(Schema.Errors(Json(preview)), Is.Empty);
            Assert.That(Json(preview) + PolicyText.Of(preview, Layout), Does.Not.Contain(ArbitraryGraphs.Secret));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Several_stacks_are_members_of_one_object()
    {
        using var stream = new MemoryStream();
        PolicyJson.Write(stream, [Sample("dev"), Sample("prod")]);
        using var json = JsonDocument.Parse(stream.ToArray());

        Assert.That(json.RootElement.EnumerateObject().Select(stack => stack.Name), Is.EqualTo(new[] { "dev", "prod" }));
        Assert.That(json.RootElement.EnumerateObject().SelectMany(stack => Schema.Errors(stack.Value.GetRawText())), Is.Empty);
    }

    [TestCase("EKS-001", "vpcConfig.endpointPublicAccess", Severity.Error, "error")]
    [TestCase("EKS-008", "upgradePolicy", Severity.Warning, "warning")]
    public void A_planted_fault_shows_up_in_tree_and_comment_and_fails_by_its_severity(string rule, string path, Severity severity,
        string word)
    {
        var sound = SampleGraphs.Platform();
        var bad = path == "upgradePolicy" ? sound : sound.WithInput("blue-cluster", "vpcConfig", Object(("endpointPublicAccess", true)));
        var preview = Of(bad, null);

        Assert.That(preview.Problems.Where(problem => problem.Rule.Contains($"({rule},", StringComparison.Ordinal)).Select(problem =>
            problem.Severity),
            Is.EqualTo(new[] { severity }));
        Assert.That(Tree.Of(preview, Layout), Does.Match($"{word}: .*{rule}"));
        Assert.That(PullRequestComment.Of([preview], new()), Does.Match($"{word}: .*{rule}"));
    }

    [Test]
    public void A_comment_stays_below_its_limit_whatever_the_number_of_breaches()
    {
        var build = new GraphBuilder();
        for (var i = 0; i < 2_000; i++)
            build.Resource("aws:s3/bucket:Bucket", $"bucket-{i}-```@everybody<!--", Object(("bucket", $"b{i}")));
        var before = new GraphBuilder().Graph();
        var comment = PullRequestComment.Of([Of(build.Graph(), before)], new());

        Assert.That(Encoding.UTF8.GetByteCount(comment), Is.LessThanOrEqualTo(PullRequestComment.Limit));
        Assert.That(comment, Does.Contain("4,000 new").And.Contains("more lines"));
    }

    [Test]
    public void Without_anything_to_say_a_comment_says_nothing_of_policy()
    {
        var build = new GraphBuilder();
        build.Resource("aws:iam/role:Role", "reader", ObjectValue.Empty);

        Assert.That(PolicyBlock.Of([Of(build.Graph(), null)], new(60_000)), Is.Empty);
    }

    private static StackPreview Sample(string stack = "prod")
    {
        var before = SampleGraphs.Platform(stack);
        var after = before.WithInput("blue-cluster", "vpcConfig", Object(("endpointPublicAccess", true), ("endpointPrivateAccess", true)))
            .WithInput("blue-secrets", "policy", UnknownValue.Instance);
        return Of(after with { Config = after.Config.With(Ask.Waiving("PULUMI-001", "main-vpc")) }, before);
    }

    private static StackPreview Of(ResourceGraph graph, ResourceGraph? before)
    {
        var earlier = before is null ? null : EarlierDeployment.Of(before);
        var plan = Planner.For(graph, earlier, SampleSchemas.Replacing);
        return new(graph, plan, [], TimeSpan.FromMilliseconds(412), PolicyCheck.Of(graph, plan, earlier, Ask.Today));
    }

    private static string Json(StackPreview preview)
    {
        using var stream = new MemoryStream();
        PolicyJson.Write(stream, preview);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
