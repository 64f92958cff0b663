using System.Text.RegularExpressions;
using Engine.Tests.Support;
using Platform.Stacks.Schemas;

namespace Platform.Tests.Stacks.Schemas;

/// <summary>The reference page is what the specs say, and its links lead somewhere.</summary>
[TestFixture]
public partial class ConfigurationPageTests
{
    private const string Page = "docs/configuration.md";

    private static readonly string[] Sources =
        [.. new[] { "stacks", "components" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];

    private static readonly string Text = new ConfigurationPage(Source).Of(Described.Platform);

    [Test]
    public void The_page_is_what_the_specs_say() => GeneratedFile.Check(Page, Text);

    [Test]
    public void Every_link_within_it_leads_to_a_section()
    {
        var anchors = Heading().Matches(Text).Select(match => Anchor(match.Groups["text"].Value)).ToArray();

        Assert.That(anchors, Is.Unique);
        Assert.That(Link().Matches(Text).Select(match => match.Groups["to"].Value).Except(anchors), Is.Empty);
    }

    [Test]
    public void Every_link_to_a_file_leads_to_one() => Assert.That(
        FileLink().Matches(Text).Select(match => match.Groups["to"].Value).Distinct()
            .Where(path => !Path.Exists(Repository.PathOf(Path.Combine("docs", path)))), Is.Empty);

    /// <summary>Where a record is declared.</summary>
    private static string Source(Type type)
    {
        var declaration = new Regex($@"^public (sealed |partial )*record {type.Name}\b", RegexOptions.Multiline);
        var file = Sources.Single(file => declaration.IsMatch(File.ReadAllText(file)));
        return $"Source: [{Path.GetFileName(file)}](../{Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')}).";
    }

    /// <summary>What GitHub makes of a heading.</summary>
    private static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_'))
            .Replace(' ', '-');

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(#(?<to>[^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\]\((?<to>[^#)][^)]*)\)")]
    private static partial Regex FileLink();
}
