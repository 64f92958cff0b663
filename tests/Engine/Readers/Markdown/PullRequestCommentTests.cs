using System.Text;
using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Graph;
using Platform.Engine.Readers;
using Platform.Engine.Readers.Markdown;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Readers.Markdown;

[TestFixture]
public sealed class PullRequestCommentTests
{
    private static readonly CommentContext Context = new()
    {
        Base = "1f0c2a9",
        Head = "9d3e7b4",
        Details = new Uri("https://ci.example/run/1"),
    };

    [Test]
    public void A_change_of_one_stack() =>
        Verified.Text(PullRequestComment.Of([Previews.Changed()], Context), "PullRequestComment.one", "md");

    [Test]
    public void A_change_of_several_stacks_one_of_which_is_new_and_one_unchanged() => Verified.Text(
        PullRequestComment.Of(
            [
                Previews.Of(SampleGraphs.Platform("dev", gateway: false)),
                Previews.Changed([.. Previews.Problems(SampleGraphs.Platform())]),
                Previews.Of(SampleGraphs.Platform("test"), SampleGraphs.Platform("test")),
            ],
            Context),
        "PullRequestComment.several",
        "md");

    [Test]
    public void Without_a_change_the_comment_says_so_and_little_else()
    {
        var comment = PullRequestComment.Of([Previews.Of(SampleGraphs.Platform(), SampleGraphs.Platform())], new());

        Assert.That(comment, Does.StartWith("<!-- platform-preview:v1 -->\n### Preview: no infrastructure change\n\n| Stack |"));
        Assert.That(comment, Does.Not.Contain("details").And.Not.Contain("CAUTION"));
    }

    [Test]
    public void The_marker_is_told_apart_by_a_key_and_nothing_ends_it_early() => Assert.That(
        PullRequestComment.Of([], new() { Key = "acme/infra --> <script>" }).Split('\n')[0],
        Is.EqualTo("<!-- platform-preview:v1:acme/infra-script- -->"));

    [Test]
    public void What_holds_data_or_is_protected_comes_first_among_the_dangers()
    {
        var build = new GraphBuilder();
        build.Resource("aws:ec2/subnet:Subnet", "plain", Object(("vpcId", "a")));
        build.Resource("aws:rds/instance:Instance", "database", Object(("engine", "mysql")));
        build.Resource("aws:iam/role:Role", "guarded", Object(("name", "a")), options: new() { Protect = true });
        var before = build.Graph();
        var after = before.WithInput("plain", "vpcId", "b").WithInput("database", "engine", "postgres").Without("guarded");

        var lines = PullRequestComment.Of([Previews.Of(after, before)], new()).Split('\n');

        Assert.That(lines.Where(line => line.StartsWith("> ", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "> [!CAUTION]",
            "> **1 deleted, 2 replaced**; 1 of them holds what no update brings back",
            "> - **delete** <code>guarded</code> <code>aws:iam:Role</code>: **protected**",
            "> - **replace** <code>database</code> <code>aws:rds:Instance</code>: database; <code>engine</code> <code>mysql</code>"
                + " → <code>postgres</code>",
            "> - **replace** <code>plain</code> <code>aws:ec2:Subnet</code>; <code>vpcId</code> <code>a</code> → <code>b</code>",
        }));
    }

    [Test]
    public void What_only_follows_from_something_else_is_counted()
    {
        var before = SampleGraphs.Platform();

        var comment = PullRequestComment.Of([Previews.Of(before.WithInput("main-vpc", "cidrBlock", "10.1.0.0/16"), before)], new());

        Assert.That(comment.Split('\n').SkipWhile(line => !line.StartsWith('>')).TakeWhile(line => line.StartsWith('>')), Is.EqualTo(new[]
        {
            "> [!CAUTION]",
            "> **3 replaced**; 1 of them holds what no update brings back",
            ">",
            "> - **replace** <code>main-vpc</code> <code>aws:ec2:Vpc</code>: network; <code>cidrBlock</code> <code>10.0.0.0/16</code>"
                + " → <code>10.1.0.0/16</code>",
            "> - and 2 that follow: 2 <code>aws:ec2:Subnet</code>",
        }));
    }

