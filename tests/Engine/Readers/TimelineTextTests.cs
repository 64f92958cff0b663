using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Graph;
using Platform.Engine.Readers;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Readers;

[TestFixture]
public sealed class TimelineTextTests
{
    private static readonly TreeLayout Plain = new(new Paint(false));

    [Test]
    public void Bars_the_critical_path_and_the_clusters_are_shown() =>
        Verified.Text(TimelineText.Of(Previews.Of(SampleGraphs.Platform()), null, Plain), "TimelineText");

    [Test]
    public void Until_a_resource_the_rest_is_left_out()
    {
        var text = TimelineText.Of(Previews.Of(SampleGraphs.Platform()), "blue-secrets", Plain);

        Assert.That(text, Does.StartWith("prod (acme), until blue-secrets\n"));
        Assert.That(text, Does.EndWith("prod: 0:10 until everything is there; critical path: 1 of 1 resource\n"));
    }

    [Test]
    public void What_is_there_already_does_not_count()
    {
        var now = SampleGraphs.Platform();

        Assert.That(TimelineText.Of(Previews.Of(now, now), null, Plain), Is.EqualTo(TimelineText.Of(Previews.Of(now), null, Plain)));
    }

    [TestCase(40, 80)]
    [TestCase(90, 90)]
    [TestCase(300, 120)]
    public void Lines_keep_to_the_terminal_from_80_to_120_columns(int terminal, int most)
    {
        var lines = TimelineText.Of(Previews.Of(SampleGraphs.Platform()), null, Plain with { Width = terminal }).Split('\n');

        Assert.That(lines.Max(line => line.Length), Is.EqualTo(most).Within(12).And.LessThanOrEqualTo(most));
    }

    [Test]
    public void Alike_siblings_share_a_line_and_short_ones_are_folded_into_their_component()
    {
        var build = new GraphBuilder();
        var network = build.Component("platform:networks:AwsNetwork", "main");
        foreach (var zone in new[] { "a", "b", "c" })
        {
            build.Resource("aws:ec2/natGateway:NatGateway", $"main-nat-{zone}", Object(), parent: network);
            build.Resource("aws:ec2/eip:Eip", $"main-egress-{zone}", Object(), parent: network);
        }

        var text = TimelineText.Of(Previews.Of(build.Graph()), null, Plain);

        Assert.That(text, Does.Contain("* main-nat-a ").And.Contain("  main-nat-b +1 "));
        Assert.That(text, Does.Contain("  main: 3 short "));
    }

    [Test]
    public void Components_of_one_name_are_told_apart_by_their_types()
    {
        var build = new GraphBuilder();
        foreach (var type in new[] { "platform:networks:AwsNetwork", "platform:clusters:EksCluster" })
            build.Resource("aws:ec2/eip:Eip", $"eip-{type[^3..]}", Object(), parent: build.Component(type, "main"));

        var text = TimelineText.Of(Previews.Of(build.Graph()), null, Plain);

        Assert.That(text, Does.Contain("main (AwsNetwork): 1 short ").And.Contain("main (EksCluster): 1 short "));
    }

    [Test]
    public void Types_of_which_no_time_is_known_are_counted_and_named()
    {
        var build = new GraphBuilder();
        build.Resource("datadog:index/monitor:Monitor", "one", Object());
        build.Resource("datadog:index/monitor:Monitor", "two", Object());

        Assert.That(TimelineText.Of(Previews.Of(build.Graph()), null, Plain), Does.Contain(
            "1 type estimated by package, no time being known of them:\n  datadog:index:Monitor 2\n"));
    }

    [Test]
    public void Errors_are_shown_and_nothing_is_drawn_of_nothing()
    {
        var graph = new ResourceGraph { Project = "acme", Stack = "prod" };
        var failure = new Problem(Severity.Error, null, "program", null, "the program ended with exit code 1", "its output says why");

        Assert.That(TimelineText.Of(Previews.Of(graph, null, failure), null, Plain), Is.EqualTo("""
            prod (acme)

            Problems: 1 error

              The program
                error: program: the program ended with exit code 1
                    fix: its output says why

            prod: nothing takes any time; 0 resources

            """));
    }

    [Test]
    public void Nothing_that_a_program_names_moves_the_cursor_or_gives_a_secret_away() =>
        Prop.ForAll(ArbitraryGraphs.Graphs(ArbitraryGraphs.Texts).ToArbitrary(), graph =>
        {
            var text = TimelineText.Of(Previews.Of(graph), null, Plain) + DestroyText.Of(Previews.Of(graph), Plain);

            Assert.That(text.Where(letter => char.IsControl(letter) && letter != '\n'), Is.Empty);
            Assert.That(text, Does.Not.Contain(ArbitraryGraphs.Secret).And.Not.Contain("\u202E").And.Not.Contain("\u200B"));
        }).QuickCheckThrowOnFailure();
}
