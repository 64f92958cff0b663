using System.Globalization;
using System.Text;
using Platform.Engine.Graph;
using Platform.Engine.Policies;

namespace Platform.Engine.Readers;

/// <summary>Shows for a terminal what the rules say: a row per rule that was about anything, then every answer but pass.</summary>
internal static class PolicyText
{
    private static readonly PolicyAnswer[] Answers = Enum.GetValues<PolicyAnswer>();

    /// <summary>All of it, with its last line feed.</summary>
    public static string Of(StackPreview preview, TreeLayout layout)
    {
        var (text, paint) = (new StringBuilder(), layout.Paint);
        text.Append(paint.This(VisibleText.Of(preview.Stack), Tone.Strong)).Append($" ({VisibleText.Of(preview.Graph.Project)})\n");
        if (preview.Policy is not { } report)
        {
            var problems = ProblemList.Of([.. preview.Problems.Where(problem => problem.Severity == Severity.Error)], paint);
            return text.Append('\n').Append(problems).Append("\nThe rules were not asked: the preview failed before.\n").ToString();
        }

        text.Append('\n').Append(Table(report, layout));
        foreach (var answer in Answers.Where(answer => answer != PolicyAnswer.Pass))
            Append(text, report, answer, paint);
        AppendFaults(text, report, paint);
        AppendComparison(text, report, paint);
        return text.Append('\n').Append(Summary(preview.Stack, report, paint)).ToString();
    }

    /// <summary>
    /// Such as <c>prod (production): 80 rules, 240 of 250 resources: 900 pass, 2 fail, 0 unknown, 1 waived</c>, with its line feed.
    /// </summary>
    public static string Summary(string stack, PolicyReport report, Paint paint)
    {
        var name = paint.This(VisibleText.Of(stack), Tone.Strong);
        var counts = string.Join(", ", Answers.Select(answer => $"{Words.Number(report.CountOf(answer))} {Noun(answer)}"));
        return $"{name} ({Environment(report)}): {Words.Count(report.Rules.Count, "rule")}, "
            + $"{Words.Number(report.Examined)} of {Words.Count(report.Resources, "resource")}: {counts}\n";
    }

    /// <summary>An answer in a word.</summary>
    public static string Noun(PolicyAnswer answer) => answer.ToString().ToLowerInvariant();

    /// <summary>The environment in a word.</summary>
    public static string Environment(PolicyReport report) => report.Settings.Environment.ToString().ToLowerInvariant();

    private static string Table(PolicyReport report, TreeLayout layout)
    {
        string[] headings = ["Rule", "Severity", .. Answers.Select(answer => Noun(answer)), "What it asks"];
        IEnumerable<Cell[]> rows =
        [
            [.. headings.Select(heading => new Cell(heading, Tone.Faint))],
            .. report.Rules.Where(rule => rule.Answers.Count > 0).Select(rule => (Cell[])
            [
                new(rule.Rule.Id),
                new(rule.Rule.SeverityIn(report.Settings.Environment).ToString().ToLowerInvariant()),
                .. Answers.Select(answer => new Cell(Number(rule.Of(answer)), ToneOf(answer))),
                new(rule.Rule.Title, Tone.Faint),
            ]),
        ];
        return Grid.Lines([.. rows], layout.Paint, rightAligned: column => column is > 1 and < 6, width: layout.Width);
    }

    private static void Append(StringBuilder text, PolicyReport report, PolicyAnswer answer, Paint paint)
    {
        var findings = report.With(answer).ToArray();
        if (findings.Length == 0)
            return;

        text.Append('\n').Append(paint.This(Noun(answer), Tone.Strong)).Append('\n');
        foreach (var finding in findings)
        {
            var parts = new[] { finding.Path, finding.Value, finding.Text }.OfType<string>();
            text.Append($"  {paint.This(finding.Rule.Id, ToneOf(answer))} {finding.Severity.ToString().ToLowerInvariant()} "
                + $"{Words.Resource(finding.Urn)}\n      {VisibleText.Of(string.Join(": ", parts))}\n");
            if (finding.Waiver is { } waiver)
                text.Append(CultureInfo.InvariantCulture,
                    $"      waived until {waiver.Expires:yyyy-MM-dd}: {VisibleText.Of(waiver.Reason)}\n");
            else if (answer == PolicyAnswer.Fail)
                text.Append($"      {paint.This("fix:", Tone.Faint)} {finding.Rule.Fix}\n");
        }
    }

    private static void AppendFaults(StringBuilder text, PolicyReport report, Paint paint)
    {
        var faults = ProblemList.Of(report.Faults, paint);
        if (faults.Length > 0)
            text.Append('\n').Append(faults);
    }

    private static void AppendComparison(StringBuilder text, PolicyReport report, Paint paint)
    {
        if (report.Comparison is not { } comparison)
            return;
        text.Append($"\n{paint.This("Compared", Tone.Strong)}: {Words.Number(comparison.New.Count)} new, ")
            .Append($"{Words.Number(comparison.Old.Count)} old, {Words.Number(comparison.Fixed.Count)} fixed\n");
        foreach (var (word, findings) in new[] { ("new", comparison.New), ("fixed", comparison.Fixed) })
        {
            foreach (var finding in findings)
                text.Append($"  {word,-5}  {finding.Rule.Id} {Words.Resource(finding.Urn)} {VisibleText.Of(finding.Path)}\n");
        }
    }

    private static string Number(int number) => number == 0 ? "" : Words.Number(number);

    private static Tone ToneOf(PolicyAnswer answer) => answer switch
    {
        PolicyAnswer.Pass => Tone.Good,
        PolicyAnswer.Fail => Tone.Bad,
        PolicyAnswer.Unknown => Tone.Warning,
        _ => Tone.Read,
    };
}
