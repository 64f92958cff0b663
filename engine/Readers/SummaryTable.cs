using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers;

/// <summary>Sums up several stacks, one line each.</summary>
internal static class SummaryTable
{
    private static readonly Operation[] Always = [Operation.Create];

    /// <summary>The table, its columns being those operations that occur at all.</summary>
    public static string Of(IReadOnlyList<StackPreview> previews, Paint paint)
    {
        var counts = previews.Select(preview => preview.Plan.Counts).ToArray();
        var operations = Enum.GetValues<Operation>()
            .Where(operation => Always.Contains(operation) || counts.Any(count => count.ContainsKey(operation)))
            .ToArray();
        string[] headings = ["Stack", .. operations.Select(Heading), "Errors", "Warnings"];
        var rows = new List<Cell[]> { headings.Select(heading => new Cell(heading, Tone.Faint)).ToArray() };
        foreach (var (preview, count) in previews.Zip(counts))
        {
            rows.Add(
            [
                new(VisibleText.Of(preview.Stack), Tone.Strong),
                .. operations.Select(operation => Number(count.GetValueOrDefault(operation), TreeRows.ToneOf(operation))),
                Number(preview.CountOf(Severity.Error), Tone.Bad),
                Number(preview.CountOf(Severity.Warning), Tone.Warning),
            ]);
        }

        return Grid.Lines(rows, paint, rightAligned: column => column > 0);
    }

    private static Cell Number(int number, Tone tone) => number == 0 ? new("-", Tone.Faint) : new(Words.Number(number), tone);

    private static string Heading(Operation operation) =>
        operation == Operation.Same ? "Unchanged" : $"{char.ToUpperInvariant(operation.Name()[0])}{operation.Name()[1..]}";
}
