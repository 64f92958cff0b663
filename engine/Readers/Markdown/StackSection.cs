using System.Text;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers.Markdown;

/// <summary>What changes in one stack: its outputs, and a section per component.</summary>
internal sealed class StackSection
{
    private const string End = "\n</details>\n\n";

    // What is left out of a stack is said in one line of at most this length.
    private static readonly string Reserve = new('-', 160);

    private readonly string _head;
    private readonly string _outputs;
    private bool _showsOutputs;

    /// <param name="preview">The stack.</param>
    /// <param name="isOpen">Whether the section is unfolded.</param>
    public StackSection(StackPreview preview, bool isOpen)
    {
        Components = [.. Group(preview)];
        _outputs = OutputsOf(preview);
        _head = $"<details{(isOpen ? " open" : "")}><summary><b>{MarkdownText.Code(preview.Stack, 60)}</b>: "
            + $"{Words.Summary(preview.Plan.Counts)}</summary>\n\n";
    }

    /// <summary>The components, in the order of the plan.</summary>
    public IReadOnlyList<ComponentSection> Components { get; }

    /// <summary>Whether there is anything to show.</summary>
    public bool IsEmpty => Components.Count == 0 && _outputs.Length == 0;

    /// <summary>Whether the section is shown at all.</summary>
    public bool IsShown { get; private set; }

    /// <summary>Shows the section, as yet without its components, when there is room for it.</summary>
    public bool TryShow(Budget budget) => IsShown = budget.TryTake(_head + Reserve + End);

    /// <summary>Shows the outputs when there is room for them.</summary>
    public bool TryShowOutputs(Budget budget) => _showsOutputs = budget.TryTake(_outputs);

    /// <summary>The section; empty when it is not shown.</summary>
    public string Text()
    {
        if (!IsShown)
            return "";

        var text = new StringBuilder(_head);
        foreach (var component in Components)
            text.Append(component.Text());
        var missing = Components.Where(component => !component.IsShown).ToArray();
        if (missing.Length > 0)
        {
            var resources = missing.Sum(group => group.Entries.Count);
            text.Append($"and {Words.Count(missing.Length, "more group")} with {Words.Count(resources, "resource")}\n\n");
        }

        if (_showsOutputs)
            text.Append(_outputs);
        return text.Append(End).ToString();
    }

    private static IEnumerable<ComponentSection> Group(StackPreview preview)
    {
        var nodes = new Dictionary<string, ResourceNode>(StringComparer.Ordinal);
        foreach (var step in preview.Plan.Steps)
        {
            nodes.TryAdd(step.Urn, step.Node);
            if (step.Old is { } old)
                nodes.TryAdd(old.Node.Urn, step.Node);
        }

        return preview.Plan.Steps.Where(step => step.IsShown && step.Node.Type != Urns.StackType)
            .GroupBy(step => Component(step.Node, nodes)?.Urn ?? "", StringComparer.Ordinal)
            .Select(group => nodes.TryGetValue(group.Key, out var component)
                ? new ComponentSection(Path(component, nodes), component.Type, [.. group])
                : new ComponentSection([], "", [.. group]));
    }

    /// <summary>The component that the resource is part of, which of a component is itself; null when it is part of none.</summary>
    private static ResourceNode? Component(ResourceNode node, Dictionary<string, ResourceNode> nodes)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        for (var at = node; at.Type != Urns.StackType && visited.Add(at.Urn);)
        {
            if (!at.Custom)
                return at;
            if (at.Parent is null || !nodes.TryGetValue(at.Parent, out at!))
                return null;
        }

        return null;
    }

    private static List<string> Path(ResourceNode component, Dictionary<string, ResourceNode> nodes)
    {
        var path = new List<string>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        for (var at = component; at.Type != Urns.StackType && visited.Add(at.Urn);)
        {
            path.Insert(0, at.Name);
            if (at.Parent is null || !nodes.TryGetValue(at.Parent, out at!))
                break;
        }

        return path;
    }

    private static string OutputsOf(StackPreview preview)
    {
        if (preview.Plan.OutputChanges.Count == 0)
            return "";

        var step = new Step { Operation = Operation.Update, Changes = preview.Plan.OutputChanges };
        var lines = DiffLines.Of(step, new DiffSize(30, 160));
        return $"<details><summary>outputs of the stack: {Words.Count(preview.Plan.OutputChanges.Count, "difference")}</summary>\n\n"
            + $"{MarkdownText.Fence("diff", lines)}\n</details>\n\n";
    }
}
