using System.Text.RegularExpressions;
using Engine.Tests.Support;

namespace Platform.Tests.Golden.Pages;

/// <summary>The commands that README and other pages name within a line are commands of the engine.</summary>
[TestFixture]
public partial class CommandTableTests
{
    /// <summary>
    /// Those of README's table, in its order: what one writes another compares with. What names no stack has only the smallest to preview.
    /// </summary>
    [Test]
    public async Task Every_command_of_README_s_table_runs()
    {
        using var copy = new PageCopy();
        using var whole = new PageCopy();
        foreach (var file in new[] { "Pulumi.staging.yaml", "Pulumi.prod.yaml" })
            File.Delete(Path.Combine(copy.Folder, file));
        var commands = Rows().Matches(await File.ReadAllTextAsync(Repository.PathOf("README.md"))).Select(match => match.Groups["command"].Value).ToArray();
        Assert.That(commands, Has.Length.GreaterThan(10));

        foreach (var command in commands)
        {
            var (text, exitCode) = await (command.Contains("--stack", StringComparison.Ordinal) ? whole : copy).RunAsync($"dotnet run --project engine -- {command}");

            Assert.That(exitCode, Is.Zero, $"{command}\n{text}");
            Assert.That(text, Is.Not.Empty, command);
        }
    }

    [TestCaseSource(typeof(Block), nameof(Block.Pages))]
    public void Every_option_that_a_page_names_is_one_of_the_engine_s(string page)
    {
        var help = string.Join('\n', Directory.EnumerateFiles(Repository.PathOf("engine/CommandLine"), "*.cs").Select(File.ReadAllText));
        var named = Inline().Matches(File.ReadAllText(Repository.PathOf(page)))
            .SelectMany(command => Option().Matches(command.Value)).Select(option => option.Value).Distinct();

        Assert.That(named.Where(option => !help.Contains($"\"{option}\"", StringComparison.Ordinal)), Is.Empty);
    }

    [GeneratedRegex(@"^\| `(?<command>(preview|drill|leftovers)[^`]*)` \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"`(preview|drill|leftovers)( [^`\n]*)?`")]
    private static partial Regex Inline();

    [GeneratedRegex(@"--[a-z-]+")]
    private static partial Regex Option();
}
