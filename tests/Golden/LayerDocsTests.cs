using System.Diagnostics;
using System.Text.RegularExpressions;
using Platform.Engine.CommandLine;
using Platform.Engine.Graph;

namespace Platform.Tests.Golden;

/// <summary>The commands of docs/layers.md name what there is, in an order that works, and its messages are those that are printed.</summary>
[TestFixture]
public partial class LayerDocsTests
{
    private static readonly string[] Stacks = ["prod-foundation", "prod-clusters", "prod-addons"];

    private LayeredProject _project = null!;

    [SetUp]
    public void MakeProject() => _project = new LayeredProject();

    [TearDown]
    public void RemoveProject() => _project.Dispose();

    [Test]
    public void Layers_are_deployed_from_the_ground_up_and_destroyed_from_the_top_down()
    {
        Assert.That(Command("up").Select(match => match.Groups["stack"].Value).Take(3), Is.EqualTo(Stacks));
        Assert.That(Command("destroy").Select(match => match.Groups["stack"].Value).Take(3), Is.EqualTo(Stacks.Reverse()));
    }

    [Test]
    public async Task Who_forgets_the_layer_below_is_told_which_stack_to_deploy()
    {
        _project.Write("Pulumi.prod.yaml", LayeredProject.Environment[..LayeredProject.Environment.IndexOf("    second:\n", StringComparison.Ordinal)]);
        Assert.That((await RunAsync("prod-foundation", output: PathOf("foundation.json"))).ExitCode, Is.Zero);
        _project.Write("Pulumi.prod.yaml", LayeredProject.Environment);

        var (exitCode, output) = await RunAsync("prod-clusters", below: "prod-foundation", export: PathOf("foundation.json"));

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(Flat(output), Does.Contain($"Pulumi.prod-clusters.yaml:2: {Flat(Block("text"))}"));
    }

    [Test]
    public async Task A_stack_of_another_environment_is_no_layer_to_stand_on()
    {
        _project.Write("Pulumi.staging.yaml", LayeredProject.Environment);
        _project.Write("Pulumi.prod-foundation.yaml", "config:\n  platform:layer: { of: staging, part: foundation }\n");

        var (exitCode, output) = await RunAsync("prod-clusters");

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(Flat(output), Does.Contain("platform:layer.below: prod-foundation: is a layer of staging, not of prod"));
    }

    [Test]
    public async Task A_whole_stack_is_no_layer_to_stand_on()
    {
        _project.Write("Pulumi.prod-foundation.yaml", LayeredProject.Environment);

        var (exitCode, output) = await RunAsync("prod-clusters");

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(Flat(output), Does.Contain("platform:layer.below: prod-foundation: exports no handOver"));
    }

    [Test]
    public async Task A_mistake_in_the_environment_s_file_is_reported_there()
    {
        _project.Write("Pulumi.prod.yaml", LayeredProject.Environment.Replace("region: eu-west-1", "regoin: eu-west-1", StringComparison.Ordinal));

        var (_, output) = await RunAsync("prod-foundation");

        var line = LayeredProject.Environment.Split('\n').TakeWhile(text => !text.Contains("region: eu-west-1", StringComparison.Ordinal)).Count() + 1;
        Assert.That(Flat(output), Does.Contain($"Pulumi.prod.yaml:{line}: platform:clusters.main.regoin: given: is not a known key"));
    }

    [Test]
    public async Task Layers_that_wait_for_each_other_are_refused()
    {
        _project.Write("Pulumi.prod-foundation.yaml", "config:\n  platform:layer: { of: prod, part: clusters, below: prod-clusters }\n");

        var (exitCode, output) = await RunAsync("prod-clusters");

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(output, Does.Contain("its own preview fails"));
    }

    /// <summary>Children move along, so what the three commands name is all there is, once.</summary>
    [Test]
    public async Task What_is_moved_is_what_each_layer_makes()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/jq"))
            Assert.Ignore("jq is not installed");

        Assert.That((await RunAsync("prod", output: PathOf("prod.json"))).ExitCode, Is.Zero);
        var runs = Previewed.RunsOf(_project.Folder, unknowns: false);
        var whole = (await Previewed.GraphOf("prod")).Resources.ToDictionary(node => node.Urn);
        foreach (Match move in Move().Matches(LayeredProject.Page))
        {
            var named = (await UrnsAsync(move.Groups["pattern"].Value)).ToHashSet(StringComparer.Ordinal);
            var moved = whole.Values.Where(node => Ancestry(node, whole).Any(named.Contains)).ToArray();
            var made = (await runs(move.Groups["stack"].Value)).Graph.Resources.Where(LayerTests.IsMade);

            Assert.That(moved.Where(LayerTests.IsMade).Select(node => $"{node.Type} {node.Name}"), Is.EquivalentTo(made.Select(node => $"{node.Type} {node.Name}")), move.Groups["stack"].Value);
            foreach (var node in moved)
                whole.Remove(node.Urn);
        }

        Assert.That(whole.Values.Where(LayerTests.IsMade), Is.Empty, "left in prod");

        Assert.That(Move().Count(LayeredProject.Page), Is.EqualTo(3));
    }

    private static IEnumerable<string> Ancestry(ResourceNode node, Dictionary<string, ResourceNode> whole)
    {
        for (var at = node; at is not null; at = at.Parent is { } parent ? whole.GetValueOrDefault(parent) : null)
            yield return at.Urn;
    }

    /// <summary>Runs the page's own function.</summary>
    private async Task<string[]> UrnsAsync(string pattern)
    {
        var function = LayeredProject.Page.Split('\n').Single(line => line.StartsWith("urns() ", StringComparison.Ordinal));
        var start = new ProcessStartInfo("sh", ["-c", $"{function}\nurns \"$1\"", "sh", pattern]) { WorkingDirectory = _project.Folder, RedirectStandardOutput = true };
        using var shell = Process.Start(start)!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.That(shell.ExitCode, Is.Zero);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static MatchCollection Command(string verb) => Regex.Matches(LayeredProject.Page, $@"^pulumi {verb} --stack (?<stack>\S+)$", RegexOptions.Multiline);

    private static string Block(string language) => Regex.Match(LayeredProject.Page, $"```{language}\n(?<text>[\\s\\S]*?)```").Groups["text"].Value;

    /// <summary>Readers indent what a program says.</summary>
    private static string Flat(string text) => Blanks().Replace(text, " ").Trim();

    private string PathOf(string file) => Path.Combine(_project.Folder, file);

    private async Task<(int ExitCode, string Output)> RunAsync(string stack, string? output = null, string? below = null, string? export = null)
    {
        using var text = new StringWriter();
        var options = new PreviewOptions
        {
            Directory = _project.Folder,
            Stack = stack,
            Out = output,
            StackOutputs = below is null ? new Dictionary<string, string>() : new() { [$"organization/platform/{below}"] = export! },
            Timeout = TimeSpan.FromMinutes(2),
        };
        var exitCode = await new PreviewCommand(options, new Terminal(text, text, Colours: false, ShowsProgress: false)).RunAsync(CancellationToken.None);
        return (exitCode, text.ToString());
    }

    [GeneratedRegex(@"^pulumi state move --source prod --dest (?<stack>\S+) \$\(urns '(?<pattern>[^']+)'\)$", RegexOptions.Multiline)]
    private static partial Regex Move();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
