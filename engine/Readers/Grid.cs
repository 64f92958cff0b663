using System.Text;
using Spectre.Console;

namespace Platform.Engine.Readers;

/// <summary>One cell: what it says and how it is coloured.</summary>
/// <param name="Text">The text; one line.</param>
/// <param name="Tone">Its tone.</param>
/// <param name="Lead">Text before it that is never coloured with it, such as the branches of a tree.</param>
internal readonly record struct Cell(string Text, Tone Tone = Tone.Plain, string Lead = "")
{
    /// <summary>How many columns of a terminal it takes.</summary>
    public int Width => (Lead + Text) is var all && Ascii.IsValid(all) ? all.Length : all.GetCellWidth();
}

/// <summary>Lines up cells in columns, two spaces apart. It knows nothing of what the cells say.</summary>
internal static class Grid
{
    private const string Gap = "  ";

    /// <summary>The rows as lines, each with its line feed and without spaces at its end.</summary>
    /// <param name="rows">Rows of as many cells each.</param>
    /// <param name="paint">The colours.</param>
    /// <param name="indent">What every line begins with.</param>
    /// <param name="rightAligned">The numbers of the columns that are aligned on their right, counted from zero.</param>
    /// <param name="width">How wide the terminal is; what goes beyond it in the last column is cut off. Null for no limit.</param>
    public static string Lines(
        IReadOnlyList<Cell[]> rows, Paint paint, string indent = "", Func<int, bool>? rightAligned = null, int? width = null)
    {
        if (rows.Count == 0)
            return "";

        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Width)).ToArray();
        var lines = new StringBuilder();
        foreach (var row in rows)
        {
            var line = new StringBuilder(indent);
            var used = indent.Length;
            var pending = 0;
            for (var column = 0; column < row.Length; column++)
            {
                var cell = Fit(row[column], column == row.Length - 1 ? width - used - pending : null);
                var padding = widths[column] - cell.Width;
                var right = rightAligned?.Invoke(column) == true;
                if (cell.Width > 0)
                {
                    line.Append(' ', pending + (right ? padding : 0)).Append(cell.Lead).Append(paint.This(cell.Text, cell.Tone));
                    used += pending + (right ? padding : 0) + cell.Width;
                    pending = right ? 0 : padding;
                }
                else
                {
                    pending += padding;
                }

                pending += Gap.Length;
            }

            lines.Append(line).Append('\n');
        }

        return lines.ToString();
    }

    private static Cell Fit(Cell cell, int? room) =>
        room is { } most && cell.Width > most && most > cell.Lead.Length + 1
            ? cell with { Text = VisibleText.Clip(cell.Text, most - cell.Lead.Length) }
            : cell;
}
