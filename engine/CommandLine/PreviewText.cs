using System.Text;
using Platform.Engine.Costs;
using Platform.Engine.Readers;
using Platform.Engine.Readers.Markdown;
using Platform.Engine.Timelines;

namespace Platform.Engine.CommandLine;

/// <summary>Chooses the reader that writes what a preview prints.</summary>
internal static class PreviewText
{
    /// <param name="options">What the user asked for.</param>
    /// <param name="previews">The stacks in order; a list of one is shown without a table.</param>
    /// <param name="layout">How the tree is laid out.</param>
    public static string Of(PreviewOptions options, IReadOnlyList<StackPreview> previews, TreeLayout layout) => options.Format switch
    {
        OutputFormat.Json => Json(options, previews),
        OutputFormat.Markdown =>
            PullRequestComment.Of(previews, new CommentContext { Base = options.Base, Head = options.Head, Details = options.Details }),
        OutputFormat.Timeline => Lines(previews.Select(preview => TimelineText.Of(preview, options.Until, layout))),
        OutputFormat.TimelineJson => TimelinesJson(options, previews),
        OutputFormat.Policy => Lines(previews.Select(preview => PolicyText.Of(preview, layout))),
        OutputFormat.PolicyJson => PoliciesJson(options, previews),
        OutputFormat.Destroy => Lines(previews.Select(preview => DestroyText.Of(preview, layout))),
        OutputFormat.Cost => CostText.Of(previews, layout),
        OutputFormat.CostJson => CostsJson(options, previews),
        OutputFormat.Html => ReportFile.Text(options, previews),
        OutputFormat.Leftovers => Lines(previews.Select(SweepText.Of)),
        OutputFormat.Drill => Lines(previews.Select(preview => DrillText.Of(preview, preview.Drill!, layout))),
        OutputFormat.DrillJson => DrillsJson(options, previews),
        _ => Tree(previews, layout),
    };

    private static string Lines(IEnumerable<string> stacks) => string.Join('\n', stacks);

    private static string Tree(IReadOnlyList<StackPreview> previews, TreeLayout layout)
    {
        var text = new StringBuilder().AppendJoin('\n', previews.Select(preview => Readers.Tree.Of(preview, layout)));
        if (previews.Count > 1)
            text.Append('\n').Append(SummaryTable.Of(previews, layout.Paint));
        return text.ToString();
    }

    /// <summary>One stack alone is written as the CLI writes it; several are members of one object.</summary>
    private static string Json(PreviewOptions options, IReadOnlyList<StackPreview> previews)
    {
        using var bytes = new MemoryStream();
        if (options.Stack is not null && previews is [var only])
            PreviewJson.Write(bytes, only);
        else
            PreviewJson.Write(bytes, previews);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string CostsJson(PreviewOptions options, IReadOnlyList<StackPreview> previews)
    {
        using var bytes = new MemoryStream();
        CostComparison[] costs = [.. previews.Select(preview => preview.Cost).OfType<CostComparison>()];
        if (options.Stack is not null && costs is [var only])
            CostJson.Write(bytes, only);
        else
            CostJson.Write(bytes, costs);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string DrillsJson(PreviewOptions options, IReadOnlyList<StackPreview> previews)
    {
        using var bytes = new MemoryStream();
        if (options.Stack is not null && previews is [var only])
            DrillJson.Write(bytes, only.Graph, only.Drill!);
        else
            DrillJson.Write(bytes, previews.Select(preview => (preview.Graph, preview.Drill!)));
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string TimelinesJson(PreviewOptions options, IReadOnlyList<StackPreview> previews)
    {
        using var bytes = new MemoryStream();
        Timeline[] timelines =
        [
            .. previews.Select(preview => Timeline.Of(
                options.Until is not { } until ? preview.Graph
                    : Timeline.Until(preview.Graph, until) ?? preview.Graph with { Resources = [] })),
        ];
        if (options.Stack is not null && timelines is [var only])
            TimelineJson.Write(bytes, only, options.Until);
        else
            TimelineJson.Write(bytes, timelines, options.Until);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string PoliciesJson(PreviewOptions options, IReadOnlyList<StackPreview> previews)
    {
        using var bytes = new MemoryStream();
        if (options.Stack is not null && previews is [var only])
            PolicyJson.Write(bytes, only);
        else
            PolicyJson.Write(bytes, previews);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
