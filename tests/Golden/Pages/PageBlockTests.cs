using System.Diagnostics;
using Engine.Tests.Support;

namespace Platform.Tests.Golden.Pages;

/// <summary>Every block of README and docs is run, compared, previewed or at least read by the shell that it is for; none is only text.</summary>
[TestFixture]
public class PageBlockTests
{
    private static IEnumerable<TestCaseData> Sessions() => Block.Pages()
        .Where(page => Claims.OfPage(page).Any(pair => pair.Claim == Claim.Run))
        .Select(page => new TestCaseData(page).SetArgDisplayNames(page));

    private static IEnumerable<TestCaseData> Elsewhere() => Cases(Claim.Elsewhere);

    private static IEnumerable<TestCaseData> Maps() => Cases(Claim.Map);

    private static IEnumerable<TestCaseData> Quotes() => Cases(Claim.Quoted);

    private static IEnumerable<TestCaseData> Names() => Claims.Held.Select(entry => new TestCaseData(entry.Key.Page, entry.Key.FirstLine, entry.Value));

    [Test]
    public void Every_block_is_held_to_be_true_by_something() => Assert.That(
        Claims.With(Claim.None).Select(block => $"{block.Place}: {block.Language}: {block.FirstLine}"),
        Is.Empty,
        "make it a block of a kind that Claim lists, or name the test that holds it in Claims.Held");

    /// <summary>One copy for each page, its blocks in their order. With <c>ACCEPT=1</c> the page takes over what was printed.</summary>
    [TestCaseSource(nameof(Sessions))]
    public async Task What_a_page_runs_prints_what_the_page_shows(string page)
    {
        using var copy = new PageCopy();
        var (script, printed) = ("", "");
        var accepted = new List<(Block Block, string Text)>();
        foreach (var (block, claim) in Claims.OfPage(page).ToArray())
        {
            switch (claim)
            {
                case Claim.Edit:
                    copy.Edit("Pulumi.dev.yaml", block);
                    break;
                case Claim.Run:
                    script = block.Text;
                    (printed, var exitCode) = await copy.RunAsync(script);
                    Assert.That(exitCode, Is.Zero, $"{block.Place}: {block.FirstLine}\n{printed}");
                    break;
                case Claim.Printed:
                    var text = Shown(IsJoined(script) ? printed : Ending(printed, block.Text.Count(letter => letter == '\n')));
                    if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
                        accepted.Add((block, text));
                    else
                        Assert.That(text, Is.EqualTo(block.Text), $"{block.Place}: run the test with ACCEPT=1 to take over what is printed now");
                    break;
            }
        }

        Accept(page, accepted);
    }

    [TestCaseSource(nameof(Elsewhere))]
    public void What_is_for_elsewhere_is_read_by_the_shell_without_complaint(Block block)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-n", "-c", block.Text]) { RedirectStandardError = true })!;
        var complaint = shell.StandardError.ReadToEnd();
        shell.WaitForExit();

        Assert.That(shell.ExitCode, Is.Zero, $"{block.Place}: {complaint}");
        Assert.That(complaint, Is.Empty);
    }

    [TestCaseSource(nameof(Maps))]
    public void What_a_map_names_is_there(Block block) => Assert.That(
        Claims.MapLines(block).SelectMany(paths => paths!).Where(path => !Path.Exists(Repository.PathOf(path))), Is.Empty, block.Place);

    [TestCaseSource(nameof(Quotes))]
    public void What_a_page_quotes_stands_in_a_source_file_in_these_lines(Block block) => Assert.That(
        new[] { "infra", "stacks", "components" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Any(file => Outdented(File.ReadAllLines(file)).Contains(Outdented(block.Text.Split('\n')), StringComparison.Ordinal)),
        block.Place);

    [TestCaseSource(nameof(Names))]
    public void A_block_that_a_test_holds_is_there_and_so_is_the_test(string page, string firstLine, string test)
    {
        var (fixture, method) = test.Split('.') is [var one, var other] ? (one, other) : throw new FormatException(test);
        var sources = Directory.EnumerateFiles(Repository.PathOf("tests"), $"{fixture}.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal))
            .Select(File.ReadAllText);

        Assert.That(Block.Of(page).Select(block => block.FirstLine), Does.Contain(firstLine));
        Assert.That(sources, Has.Some.Match($@"public (async Task|void) {method}\("));
    }

    [Test]
    public void What_derives_the_schemas_is_run_where_changes_are_checked() =>
        Assert.That(File.ReadAllText(Repository.PathOf(".ci/run")), Does.Contain("node sdks/codegen/extract/extract.mjs --check"));

    private static string Outdented(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => line.Trim()));

    private static bool IsJoined(string script) => Claims.Commands(script).Count() > 1 || Claims.Tool(script) == "cat";

    private static string Ending(string text, int lines) => string.Join('\n', text.Split('\n').TakeLast(lines + 1));

    /// <summary>As pages have it: no line ends with a blank.</summary>
    private static string Shown(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()));

    private static void Accept(string page, List<(Block Block, string Text)> accepted)
    {
        if (accepted.Count == 0)
            return;

        var lines = File.ReadAllLines(Repository.PathOf(page)).ToList();
        foreach (var (block, text) in Enumerable.Reverse(accepted))
        {
            var fence = lines[block.Line - 1];
            lines.RemoveRange(block.Line, block.Text.Count(letter => letter == '\n'));
            lines.InsertRange(block.Line, text.TrimEnd('\n').Split('\n').Select(line => (fence[..^fence.TrimStart().Length] + line).TrimEnd()));
        }

        File.WriteAllText(Repository.PathOf(page), string.Join('\n', lines) + "\n");
    }

    private static IEnumerable<TestCaseData> Cases(Claim claim) =>
        Claims.With(claim).Select(block => new TestCaseData(block).SetArgDisplayNames($"{block.Page} {block.FirstLine}"));
}
