using System.Text;
using System.Text.RegularExpressions;
using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;
using Platform.Engine.Readers;
using Platform.Engine.Readers.Markdown;

namespace Engine.Tests.Readers;

[TestFixture]
public sealed class TreeTests
{
    private static readonly TreeLayout Plain = new(new Paint(false));

    [Test]
    public void A_first_preview_shows_everything_in_its_place() =>
        Verified.Text(Tree.Of(Previews.Of(SampleGraphs.Platform()), Plain), "Tree.first");

    [Test]
    public void A_comparison_shows_what_changes_and_the_way_to_it() =>
        Verified.Text(Tree.Of(Previews.Changed([.. Previews.Problems(SampleGraphs.Platform())]), Plain), "Tree.compared");

    [Test]
    public void Without_a_change_there_is_no_tree() =>
        Assert.That(Tree.Of(Previews.Of(SampleGraphs.Platform(), SampleGraphs.Platform()), Plain), Is.EqualTo("""
            prod (acme)

            Outputs
                clusters:
                  blue:
                    endpoint: https://8F2C91D0A4E7B63512FE.gr7.eu-west-1.eks.amazonaws.com
                    version: 1.34
                password: [secret]
                vpcId: vpc-0a1b2c3d4e5f60718

            prod: no changes, 15 unchanged

            """));

    [Test]
    public void Secrets_that_could_not_be_compared_are_counted()
    {
        var graph = SampleGraphs.Platform();
        var earlier = ExportReader.Read("old.json", Encoding.UTF8.GetBytes(StackExportTests.Export(graph)), "acme", "prod").Deployment;
        var preview = new StackPreview(graph, Planner.For(graph, earlier, SampleSchemas.Replacing), [], TimeSpan.Zero);

        Assert.That(Tree.Summary(preview, new Paint(false)), Is.EqualTo("prod: no changes, 15 unchanged, 2 secrets not compared\n"));
        Assert.That(PullRequestComment.Of([preview], new()), Does.Contain(" · 2 secrets not compared</sub>"));
    }

    [Test]
    public void Several_stacks_are_summed_up_in_a_table() => Assert.That(
        SummaryTable.Of(
            [
                Previews.Of(SampleGraphs.Platform("dev", gateway: false)),
                Previews.Changed([.. Previews.Problems(SampleGraphs.Platform())]),
                Previews.Of(SampleGraphs.Platform("test"), SampleGraphs.Platform("test")),
            ],
            new Paint(false)),
        Is.EqualTo("""
            Stack  Create  Update  Replace  Delete  Unchanged  Errors  Warnings
            dev        14       -        -       -          -       -         -
            prod        1       2        4       1          7       3         1
            test        -       -        -       -         15       -         -

            """));

    [Test]
    public void In_a_terminal_signs_are_coloured_and_long_lines_end_at_its_edge()
    {
        var tree = Tree.Of(Previews.Changed(), new(new Paint(true), 80)).Split("\n\n")[1].Split('\n');

        Assert.That(tree, Has.Some.StartsWith(" \u001b[35m+-\u001b[0m  "));
        Assert.That(tree.Select(line => Regex.Replace(line, "\u001b\\[\\d+m", "").Length), Has.All.LessThanOrEqualTo(80));
        Assert.That(tree, Has.Some.EndsWith("…"));
    }

    [Test]
    public void A_program_that_failed_before_it_declared_anything_shows_why()
    {
        var graph = new ResourceGraph { Project = "acme", Stack = "prod" };
        var failure = new Problem(Severity.Error, null, "program", null, "the program ended with exit code 1", "its output says why");

        Assert.That(Tree.Of(Previews.Of(graph, null, failure), Plain), Is.EqualTo("""
            prod (acme)

            Problems: 1 error

              The program
                error: program: the program ended with exit code 1
                    fix: its output says why

            prod: 1 error, no changes

            """));
    }

    [Test]
    public void Nothing_that_a_program_names_moves_the_cursor_or_gives_a_secret_away() =>
        Prop.ForAll(Pairs().ToArbitrary(), pair =>
        {
            var problems = pair.Now.Resources
                .Select(node => new Problem(Severity.Error, node.Urn, node.Name, node.Name, node.Name, node.Name));
            var preview = Previews.Of(pair.Now, pair.Before, [.. problems]);
            var text = Tree.Of(preview, Plain);

            Assert.That(text.Where(letter => char.IsControl(letter) && letter != '\n'), Is.Empty);
            Assert.That(text, Does.Not.Contain(ArbitraryGraphs.Secret).And.Not.Contain("\u202E").And.Not.Contain("\u200B"));
            Assert.That(
                text.Split('\n').Count(line => line.Contains("─ ", StringComparison.Ordinal)),
                Is.GreaterThanOrEqualTo(preview.Plan.Steps.Count(step => step.IsShown && step.Node.Type != Urns.StackType)));
        }).QuickCheckThrowOnFailure();

    private static Gen<(ResourceGraph Now, ResourceGraph Before)> Pairs() =>
        from now in ArbitraryGraphs.Graphs(ArbitraryGraphs.Texts)
        from before in ArbitraryGraphs.Graphs(ArbitraryGraphs.Texts)
        select (now, before);
}
