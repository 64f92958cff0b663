using Engine.Tests.Support;
using Platform.Engine.CommandLine;

namespace Platform.Tests.Golden;

/// <summary>What README shows of a preview is what a preview prints.</summary>
[TestFixture]
public class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    [Test]
    public async Task The_first_screen_ends_as_a_preview_of_everything_does() =>
        Assert.That(await PreviewAsync(stack: null), Does.EndWith($"\n{BlockAfter("dotnet run --project engine -- preview")}"));

    [Test]
    public async Task An_environment_is_shown_in_full() =>
        Assert.That(await PreviewAsync("dev"), Is.EqualTo(BlockAfter("dotnet run --project engine -- preview --stack dev")));

    /// <summary>The first text block behind the command.</summary>
    private static string BlockAfter(string command)
    {
        const string Opening = "```text\n";
        var at = Readme.IndexOf($"```sh\n{command}\n```\n", StringComparison.Ordinal);
        Assert.That(at, Is.Not.Negative, $"README.md: {command}: not there");
        var start = Readme.IndexOf(Opening, at, StringComparison.Ordinal) + Opening.Length;
        return Readme[start..Readme.IndexOf("```\n", start, StringComparison.Ordinal)];
    }

    private static async Task<string> PreviewAsync(string? stack)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var options = new PreviewOptions { Directory = Repository.Root, Stack = stack, Timeout = TimeSpan.FromMinutes(2) };
        var exitCode = await new PreviewCommand(options, new Terminal(output, error, Colours: false, ShowsProgress: false)).RunAsync(CancellationToken.None);
        Assert.That(exitCode, Is.Zero, error.ToString());
        return output.ToString();
    }
}
