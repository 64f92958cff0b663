using Platform.Engine.Costs;

namespace Platform.Engine.Readers.Markdown;

/// <summary>
/// Says in one line of a comment how much more the stacks cost in a month than before. It is empty where nothing was compared.
/// </summary>
internal static class CostNote
{
    private const int MostStacks = 8;

    /// <summary>The line with an empty line after it.</summary>
    public static string Of(IReadOnlyList<StackPreview> previews)
    {
        (string Stack, CostComparison Cost)[] compared =
            [.. previews.Where(preview => preview.Cost?.Before is not null).Select(preview => (preview.Stack, preview.Cost!))];
        if (compared.Length == 0)
            return "";

        var changed = compared.Where(stack => stack.Cost.Difference != Band.Zero).ToArray();
        if (changed.Length == 0)
            return $"Cost: no difference in what is paid by time{Incomplete(compared)}.\n\n";

        var stacks = changed.Take(MostStacks).Select(stack =>
            $"{MarkdownText.Code(stack.Stack, 60)} {MoneyText.Difference(stack.Cost.Difference.Usual)}"
            + $" to {MoneyText.Of(stack.Cost.After.Total.Usual)}"
            + $" (at least {MoneyText.Difference(stack.Cost.Difference.Min)}, at most {MoneyText.Difference(stack.Cost.Difference.Max)})");
        var more = changed.Length > MostStacks ? $", and {Words.Count(changed.Length - MostStacks, "more stack")}" : "";
        return $"Cost, USD a month: {string.Join(", ", stacks)}{more}{Incomplete(compared)}.\n\n";
    }

    private static string Incomplete((string Stack, CostComparison Cost)[] compared)
    {
        var missing = compared.Sum(stack => stack.Cost.After.NotPriced.Select(unpriced => unpriced.Node.Urn).Distinct().Count());
        return missing == 0 ? "" : $"; {Words.Count(missing, "resource")} not priced in full";
    }
}
