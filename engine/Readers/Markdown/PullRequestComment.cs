using System.Text;
using Platform.Engine.Comparison;

namespace Platform.Engine.Readers.Markdown;

/// <summary>
/// Writes the one comment on a pull request that shows what it does to every stack. GitHub takes 65,536 characters; whatever the
/// plans' size, the comment stays below, keeps the verdict and what is dangerous, and gives up detail in this order: pictures, whole
/// values, beginnings of values, names of properties, resources, components. It says what it left out of the plans.
/// </summary>
internal static class PullRequestComment
{
    /// <summary>The longest comment that is written, in bytes of UTF-8.</summary>
    public const int Limit = 60_000;

    private const int DangerLimit = 20_000;
    private const int ProblemLimit = 12_000;
    private const int PolicyLimit = 6_000;

    // Room for saying what was left out.
    private const int NoteLimit = 1_500;

    // After so many resources in a row for which there was no room, no smaller one is looked for.
    private const int Misfits = 50;

    /// <summary>The comment.</summary>
    /// <param name="previews">The stacks, in the order in which they are shown.</param>
    /// <param name="context">What the workflow knows.</param>
    public static string Of(IReadOnlyList<StackPreview> previews, CommentContext context)
    {
        var budget = new Budget(Limit - NoteLimit);
        var head = budget.Take($"{context.Marker}\n### {Verdict.Of(previews)}\n\n");
        var foot = budget.Take(Footer.Of(previews, context));
        var table = budget.Take(StackTable.Of(previews));
        var cost = budget.Take(CostNote.Of(previews));
        var danger = budget.Take(DangerBlock.Of(previews, new(DangerLimit)));
        var problems = budget.Take(ProblemBlock.Of(previews, new(ProblemLimit)));
        var policy = budget.Take(PolicyBlock.Of(previews, new(PolicyLimit)));

        var stacks = previews.Select(preview => new StackSection(preview, previews.Count == 1)).Where(stack => !stack.IsEmpty).ToArray();
        Fill(stacks, budget);
        var architecture = ArchitectureBlock.Of(previews, budget);
        return new StringBuilder(head).Append(danger).Append(problems).Append(policy).Append(table).Append(cost)
            .AppendJoin("", stacks.Select(stack => stack.Text()))
            .Append(architecture).Append(LeftOut.Of(stacks, context)).Append(foot)
            .ToString();
    }

    /// <summary>Spends the room where it helps most: first to name everything, then on changes of what exists, then on the new.</summary>
    private static void Fill(IReadOnlyList<StackSection> stacks, Budget budget)
    {
        foreach (var stack in stacks)
            stack.TryShow(budget);

        StackSection[] shown = [.. stacks.Where(stack => stack.IsShown)];
        foreach (var component in shown.SelectMany(stack => stack.Components).OrderByDescending(component => component.Destroys))
            component.TryShow(budget);

        ResourceEntry[] entries =
        [
            .. shown.SelectMany(stack => stack.Components).Where(component => component.IsShown)
                .SelectMany(component => component.Entries).OrderBy(Rank),
        ];
        ResourceEntry[] existing = [.. entries.Where(entry => entry.Step.Old is not null)];
        Raise(entries, Detail.Line, budget);
        Raise(existing, Detail.Properties, budget);
        Raise(existing, Detail.Values, budget);
        foreach (var stack in shown)
            stack.TryShowOutputs(budget);
        Raise(entries, Detail.Values, budget);
        Raise(entries, Detail.Whole, budget);
    }

    private static void Raise(IReadOnlyList<ResourceEntry> entries, Detail detail, Budget budget)
    {
        var misfits = 0;
        foreach (var entry in entries)
        {
            if (!entry.HasProperties && detail > Detail.Line)
                continue;
            misfits = entry.TryRaise(detail, budget) ? 0 : misfits + 1;
            if (misfits > Misfits)
                break;
        }
    }

    private static int Rank(ResourceEntry entry) => entry.Step.Operation switch
    {
        Operation.Replace => 0,
        Operation.Delete or Operation.DeleteReplaced => 1,
        Operation.Update or Operation.Same => 2,
        Operation.Import => 3,
        Operation.Create => 4,
        _ => 5,
    };
}
