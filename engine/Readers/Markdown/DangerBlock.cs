using System.Text;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers.Markdown;

/// <summary>
/// Says first what cannot be undone: what is deleted or replaced, and what loses its protection. What holds data or is protected
/// comes before the rest, and what only follows from something else is counted. However much there is, the counts are always said;
/// the list is as long as there is room.
/// </summary>
internal static class DangerBlock
{
    private const int ReasonsShown = 3;
    private const int TypesShown = 5;

    /// <summary>The block with an empty line after it; empty when nothing is in danger.</summary>
    /// <param name="previews">The stacks.</param>
    /// <param name="budget">The room for the block.</param>
    public static string Of(IReadOnlyList<StackPreview> previews, Budget budget)
    {
        var entries = Entries(previews);
        if (entries.Count == 0)
            return "";

        var block = new StringBuilder();
        block.Append(budget.Take($"> [!{(entries.Any(entry => entry.Weight > 0) ? "CAUTION" : "WARNING")}]\n> {Heading(entries)}\n>\n"));
        Entry[] listed = [.. entries.Where(entry => !entry.Follows)];
        Entry[] following = [.. entries.Where(entry => entry.Follows)];
        var follow = following.Length > 0 ? budget.Take(Rest(following, "that follow")) : "";
        var reserve = budget.Take(Rest(listed, "more"));
        var shown = 0;
        foreach (var entry in listed)
        {
            var line = Line(entry, withValues: true, previews.Count > 1);
            if (!budget.TryTake(line))
            {
                line = Line(entry, withValues: false, previews.Count > 1);
                if (!budget.TryTake(line))
                    break;
            }

            block.Append(line);
            shown++;
        }

        if (shown < listed.Length)
            block.Append(Clipped(Rest(listed[shown..], "more"), Budget.Size(reserve)));
        return block.Append(follow).Append('\n').ToString();
    }

    private static List<Entry> Entries(IReadOnlyList<StackPreview> previews) =>
    [
        .. previews.SelectMany(preview => preview.Plan.Steps.Where(IsDangerous).Select(step => new Entry(preview.Stack, step)))
            .OrderByDescending(entry => entry.Weight),
    ];

    private static bool IsDangerous(Step step) => !step.IsInternal && (step.Destroys || LosesProtection(step));

    private static bool LosesProtection(Step step) => step is { ChangesProtection: true, New.Options.Protect: false };

    private static string Heading(List<Entry> entries)
    {
        var parts = new List<string>();
        AddCount(parts, entries.Count(entry => entry.Step.Destroys && entry.Step.Operation != Operation.Replace), "deleted");
        AddCount(parts, entries.Count(entry => entry.Step.Operation == Operation.Replace), "replaced");
        AddCount(parts, entries.Count(entry => !entry.Step.Destroys), "no longer protected");
        var holding = entries.Count(entry => entry.Step.Destroys && entry.Holding is not null);
        var loss = holding == 0 ? "" : $"; {Words.Number(holding)} of them {(holding == 1 ? "holds" : "hold")} what no update brings back";
        return $"**{string.Join(", ", parts)}**{loss}";
    }

    private static void AddCount(List<string> parts, int number, string what)
    {
        if (number > 0)
            parts.Add($"{Words.Number(number)} {what}");
    }

    private static string Line(Entry entry, bool withValues, bool withStack)
    {
        var step = entry.Step;
        var line = new StringBuilder($"> - **{(step.Destroys ? Verb(step) : "protection off")}** ");
        line.Append(MarkdownText.Code(step.Node.Name)).Append(' ').Append(MarkdownText.Code(Words.Type(step.Node.Type), 80));
        if (withStack)
            line.Append(" in ").Append(MarkdownText.Code(entry.Stack, 60));

        string[] notes = [.. Notes(entry)];
        if (notes.Length > 0)
            line.Append($": {string.Join(", ", notes)}");
        foreach (var reason in step.Reasons.Take(ReasonsShown))
            line.Append($"; {Reason(step, reason, withValues)}");
        if (step.Reasons.Count > ReasonsShown)
            line.Append($"; {Words.Count(step.Reasons.Count - ReasonsShown, "more reason")}");
        return line.Append('\n').ToString();
    }

    private static string Verb(Step step) => step switch
    {
        { Operation: Operation.Replace, DeletesFirst: true } => "replace, deleting first",
        { Operation: Operation.Replace } => "replace",
        _ => "delete",
    };

    private static IEnumerable<string> Notes(Entry entry)
    {
        if (entry.Holding is { } holding)
            yield return holding;
        if (entry.Step.Old?.Node.Options.Protect == true && entry.Step.Destroys)
            yield return LosesProtection(entry.Step) ? "protected until now" : "**protected**";
    }

    private static string Reason(Step step, ReplaceReason reason, bool withValues)
    {
        var because = reason.Because is { } urn ? $", following {MarkdownText.Code(Urns.IsUrn(urn) ? Urns.Name(urn) : urn)}" : "";
        var change = step.Changes.FirstOrDefault(change => change.Path.ToString() == reason.Key);
        var values = withValues && change is { Hidden: false } and not { Old: SecretValue } and not { New: SecretValue }
            ? $" {Value(change.Old)} → {Value(change.New)}"
            : "";
        return $"{MarkdownText.Code(reason.Key)}{values}{because}";
    }

    private static string Value(PropertyValue? value) => value is null ? "<i>none</i>" : MarkdownText.Code(ValueText.Line(value, 80), 80);

    /// <summary>What is not listed, by type.</summary>
    private static string Rest(Entry[] entries, string what)
    {
        var types = entries.GroupBy(entry => entry.Step.Node.Type, StringComparer.Ordinal).OrderByDescending(type => type.Count())
            .ThenBy(type => type.Key, StringComparer.Ordinal).ToArray();
        var named = types.Take(TypesShown).Select(type => $"{Words.Number(type.Count())} {MarkdownText.Code(Words.Type(type.Key), 60)}");
        var others = types.Skip(TypesShown).Sum(type => type.Count());
        var unnamed = others > 0 ? $", {Words.Number(others)} of other types" : "";
        return $"> - and {Words.Number(entries.Length)} {what}: {string.Join(", ", named)}{unnamed}\n";
    }

    /// <summary>The rest may be of longer-named types than the whole; then the count has to do.</summary>
    private static string Clipped(string rest, int room) =>
        Budget.Size(rest) <= room ? rest : rest[..rest.IndexOf(':', StringComparison.Ordinal)] + "\n";

    private sealed record Entry(string Stack, Step Step)
    {
        public string? Holding { get; } = StatefulTypes.Holding(Step.Node.Type);

        /// <summary>Whether it is only replaced because others are, and nothing is lost with it.</summary>
        public bool Follows => Weight == 0 && Step.Reasons.Count > 0 && Step.Reasons.All(reason => reason.Because is not null);

        /// <summary>What must not be overlooked comes first.</summary>
        public int Weight { get; } = (Step.Old?.Node.Options.Protect == true ? 4 : 0)
            + (StatefulTypes.Holding(Step.Node.Type) is not null && Step.Destroys ? 2 : 0)
            + (Step.Destroys && Step.Operation != Operation.Replace && StatefulTypes.Holding(Step.Node.Type) is not null ? 1 : 0);
    }
}