    [Test]
    public void A_policy_document_is_compared_line_by_line()
    {
        var before = SampleGraphs.Platform();
        var after = before.WithInput("blue-control-plane", "assumeRolePolicy", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sts:AssumeRole","sts:TagSession"]}]}
            """);

        Assert.That(PullRequestComment.Of([Previews.Of(after, before)], new()), Does.Contain("""
            ```diff
              assumeRolePolicy:
                …
                    {
                      "Effect": "Allow",
            -         "Action": "sts:AssumeRole"
            +         "Action": [
            +           "sts:AssumeRole",
            +           "sts:TagSession"
            +         ]
                    }
                  ]
                …
            ```
            """));
    }

    [Test]
    public void The_digest_is_of_the_plan_and_not_of_secrets()
    {
        var before = SampleGraphs.Platform();
        string Digest(string name, string input, PropertyValue value) =>
            PlanDigest.Of([Previews.Of(before.WithInput(name, input, value), before)]);

        Assert.That(
            Digest("main-vpc", "cidrBlock", "10.1.0.0/16"), Is.Not.EqualTo(Digest("main-vpc", "cidrBlock", "10.2.0.0/16")));
        Assert.That(
            Digest("blue-credentials", "stringData", Secret("one")),
            Is.EqualTo(Digest("blue-credentials", "stringData", Secret("other"))));
    }

    [Test]
    public void Whatever_a_plan_contains_the_comment_cannot_be_broken_or_forged_and_keeps_secrets() =>
        Prop.ForAll(Plans(25, 3).ToArbitrary(), previews => Check(previews)).QuickCheckThrowOnFailure();

    [Test]
    public void However_large_a_plan_is_the_comment_fits()
    {
        var large = from count in Gen.Choose(200, 5_000) from previews in LargePlans(count) select previews;

        Prop.ForAll(large.ToArbitrary(), previews => Check(previews)).Check(Config.QuickThrowOnFailure.WithMaxTest(12));
    }

    [Test]
    public void A_large_plan_loses_details_and_not_its_verdict_nor_what_is_dangerous()
    {
        var build = new GraphBuilder();
        for (var i = 0; i < 5_000; i++)
        {
            build.Resource(
                "aws:rds/instance:Instance", $"database-{i:d4}",
                Object(("engine", "mysql"), ("size", i), ("subnet", "subnet-0123456789")),
                parent: i % 40 == 0 ? build.Component("platform:data:Databases", $"group-{i}") : null);
        }

        var before = build.Graph();
        var after = before with { Resources = [.. before.Resources.Select(Migrated)] };

        var comment = PullRequestComment.Of([Previews.Of(after, before)], Context);

        Assert.That(comment.Split('\n')[1], Is.EqualTo("### Preview: 5,000 to replace in <code>prod</code>"));
        Assert.That(comment, Does.Contain("> **5,000 replaced**; 5,000 of them").And.Contain("> - and "));
        Assert.That(comment, Does.Match(@"> Left out, to stay within the size of a comment: [\d,]+ resources"));
        Assert.That(comment, Does.Contain("[here](https://ci.example/run/1)"));
        Assert.That(Encoding.UTF8.GetByteCount(comment), Is.InRange(PullRequestComment.Limit * 8 / 10, PullRequestComment.Limit));
    }

    private static ResourceNode Migrated(ResourceNode node) =>
        node.Custom ? node with { Inputs = node.Inputs.With("engine", "postgres") } : node;

    private static void Check(IReadOnlyList<StackPreview> previews)
    {
        var comment = PullRequestComment.Of(previews, Context);
        var read = new RenderedMarkdown(comment);

        Assert.That(Encoding.UTF8.GetByteCount(comment), Is.LessThanOrEqualTo(PullRequestComment.Limit));
        Assert.That(comment, Does.StartWith(Context.Marker + "\n### Preview"));
        Assert.That(comment.Split("<!--"), Has.Length.EqualTo(2), "another comment that shows nothing");
        Assert.That(comment.Where(letter => char.IsControl(letter) && letter != '\n'), Is.Empty);
        Assert.That(comment, Does.Not.Contain(ArbitraryGraphs.Secret));
        Assert.That(read.EndsInsideFence, Is.False);
        Assert.That(read.OpenSections(), Is.Zero);
        Assert.That(read.Suspicious(), Is.Empty);
        Assert.That(read.Inside, Has.None.Match("(?<![A-Za-z0-9_])@[A-Za-z0-9]").And.None.Match("</?(details|summary)"));
        Assert.That(comment.EndsWith("</sub>\n", StringComparison.Ordinal), "the footer is last");
        if (previews.Any(preview => preview.Plan.Steps.Any(step => step.Destroys)))
            Assert.That(comment, Does.Match("> \\[!(CAUTION|WARNING)\\]\n> \\*\\*[\\d,]+ (deleted|replaced)"));
    }

    private static Gen<IReadOnlyList<StackPreview>> Plans(int most, int stacks) =>
        from count in Gen.Choose(1, stacks)
        from befores in ArbitraryGraphs.Graphs(ArbitraryGraphs.Texts, most: most).ListOf(count)
        from afters in ArbitraryGraphs.Graphs(ArbitraryGraphs.Texts, most: most).ListOf(count)
        from messages in ArbitraryGraphs.Texts.ListOf()
        select (IReadOnlyList<StackPreview>)
        [
            .. befores.Zip(afters, (before, after) => Previews.Of(Changed(after, before), before, [.. messages.Select(Warning)])),
        ];

    private static Problem Warning(string message) => new(Severity.Warning, null, message, message, message, message);

    /// <summary>Some of what was there stays, with other inputs, so that there are updates and replacements as well.</summary>
    private static ResourceGraph Changed(ResourceGraph after, ResourceGraph before) => after with
    {
        Resources =
        [
            .. after.Resources,
            .. before.Resources.Where(node => !after.Resources.Any(other => other.Urn == node.Urn)).Where((_, i) => i % 2 == 0)
                .Select((node, i) => node with { Inputs = after.Resources[i % after.Resources.Count].Inputs.With("engine", node.Name) }),
        ],
    };

    private static Gen<IReadOnlyList<StackPreview>> LargePlans(int count) =>
        from sample in ArbitraryGraphs.Graphs(ArbitraryGraphs.Texts, most: 20)
        from others in ArbitraryGraphs.Graphs(ArbitraryGraphs.Texts, most: 20)
        select (IReadOnlyList<StackPreview>)[Previews.Of(Tiled(sample, count, others), Tiled(others, count, sample))];

    private static ResourceGraph Tiled(ResourceGraph sample, int count, ResourceGraph other)
    {
        var nodes = sample.Resources.Concat(other.Resources).ToArray();
        return sample with
        {
            Resources =
            [
                sample.Resources[0],
                .. Enumerable.Range(0, count).Select(i => nodes[i % nodes.Length]).Select((node, i) => node with
                {
                    Urn = $"{node.Urn}-{i}", Name = $"{node.Name}-{i}", Inputs = sample.Resources[i % sample.Resources.Count].Inputs,
                }),
            ],
        };
    }
}
