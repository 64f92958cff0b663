using System.Globalization;
using Platform.Engine.Policies;

namespace Platform.Engine.Readers.Markdown;

/// <summary>
/// Says what a change does to the breaches of policy: which are new, which are fixed, how many were there before, and what is waived.
/// What is wrong with each stands in the list of problems.
/// </summary>
internal static class PolicyBlock
{
    private const int Width = 240;

    // The longest fence, and the line that says how much is left out.
    private static readonly string Frame = new('`', (2 * Width) + 64);

    /// <summary>The block with an empty line after it; empty when no rule was asked, or none has anything to say.</summary>
    /// <param name="previews">The stacks.</param>
    /// <param name="budget">The room for the block.</param>
    public static string Of(IReadOnlyList<StackPreview> previews, Budget budget)
    {
        var asked = previews.Where(preview => preview.Policy is not null).ToArray();
        if (asked.All(preview => preview.Policy!.Findings.Count == 0 && preview.Policy.Comparison is null or { Fixed.Count: 0 }))
            return "";

        var open = asked.Any(preview => preview.Policy!.Comparison is { New.Count: > 0 }) ? " open" : "";
        var head = budget.Take($"<details{open}><summary><b>Policy</b>: {Summary(asked)}</summary>\n\n");
        budget.Take($"{Frame}\n</details>\n\n");
        var (lines, rest) = (new List<string>(), 0);
        foreach (var line in asked.SelectMany(preview => Lines(preview, previews.Count > 1)).Select(line =>
            MarkdownText.Fenced(VisibleText.Clip(line, Width))))
        {
            if (rest == 0 && budget.TryTake(line + "\n"))
                lines.Add(line);
            else
                rest++;
        }

        if (rest > 0)
            lines.Add($"… {Words.Count(rest, "more line")}");
        return lines.Count == 0 ? $"{head}</details>\n\n" : $"{head}{MarkdownText.Fence("diff", lines)}\n</details>\n\n";
    }

    private static string Summary(IReadOnlyList<StackPreview> previews)
    {
        var reports = previews.Select(preview => preview.Policy!).ToArray();
        var compared = reports.Select(report => report.Comparison).OfType<PolicyComparison>().ToArray();
        var alone = reports.Where(report => report.Comparison is null).Sum(report => report.With(PolicyAnswer.Fail).Count());
        (int Count, string Word)[] parts =
        [
            (compared.Sum(comparison => comparison.New.Count), "new"),
            (compared.Sum(comparison => comparison.Fixed.Count), "fixed"),
            (compared.Sum(comparison => comparison.Old.Count), "old"),
            (alone, "not compared"),
            (reports.Sum(report => report.With(PolicyAnswer.Waived).Count()), "waived"),
            (reports.Sum(report => report.With(PolicyAnswer.Unknown).Count()), "unknown"),
        ];
        return string.Join(", ", parts.Where(part => part.Count > 0).Select(part => $"{Words.Number(part.Count)} {part.Word}"));
    }

    /// <summary>In a fence of differences what begins with a minus is red, and with a plus green: a new breach is no gain.</summary>
    private static IEnumerable<string> Lines(StackPreview preview, bool withStack)
    {
        var report = preview.Policy!;
        var stack = withStack ? $"{preview.Stack}: " : "";
        foreach (var finding in report.Comparison?.New ?? [])
            yield return $"- {stack}new {Name(finding)}: {finding.Text}";
        foreach (var finding in report.Comparison?.Fixed ?? [])
            yield return $"+ {stack}fixed {Name(finding)}";
        foreach (var finding in report.With(PolicyAnswer.Waived))
            yield return string.Create(
                CultureInfo.InvariantCulture,
                    $"  {stack}waived until {finding.Waiver!.Expires:yyyy-MM-dd} {Name(finding)}: {finding.Waiver.Reason}");
        foreach (var finding in report.With(PolicyAnswer.Unknown))
            yield return $"! {stack}unknown {Name(finding)}";
    }

    private static string Name(PolicyFinding finding) =>
        $"{finding.Rule.Id} ({finding.Severity.ToString().ToLowerInvariant()}) {Words.Resource(finding.Urn)} {finding.Path}";
}
