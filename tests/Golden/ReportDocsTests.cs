using System.CommandLine;
using System.Text.RegularExpressions;
using Engine.Tests.Support;
using Platform.Engine.CommandLine;

namespace Platform.Tests.Golden;

/// <summary>The commands of docs/report.md do what the page says, one after the other.</summary>
[TestFixture]
public sealed partial class ReportDocsTests
{
    [Test]
    public async Task The_commands_of_the_page_write_a_report_of_every_environment()
    {
        var folder = Directory.CreateTempSubdirectory("report-").FullName;
        try
        {
            var reports = 0;
            foreach (Match command in Command().Matches(await File.ReadAllTextAsync(Repository.PathOf("docs/report.md"))))
            {
                var words = command.Groups["words"].Value.Split(' ');
                Assert.That(
                    await RunAsync([.. words.Select(word => Place().Replace(word, match => Path.Combine(folder, match.Value)))]),
                    Is.Zero, command.Value);
                var page = Path.Combine(folder, "report.html");
                if (!File.Exists(page))
                    continue;
                var text = await File.ReadAllTextAsync(page);
                foreach (var environment in Previewed.Environments)
                    Assert.That(text, Does.Contain($"\"stack\":\"{environment}\""));
                File.Delete(page);
                reports++;
            }

            Assert.That(reports, Is.EqualTo(2));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<int> RunAsync(string[] words) =>
        new RootCommand { PreviewSyntax.Create(PreviewAsync) }.Parse(words).InvokeAsync();

    private static async Task<int> PreviewAsync(PreviewOptions options, CancellationToken cancellation)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, Colours: false, ShowsProgress: false);
        var exitCode = await new PreviewCommand(options with { Directory = Repository.Root }, terminal).RunAsync(cancellation);
        Assert.That(error.ToString(), Is.Empty);
        return exitCode;
    }

    [GeneratedRegex(@"^dotnet run --project engine -- (?<words>.+)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    /// <summary>What the commands write, or read again.</summary>
    [GeneratedRegex(@"^(before/|report\.html)$")]
    private static partial Regex Place();
}
