using System.Text;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers.Markdown;

/// <summary>Sums up the stacks in a table, a row each, with those operations as columns that occur.</summary>
internal static class StackTable
{
    // A comment for more stacks than this would be nothing but a table.
    private const int MostRows = 60;

    /// <summary>The table with an empty line after it.</summary>
    public static string Of(IReadOnlyList<StackPreview> previews)
    {
        var counts = previews.Select(preview => preview.Plan.Counts).ToArray();
        Operation[] operations =
        [
            .. Enum.GetValues<Operation>().Where(operation =>
                operation is Operation.Create or Operation.Update or Operation.Replace or Operation.Delete or Operation.Same
                || counts.Any(count => count.ContainsKey(operation))),
        ];
        string[] headings = ["Stack", .. operations.Select(Heading), "errors", "warnings"];
        var table = new StringBuilder();
        table.Append($"| {string.Join(" | ", headings)} |\n| --- |{string.Concat(headings.Skip(1).Select(_ => " ---: |"))}\n");
        foreach (var (preview, count) in previews.Zip(counts).Take(MostRows))
        {
            string[] cells =
            [
                MarkdownText.Code(preview.Stack, 60),
                .. operations.Select(operation => Number(count.GetValueOrDefault(operation), IsStrong(operation))),
                Number(preview.CountOf(Severity.Error), strong: true),
                Number(preview.CountOf(Severity.Warning), strong: false),
            ];
            table.Append($"| {string.Join(" | ", cells)} |\n");
        }

        if (previews.Count > MostRows)
            table.Append($"\nand {Words.Count(previews.Count - MostRows, "more stack")}\n");
        return table.Append('\n').ToString();
    }

    private static string Heading(Operation operation) => operation == Operation.Same ? "unchanged" : operation.Name();

    private static bool IsStrong(Operation operation) => operation is Operation.Replace or Operation.Delete;

    private static string Number(int number, bool strong) =>
        number == 0 ? "" : strong ? $"**{Words.Number(number)}**" : Words.Number(number);
}
