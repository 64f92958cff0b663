using System.Text.RegularExpressions;

namespace Repository.Tests;

/// <summary>Links between pages, and from pages to files, lead somewhere. What is outside of the repository is not asked.</summary>
[TestFixture]
public partial class LinkTests
{
    private static string[] Pages() => [.. Tree.Files().Where(file => file.EndsWith(".md", StringComparison.Ordinal))];

    [TestCaseSource(nameof(Pages))]
    public void Every_link_leads_to_a_file_and_to_a_heading_of_it(string page)
    {
        var broken = Link().Matches(WithoutBlocks(Tree.Read(page)))
            .Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !Leads(page, target));

        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void A_link_to_nothing_is_noticed()
    {
        Assert.That(Leads("README.md", "docs/operations.md#hostdown"), Is.True);
        Assert.That(Leads("README.md", "docs/operations.md#hostsdown"), Is.False);
        Assert.That(Leads("README.md", "docs/operation.md"), Is.False);
    }

    private static bool Leads(string page, string target)
    {
        var (path, anchor) = target.Split('#', 2) is [var one, var two] ? (one, two) : (target, null);
        var file = path.Length == 0 ? Tree.PathOf(page) : Path.GetFullPath(path, Path.GetDirectoryName(Tree.PathOf(page))!);
        return Path.Exists(file) && (anchor is null || Headings(File.ReadAllText(file)).Contains(anchor));
    }

    /// <summary>Anchors as GitHub makes them.</summary>
    private static IEnumerable<string> Headings(string text) => Heading().Matches(WithoutBlocks(text))
        .Select(match => NotInAnchors().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    private static string WithoutBlocks(string text) => FencedBlock().Replace(text, "");

    [GeneratedRegex(@"(?<!!)\[[^\]\n]+\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex(@"^ *```.*?^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencedBlock();
}
