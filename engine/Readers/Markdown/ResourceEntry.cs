using Platform.Engine.Comparison;

namespace Platform.Engine.Readers.Markdown;

/// <summary>How much of a resource is shown; each level shows what the one before it does.</summary>
internal enum Detail
{
    /// <summary>Only counted.</summary>
    None,

    /// <summary>What happens, the name, and the type.</summary>
    Line,

    /// <summary>The names of the properties that differ.</summary>
    Properties,

    /// <summary>The beginnings of the values.</summary>
    Values,

    /// <summary>The values.</summary>
    Whole,
}

/// <summary>One resource in a comment, at a level of detail that can be raised while there is room.</summary>
internal sealed class ResourceEntry(Step step)
{
    private const int PropertiesShown = 8;

    private static readonly DiffSize Beginnings = new(24, 160);
    private static readonly DiffSize Wholes = new(300, 1_000);

    /// <summary>What happens to the resource.</summary>
    public Step Step { get; } = step;

    /// <summary>The level.</summary>
    public Detail Detail { get; private set; }

    /// <summary>The text at the level; empty at none.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether there are properties to be shown.</summary>
    public bool HasProperties =>
        Step.Changes.Count > 0 || ((Step.Old is null || Step.New is null) && Step.Node is { Custom: true, Inputs.Count: > 0 });

    /// <summary>Raises the level when there is room for it; never lowers it.</summary>
    public bool TryRaise(Detail detail, Budget budget)
    {
        if (detail <= Detail)
            return true;
        var text = Render(detail);
        if (!budget.TryTake(text, Text))
            return false;
        (Detail, Text) = (detail, text);
        return true;
    }

    private string Render(Detail detail)
    {
        var head = $"<b>{Head()}</b> {MarkdownText.Code(Step.Node.Name)} {MarkdownText.Code(Words.Type(Step.Node.Type), 80)}{Because()}";
        if (detail == Detail.Line || !HasProperties)
            return $"- {head}\n";
        if (detail == Detail.Properties)
            return $"- {head}{Properties()}\n";

        var lines = DiffLines.Of(Step, detail == Detail.Whole ? Wholes : Beginnings);
        return $"\n<details><summary>{head}</summary>\n\n{MarkdownText.Fence("diff", lines)}\n</details>\n\n";
    }

    private string Head() => Step switch
    {
        { Operation: Operation.Same, New.Options.Protect: true } => "protection on",
        { Operation: Operation.Same } => "protection off",
        { Operation: Operation.DeleteReplaced } => "delete what was replaced",
        { Operation: Operation.Delete, Old.Node.Options.RetainOnDelete: true } => "leave in the cloud",
        _ => Step.Operation.Name(),
    };

    /// <summary>The reasons of a replacement that are not among the properties that differ.</summary>
    private string Because()
    {
        var reasons = Step.Reasons.Where(reason => Step.Changes.All(change => change.Path.ToString() != reason.Key)).Take(PropertiesShown)
            .Select(reason => MarkdownText.Code(reason.Key, 80)).ToArray();
        return reasons.Length == 0 ? "" : $" because of {string.Join(", ", reasons)}";
    }

    private string Properties()
    {
        var roots = Step.Changes.Where(change => !change.Hidden).Select(change => change.Path.ToString()).ToArray();
        if (roots.Length == 0)
            return "";
        var more = roots.Length > PropertiesShown ? $" and {Words.Number(roots.Length - PropertiesShown)} more" : "";
        return $": {string.Join(", ", roots.Take(PropertiesShown).Select(root => MarkdownText.Code(root, 80)))}{more}";
    }
}
