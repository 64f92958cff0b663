using System.Globalization;
using System.Text;

namespace Platform.Stacks.Environments;

/// <summary>
/// Finds the known word that a misspelt one probably meant, and tells text from what only looks like it. It knows no words itself.
/// </summary>
internal static class Spelling
{
    /// <summary>A setting is no file.</summary>
    public const int LongestText = 4096;

    /// <summary>The nearest of the known words; null when even that one differs in more than a third of its letters.</summary>
    public static string? Nearest(string word, IEnumerable<string> known) => known
        .Select(candidate => (Candidate: candidate, Edits: Edits(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
        .Where(found => found.Edits <= Math.Max(1, found.Candidate.Length / 3))
        .OrderBy(found => found.Edits)
        .Select(found => found.Candidate)
        .FirstOrDefault();

    /// <summary>
    /// Whether a text is one visible line: nothing in it moves a cursor, turns the direction of writing or shows nothing at all.
    /// </summary>
    public static bool IsPlain(string text) => text.Length <= LongestText && IsVisible(text);

    /// <summary>The text as it can be shown in a line: what is not visible as its code, what is too long without its end.</summary>
    public static string Shown(string text, int most = int.MaxValue)
    {
        var visible = IsVisible(text)
            ? text
            : string.Concat(text.EnumerateRunes().Select(rune => IsVisible(rune) ? rune.ToString() : $"\\u{rune.Value:X4}"));
        return visible.Length <= most ? visible : string.Concat(visible.AsSpan(0, most), "…");
    }

    private static bool IsVisible(string text) => !text.Contains('\uFFFD') && text.EnumerateRunes().All(IsVisible);

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned);

    /// <summary>How many letters must be inserted, left out or exchanged.</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        foreach (var (letter, above) in from.Select((letter, index) => (letter, index + 1)))
        {
            var diagonal = row[0];
            row[0] = above;
            for (var i = 1; i <= to.Length; i++)
            {
                var substituted = diagonal + (letter == to[i - 1] ? 0 : 1);
                diagonal = row[i];
                row[i] = Math.Min(Math.Min(row[i], row[i - 1]) + 1, substituted);
            }
        }

        return row[^1];
    }
}
