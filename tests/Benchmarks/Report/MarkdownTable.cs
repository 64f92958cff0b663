using System.Text;

namespace Benchmarks.Report;

/// <summary>A Markdown table whose columns are aligned in plain text too.</summary>
/// <param name="left">How many columns are aligned to the left; the others are aligned to the right.</param>
/// <param name="header">The columns' titles.</param>
internal sealed class MarkdownTable(int left, params string[] header)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        int[] widths = [.. header.Select((title, column) => _rows.Select(row => row[column].Length).Append(title.Length).Max())];
        var text = new StringBuilder();
        Line(header);
        text.Append('|');
        for (var column = 0; column < widths.Length; column++)
            text.Append(column < left ? $" {new string('-', widths[column])} |" : $" {new string('-', widths[column] - 1)}: |");
        text.AppendLine();
        _rows.ForEach(Line);
        return text.ToString();

        void Line(string[] cells)
        {
            text.Append('|');
            for (var column = 0; column < cells.Length; column++)
                text.Append($" {(column < left ? cells[column].PadRight(widths[column]) : cells[column].PadLeft(widths[column]))} |");
            text.AppendLine();
        }
    }
}
