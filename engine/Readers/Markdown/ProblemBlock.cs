using Platform.Engine.Graph;

namespace Platform.Engine.Readers.Markdown;

/// <summary>Lists what is wrong, as the terminal does, inside a fence: messages come from programs, too.</summary>
internal static class ProblemBlock
{
    private const int Width = 400;

    /// <summary>The block with an empty line after it; empty when nothing is wrong.</summary>
    /// <param name="previews">The stacks.</param>
    /// <param name="budget">The room for the block.</param>
    public static string Of(IReadOnlyList<StackPreview> previews, Budget budget)
    {
        var all = previews.SelectMany(preview => preview.Problems).ToArray();
        if (all.Length == 0)
            return "";

        var open = all.Any(problem => problem.Severity == Severity.Error) ? " open" : "";
        var head = budget.Take($"<details{open}><summary><b>{ProblemList.Counts(all)}</b></summary>\n\n");
        budget.Take($"{new string('`', (2 * Width) + 32)}\n… 1,000,000 more lines\n\n</details>\n\n");
        var lines = new List<string>();
        var rest = 0;
        foreach (var line in previews.SelectMany(preview => Lines(preview, previews.Count > 1)))
        {
            if (rest == 0 && budget.TryTake(line + "\n"))
                lines.Add(line);
            else
                rest++;
        }

        if (rest > 0)
            lines.Add($"… {Words.Count(rest, "more line")}");
        return $"{head}{MarkdownText.Fence("text", lines)}\n</details>\n\n";
    }

    private static IEnumerable<string> Lines(StackPreview preview, bool withStack)
    {
        if (preview.Problems.Count == 0)
            return [];

        // The list's first line is its heading, and an empty one follows.
        var lines = ProblemList.Of(preview.Problems, new Paint(false)).TrimEnd('\n').Split('\n').Skip(2);
        return (withStack ? lines.Prepend($"Stack {VisibleText.Of(preview.Stack)}") : lines)
            .Select(line => MarkdownText.Fenced(VisibleText.Clip(line, Width)));
    }
}
