using System.Text;
using Platform.Engine.Comparison;

namespace Platform.Engine.Readers.Markdown;

/// <summary>What changes inside one component, or directly in the stack: a collapsible section with an entry per resource.</summary>
internal sealed class ComponentSection
{
    private const string End = "\n</details>\n\n";

    private readonly string _head;
    private readonly string _reserve;

    /// <param name="path">The names of the components from the outside in; none for the stack itself.</param>
    /// <param name="type">The component's type.</param>
    /// <param name="steps">What changes in it.</param>
    public ComponentSection(IReadOnlyList<string> path, string type, IReadOnlyList<Step> steps)
    {
        Entries = [.. steps.Select(step => new ResourceEntry(step))];
        var title = path.Count == 0
            ? "directly in the stack"
            : $"{MarkdownText.Code(string.Join(" / ", path))} {MarkdownText.Code(Words.Type(type), 80)}";
        _head = $"<details><summary>{title}: {Counts(steps)}</summary>\n\n";
        _reserve = LeftOut(Entries);
    }

    /// <summary>The resources, in the order of the plan.</summary>
    public IReadOnlyList<ResourceEntry> Entries { get; }

    /// <summary>Whether the section is shown at all.</summary>
    public bool IsShown { get; private set; }

    /// <summary>Whether something in it ceases to exist.</summary>
    public bool Destroys => Entries.Any(entry => entry.Step.Destroys);

    /// <summary>Shows the section, as yet without its resources, when there is room for it.</summary>
    public bool TryShow(Budget budget) => IsShown = budget.TryTake(_head + _reserve + End);

    /// <summary>The section; empty when it is not shown.</summary>
    public string Text()
    {
        if (!IsShown)
            return "";

        var text = new StringBuilder(_head);
        foreach (var entry in Entries)
            text.Append(entry.Text);
        var missing = Entries.Where(entry => entry.Detail == Detail.None).ToArray();
        if (missing.Length > 0)
            text.Append(LeftOut(missing));
        return text.Append(End).ToString();
    }

    /// <summary>Such as <c>2 to replace, 1 to create</c>.</summary>
    public static string Counts(IEnumerable<Step> steps)
    {
        var parts = steps.GroupBy(step => step.Operation).OrderBy(group => group.Key)
            .Select(group => group.Key == Operation.Same
                ? $"{Words.Number(group.Count())} with other protection"
                : $"{Words.Number(group.Count())} to {group.Key.Name()}");
        return string.Join(", ", parts);
    }

    private static string LeftOut(IReadOnlyCollection<ResourceEntry> entries) => $"- and {Counts(entries.Select(entry => entry.Step))}\n";
}
