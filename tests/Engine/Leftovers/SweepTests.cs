using System.Diagnostics;
using Engine.Tests.Support;
using Platform.Engine.Graph;
using Platform.Engine.Leftovers;
using Platform.Engine.Readers;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Leftovers;

[TestFixture]
public sealed class SweepTests
{
    /// <summary>Words that read. Whatever else stands where a command says what it does would change something.</summary>
    private static readonly string[] Reading = ["describe-", "list", "get-", "search-all-resources"];

    [Test]
    public void The_list_is_a_script_of_commands_and_comments() =>
        Verified.Text(SweepText.Of(Previews.Of(TwoClouds())), "Sweep");

    [Test]
    public void Every_command_only_reads()
    {
        var commands = Sweep.Of(TwoClouds().Resources).SelectMany(section => section.Commands).Select(command => command.Line).ToArray();

        Assert.That(commands, Is.Not.Empty);
        Assert.That(commands.SelectMany(Operations).Count(), Is.GreaterThanOrEqualTo(commands.Length));
        Assert.That(
            commands.SelectMany(Operations).Where(word => !Reading.Any(reading => word.StartsWith(reading, StringComparison.Ordinal))),
            Is.Empty);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "the list is for sh")]
    public void A_shell_takes_the_list_whatever_names_and_tags_hold()
    {
        foreach (var hostile in ArbitraryGraphs.Hostile)
        {
            var script = SweepText.Of(Previews.Of(TwoClouds(tag: hostile)));
            using var shell = Process.Start(
                new ProcessStartInfo("sh", ["-n"]) { RedirectStandardInput = true, RedirectStandardError = true })!;
            shell.StandardInput.Write(script);
            shell.StandardInput.Close();
            var complaint = shell.StandardError.ReadToEnd();
            shell.WaitForExit();

            Assert.That((shell.ExitCode, complaint), Is.EqualTo((0, "")), hostile);
        }
    }

    [TestCase("main", "main")]
    [TestCase("name~\"^k8s\"", "'name~\"^k8s\"'")]
    [TestCase("starts_with(Name, 'k8s-')", "\"starts_with(Name, 'k8s-')\"")]
    [TestCase("it's $HOME", "'it'\\''s $HOME'")]
    [TestCase("", "''")]
    public void A_word_stays_one_word(string word, string written) => Assert.That(Shell.Word(word), Is.EqualTo(written));

    [Test]
    public void Each_account_and_region_has_a_section_and_so_has_each_project() => Assert.That(
        Sweep.Of(TwoClouds().Resources).Select(section => section.Place),
        Is.EqualTo(new[] { "aws 111122223333 eu-central-1", "aws 111122223333 eu-west-1", "gcp acme-prod" }));

    [Test]
    public void A_name_that_is_made_up_at_every_creation_is_told()
    {
        var graph = TwoClouds().With("main-cluster", node => node with { AutoNamed = ["name"] });

        Assert.That(
            Sweep.Of(graph.Resources).Single(section => section.Place.EndsWith("eu-west-1", StringComparison.Ordinal)).Notes.Single(),
            Does.StartWith("acme-prod-main: the name of main-cluster is made up when it is created"));
    }

    [Test]
    public void Compared_with_an_export_the_names_are_those_that_the_cloud_had()
    {
        var before = TwoClouds().WithInput("main-cluster", "name", "main-cluster-0a1b2c3").With("main-cluster", AutoNamed);
        var now = TwoClouds().WithInput("main-cluster", "name", "main-cluster-fffffff").With("main-cluster", AutoNamed);

        var script = SweepText.Of(Previews.Of(now, before));

        Assert.That(script, Does.Contain("elbv2.k8s.aws/cluster,Values=main-cluster-0a1b2c3 ").And.Not.Contain("main-cluster-fffffff"));
    }

    [Test]
    public void Of_a_failed_preview_no_command_is_listed()
    {
        var failure = new Problem(Severity.Error, null, "program", null, "the program ended with exit code 1", "its output says why");

        Assert.That(SweepText.Of(Previews.Of(TwoClouds(), null, failure)), Is.EqualTo("""
            prod: the preview failed, so the list would not be whole

            Problems: 1 error

              The program
                error: program: the program ended with exit code 1
                    fix: its output says why

            """));
    }

    [Test]
    public void Without_a_cloud_there_is_nothing_to_look_for() => Assert.That(
        SweepText.Of(Previews.Of(new ResourceGraph { Project = "acme", Stack = "prod" })),
        Does.EndWith("\n# The stack declares nothing in a cloud that is known here.\n"));

    [Test]
    public void What_is_only_read_is_left_to_whom_it_belongs()
    {
        var build = new GraphBuilder();
        var aws = build.Provider("aws", "main", Object(("region", "eu-west-1")));
        build.Resource("aws:eks/cluster:Cluster", "theirs", Object(("name", "theirs")), aws);

        Assert.That(Sweep.Of(build.Graph().With("theirs", node => node with { External = true }).Resources), Is.Empty);
    }

    private static ResourceNode AutoNamed(ResourceNode node) => node with { AutoNamed = ["name"] };

    /// <summary>What a line does, by its words before the first option: the last word of each command.</summary>
    private static IEnumerable<string> Operations(string line)
    {
        foreach (var command in line.Split(["; do ", "$("], StringSplitOptions.None).Select(part => part.Trim()))
        {
            if (command.StartsWith("aws ", StringComparison.Ordinal) || command.StartsWith("gcloud ", StringComparison.Ordinal))
                yield return command.Split(' ').TakeWhile(word => word[0] is not ('-' or '\'' or '"')).Last();
        }
    }

    private static ResourceGraph TwoClouds(string tag = "prod")
    {
        var build = new GraphBuilder();
        var aws = build.Provider("aws", "main", Object(
            ("region", "eu-west-1"), ("allowedAccountIds", """["111122223333"]"""),
            ("defaultTags", Object(("tags", Object(("environment", tag), ("platform", "acme")))))));
        var gcp = build.Provider("gcp", "second", Object(
            ("project", "acme-prod"), ("region", "europe-west1"), ("defaultLabels", """{"environment":"prod"}""")));
        build.Resource("aws:eks/cluster:Cluster", "main-cluster", Object(("name", "acme-prod-main")), aws);
        build.Resource("aws:s3/bucket:Bucket", "archive", Object(("bucket", "acme-archive"), ("region", "eu-central-1")), aws);
        build.Resource(
            "gcp:container/cluster:Cluster", "second-cluster", Object(("name", "acme-prod-second"), ("location", "europe-west1")), gcp);
        build.Resource(
            "gcp:kms/cryptoKey:CryptoKey", "second-key",
            Object(("name", "secrets"), ("keyRing", "projects/acme-prod/locations/europe-west1/keyRings/second")), gcp);
        build.Resource(
            "gcp:gkebackup/backupPlan:BackupPlan", "second-backup", Object(("name", "daily"), ("location", "europe-west1")), gcp);
        return build.Graph();
    }
}
