using Engine.Tests.Support;
using Platform.Engine.CommandLine;

namespace Platform.Tests.Golden;

/// <summary>What README shows of a preview is what a preview prints.</summary>
[TestFixture]
public class ReadmeTests
{
    private static readonly string Path = Repository.PathOf("README.md");

    [Test]
    public async Task The_first_screen_ends_as_a_preview_of_everything_does()
    {
        var shown = BlockAfter("dotnet run --project engine -- preview");

        Check(shown, Ending(await PreviewAsync(stack: null), shown.Count(letter => letter == '\n')));
    }

    [TestCase("preview --stack dev", "tree", "dev")]
    [TestCase("preview --stack prod --format timeline", "timeline", "prod")]
    public async Task An_environment_s_preview_ends_as_shown(string command, string format, string stack)
    {
        var shown = BlockAfter($"dotnet run --project engine -- {command}");

        Check(shown, Ending(await PreviewAsync(stack, OutputFormats.Names[format]), shown.Count(letter => letter == '\n')));
    }

    /// <summary>With <c>ACCEPT=1</c> the README takes over what was printed; otherwise a difference fails.</summary>
    private static void Check(string shown, string printed)
    {
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
            File.WriteAllText(Path, File.ReadAllText(Path).Replace(shown, printed, StringComparison.Ordinal));
        else
            Assert.That(printed, Is.EqualTo(shown), "README.md: run the test with ACCEPT=1 to take over what is printed now");
    }

    /// <summary>The last lines of a text.</summary>
    private static string Ending(string text, int lines) => string.Join('\n', text.Split('\n')[^(lines + 1)..]);

    /// <summary>The first text block behind the command.</summary>
    private static string BlockAfter(string command)
    {
        const string Opening = "```text\n";
        var readme = File.ReadAllText(Path);
        var at = readme.IndexOf($"```sh\n{command}\n```\n", StringComparison.Ordinal);
        Assert.That(at, Is.Not.Negative, $"README.md: {command}: not there");
        var start = readme.IndexOf(Opening, at, StringComparison.Ordinal) + Opening.Length;
        return readme[start..readme.IndexOf("```\n", start, StringComparison.Ordinal)];
    }

    private static async Task<string> PreviewAsync(string? stack, OutputFormat format = OutputFormat.Tree)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var options = new PreviewOptions { Directory = Repository.Root, Stack = stack, Format = format, Timeout = TimeSpan.FromMinutes(2) };
        var exitCode = await new PreviewCommand(options, new Terminal(output, error, Colours: false, ShowsProgress: false)).RunAsync(CancellationToken.None);
        Assert.That(exitCode, Is.Zero, error.ToString());
        return output.ToString();
    }
}
