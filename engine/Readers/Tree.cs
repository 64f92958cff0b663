using System.Text;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers;

/// <summary>How a preview is shown in a terminal, or in a file it is sent to.</summary>
/// <param name="Paint">The colours.</param>
/// <param name="Width">How wide the terminal is; null when it is none, so that no line is cut off.</param>
internal sealed record TreeLayout(Paint Paint, int? Width = null);

/// <summary>
/// Shows one stack as the CLI shows a preview: the tree of what changes, the outputs, the problems and one line that sums it up.
/// What stays the same is left out.
/// </summary>
internal static class Tree
{
    /// <summary>The whole text, with its last line feed.</summary>
    public static string Of(StackPreview preview, TreeLayout layout)
    {
        var text = new StringBuilder();
        text.Append(layout.Paint.This(VisibleText.Of(preview.Stack), Tone.Strong)).Append($" ({VisibleText.Of(preview.Graph.Project)})\n");
        Section(text, Resources(preview, layout));
        Section(text, Outputs.Of(preview, layout.Paint));
        Section(text, ProblemList.Of(preview.Problems, layout.Paint));
        Section(text, Summary(preview, layout.Paint));
        return text.ToString();
    }

    /// <summary>Such as <c>prod: 62 to create (aws 40, kubernetes 22)</c>, with its line feed.</summary>
    public static string Summary(StackPreview preview, Paint paint)
    {
        var packages = preview.Plan.Steps.Where(step => step.IsShown && step.Operation.IsChange())
            .GroupBy(step => step.Node.Type.Split(':')[0], StringComparer.Ordinal)
            .OrderByDescending(package => package.Count()).ThenBy(package => package.Key, StringComparer.Ordinal)
            .Select(package => $"{VisibleText.Of(package.Key)} {Words.Number(package.Count())}")
            .ToArray();
        var secrets = preview.Plan.SecretsNotCompared is > 0 and var count ? $", {Words.Count(count, "secret")} not compared" : "";
        var what = Words.Summary(preview.Plan.Counts) + secrets + (packages.Length > 0 ? $" ({string.Join(", ", packages)})" : "");
        var failure = preview.Failed ? $"{paint.This(Words.Count(preview.CountOf(Severity.Error), "error"), Tone.Bad)}, " : "";
        return $"{paint.This(VisibleText.Of(preview.Stack), Tone.Strong)}: {failure}{what}\n";
    }

    private static void Section(StringBuilder text, string section)
    {
        if (section.Length > 0)
            text.Append('\n').Append(section);
    }

    private static string Resources(StackPreview preview, TreeLayout layout)
    {
        var rows = TreeRows.Of(preview);
        if (rows.Count == 0)
            return "";

        Cell[] heading = [new(""), new("Type", Tone.Faint), new("Name", Tone.Faint), new("Plan", Tone.Faint), new("Info", Tone.Faint)];
        var cells = rows.Prepend(heading).ToArray();
        // Without anything to compare with, the plan of everything is the same, and the summary says it.
        if (!preview.Plan.IsCompared)
            cells = [.. cells.Select(row => row.Where((_, column) => column != 3).ToArray())];
        return Grid.Lines(cells, layout.Paint, " ", width: layout.Width);
    }
}
