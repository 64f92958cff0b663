using Platform.Engine.Architectures;

namespace Platform.Engine.Readers.Markdown;

/// <summary>
/// Draws in a folded part of a comment how the stacks that change are built. It is a picture beside the plan and takes only room that
/// nothing else wants.
/// </summary>
internal static class ArchitectureBlock
{
    private const string Head = "<details><summary><b>Architecture</b></summary>\n\n";
    private const string End = "\n</details>\n\n";

    /// <summary>The block with an empty line after it; empty when nothing changes, nothing is to be drawn, or there is no room.</summary>
    /// <param name="previews">The stacks.</param>
    /// <param name="budget">The room that is left.</param>
    public static string Of(IReadOnlyList<StackPreview> previews, Budget budget)
    {
        var taken = "";
        foreach (var preview in previews.Where(preview => preview.Plan.HasChanges))
        {
            var architecture = ArchitectureReader.Of(preview.Graph);
            if (architecture.Clouds.All(cloud => cloud.Networks.Count + cloud.Clusters.Count == 0))
                continue;
            var title = previews.Count > 1 ? $"{MarkdownText.Code(preview.Stack, 60)}\n\n" : "";
            var diagram = $"{title}{MarkdownText.Fence("mermaid", ArchitectureDiagram.Of(architecture))}";
            if (budget.TryTake(taken.Length == 0 ? Head + diagram + End : diagram))
                taken += diagram;
        }

        return taken.Length == 0 ? "" : Head + taken + End;
    }
}
