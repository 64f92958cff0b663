using System.Text.RegularExpressions;

namespace Engine.Tests.Support;

/// <summary>
/// Reads a comment the way GitHub does as far as fences go, and then holds every line to what the engine itself writes: whatever
/// else there is came out of a plan.
/// </summary>
internal sealed partial class RenderedMarkdown
{
    private readonly List<string> _outside = [];
    private readonly List<string> _inside = [];

    public RenderedMarkdown(string text)
    {
        string? fence = null;
        foreach (var line in text.Split('\n'))
        {
            var mark = FenceLine().Match(line);
            if (fence is null && mark.Success)
                fence = mark.Groups["fence"].Value;
            else if (mark.Groups["fence"].Length >= fence?.Length && mark.Groups["info"].Value.Trim().Length == 0)
                fence = null;
            else
                (fence is null ? _outside : _inside).Add(line);
        }

        EndsInsideFence = fence is not null;
    }

    public bool EndsInsideFence { get; }

    /// <summary>The lines that are Markdown.</summary>
    public IReadOnlyList<string> Outside => _outside;

    /// <summary>The lines of all fences.</summary>
    public IReadOnlyList<string> Inside => _inside;

    /// <summary>How deep the sections are open at the end; negative when one is closed too often at any place.</summary>
    public int OpenSections()
    {
        var depth = 0;
        foreach (Match tag in Regex.Matches(string.Join('\n', _outside), "</?(details|summary)[^>]*>"))
        {
            depth += tag.Value.StartsWith("</", StringComparison.Ordinal) ? -1 : 1;
            if (depth < 0)
                return depth;
        }

        return depth;
    }

    /// <summary>What is left of the Markdown without what the engine writes: only harmless signs may be.</summary>
    public IEnumerable<string> Suspicious() => _outside.Skip(1).Where(line => !TableRule().IsMatch(line)).Select(line =>
    {
        var rest = OwnTags().Replace(line, "");
        rest = OwnStarts().Replace(rest, "");
        rest = OwnLink().Replace(rest, "");
        rest = Regex.Replace(rest, @"\*\*|&#[0-9]+;", "");
        return rest.StartsWith('|') ? rest.Replace("|", "", StringComparison.Ordinal) : rest;
    }).Where(rest => Signs().IsMatch(rest));

    [GeneratedRegex("^ {0,3}(?<fence>`{3,})(?<info>[^`]*)$")]
    private static partial Regex FenceLine();

    [GeneratedRegex("</?(details|summary|b|i|code|sub)>|<details open>")]
    private static partial Regex OwnTags();

    [GeneratedRegex(@"^(### |> \[!(CAUTION|WARNING|NOTE)\]$|> - |>$|> |- )")]
    private static partial Regex OwnStarts();

    [GeneratedRegex(@"^\| --- \|( ---: \|)+$")]
    private static partial Regex TableRule();

    [GeneratedRegex(@"\[here\]\(https://ci\.example/run/1\)")]
    private static partial Regex OwnLink();

    [GeneratedRegex(@"[<>@#`\[\]*\\|&~!$""'{}^]|://|www\.")]
    private static partial Regex Signs();
}
