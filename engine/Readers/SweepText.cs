using System.Text;
using Platform.Engine.Graph;
using Platform.Engine.Leftovers;

namespace Platform.Engine.Readers;

/// <summary>
/// Writes the commands of a sweep as a script that can be read, kept and run: what is no command is a comment. Without colours, so that
/// a terminal and a file get the same.
/// </summary>
internal static class SweepText
{
    /// <summary>The script with its last line feed; of a failed preview, whose list would not be whole, only what went wrong.</summary>
    public static string Of(StackPreview preview)
    {
        var plain = new Paint(false);
        if (preview.Checks.Any(problem => problem.Severity == Severity.Error))
        {
            return $"{VisibleText.Of(preview.Stack)}: the preview failed, so the list would not be whole\n\n"
                + ProblemList.Of([.. preview.Checks.Where(problem => problem.Severity == Severity.Error)], plain);
        }

        var text = new StringBuilder();
        text.Append($"# What a destroyed {VisibleText.Of(preview.Stack)} ({VisibleText.Of(preview.Graph.Project)})");
        text.Append(" may have left behind.\n"
            + "# The commands only read. Nothing was run to make this list, and running it deletes nothing.\n");

        // Compared with an export, the plan has the names that the clouds made up.
        ResourceNode[] declared = [.. preview.Plan.Steps.Select(step => step.New).OfType<ResourceNode>()];
        var sections = Sweep.Of(preview.Plan.IsCompared ? declared : preview.Graph.Resources);
        foreach (var section in sections)
        {
            text.Append($"\n## {VisibleText.Of(section.Place)}\n");
            foreach (var note in section.Notes)
                text.Append($"# {VisibleText.Of(note)}\n");
            foreach (var command in section.Commands)
                text.Append($"\n# {VisibleText.Of(command.Finds)}\n{VisibleText.Of(command.Line)}\n");
        }

        if (sections.Count == 0)
            text.Append("\n# The stack declares nothing in a cloud that is known here.\n");
        return text.ToString();
    }
}
