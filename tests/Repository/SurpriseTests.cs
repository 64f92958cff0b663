using System.Text.RegularExpressions;

namespace Repository.Tests;

/// <summary>The table of surprises names lines that are there: what no line copes with any more is no surprise any more.</summary>
[TestFixture]
public partial class SurpriseTests
{
    private const string Page = "docs/surprises.md";

    private static IEnumerable<TestCaseData> Rows() => Tree.Read(Page).Split('\n')
        .Where(line => line.StartsWith("| 2", StringComparison.Ordinal))
        .Select(line => new TestCaseData(line).SetArgDisplayNames(line[..Math.Min(line.Length, 80)]));

    [TestCaseSource(nameof(Rows))]
    public void A_surprise_has_a_day_and_the_line_that_copes_with_it(string row)
    {
        var match = Row().Match(row);
        Assert.That(match.Success, row);
        var file = Path.GetFullPath(match.Groups["file"].Value, Tree.PathOf("docs"));

        Assert.That(DateOnly.TryParseExact(match.Groups["day"].Value, "yyyy-MM-dd", out _));
        Assert.That(File.ReadAllText(file), Does.Contain(match.Groups["line"].Value));
    }

    [GeneratedRegex(@"^\| (?<day>[\d-]{10}) \| .+\. \| \[[^\]]+\]\((?<file>[^)]+)\) `(?<line>[^`]+)` \|$")]
    private static partial Regex Row();
}
