using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers.Markdown;

/// <summary>Says in one line what a reviewer has to know: whether it works, whether anything changes, and what.</summary>
internal static class Verdict
{
    private const int StacksNamed = 4;

    /// <summary>The line, without its line feed.</summary>
    public static string Of(IReadOnlyList<StackPreview> previews)
    {
        StackPreview[] failed = [.. previews.Where(preview => preview.Failed)];
        var what = What(previews);
        if (failed.Length > 0)
        {
            var errors = Words.Count(failed.Sum(preview => preview.CountOf(Severity.Error)), "error");
            return $"Preview failed: {errors} in {Names(failed)}; {what}";
        }

        return previews.Any(preview => preview.Plan.HasChanges) ? $"Preview: {what}" : "Preview: no infrastructure change";
    }

    private static string What(IReadOnlyList<StackPreview> previews)
    {
        StackPreview[] changed = [.. previews.Where(preview => preview.Plan.HasChanges)];
        if (changed.Length == 0)
            return "no infrastructure change";

        var counts = new SortedDictionary<Operation, int>();
        foreach (var (operation, count) in changed.SelectMany(preview => preview.Plan.Counts).Where(count => count.Key.IsChange()))
            counts[operation] = counts.GetValueOrDefault(operation) + count;
        return $"{(counts.Count == 0 ? "other protection" : Words.Summary(counts))} in {Names(changed)}";
    }

    /// <summary>The stacks' names, or how many there are when they are many.</summary>
    public static string Names(StackPreview[] previews) => previews.Length <= StacksNamed
        ? string.Join(", ", previews.Select(preview => MarkdownText.Code(preview.Stack, 60)))
        : Words.Count(previews.Length, "stack");
}
