using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers;

/// <summary>The rows of the tree: sign, type below its parents, name, plan, and what else is worth knowing in a few words.</summary>
internal static class TreeRows
{
    /// <summary>The rows of everything that is shown, with the parents that lead to it. None when nothing is.</summary>
    public static IReadOnlyList<Cell[]> Of(StackPreview preview)
    {
        var nodes = Nodes(preview.Plan.Steps);
        var problems = preview.Problems.Where(problem => problem.Urn is not null).ToLookup(problem => problem.Urn!, StringComparer.Ordinal);
        var rows = new List<Cell[]>();
        foreach (var root in nodes.Where(node => node is { Parent: null, IsShown: true }))
            Add(root, "", "", problems, rows);
        return rows;
    }

    /// <summary>The colour of an operation.</summary>
    public static Tone ToneOf(Operation operation) => operation switch
    {
        Operation.Create or Operation.Import => Tone.Good,
        Operation.Update => Tone.Warning,
        Operation.Replace => Tone.Replaced,
        Operation.Delete or Operation.DeleteReplaced => Tone.Bad,
        Operation.Read or Operation.Discard => Tone.Read,
        _ => Tone.Plain,
    };

    /// <summary>What else is worth knowing of a step, in a few words.</summary>
    public static string Info(Step step, IEnumerable<Problem> problems) => string.Join("; ", Notes(step).Concat(Told(problems)));

    private static List<Node> Nodes(IReadOnlyList<Step> steps)
    {
        var nodes = steps.Where(step => !step.IsInternal).Select(step => new Node(step)).ToList();
        var byUrn = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            // What goes stands below what its parent has become, also when that has another urn now.
            if (node.Step.Old is { } old)
                byUrn.TryAdd(old.Node.Urn, node);
        }

        foreach (var node in nodes)
            byUrn[node.Step.Urn] = node;
        foreach (var node in nodes)
        {
            if (node.Step.Node.Parent is { } parent && byUrn.TryGetValue(parent, out var found) && found != node)
                node.Below(found);
        }

        // A provider has no parent, and stands below the stack all the same.
        if (nodes.Find(node => node.Step.Node.Type == Urns.StackType) is { } stack)
        {
            foreach (var orphan in nodes.Where(node => node.Parent is null && node != stack))
                orphan.Below(stack);
        }

        return nodes;
    }

    private static void Add(Node node, string branch, string below, ILookup<string, Problem> problems, List<Cell[]> rows)
    {
        var step = node.Step;
        var tone = ToneOf(step.Operation);
        rows.Add(
        [
            new(step.Operation.Sign(), tone),
            new(VisibleText.Of(Words.Type(step.Node.Type)), Lead: branch),
            new(VisibleText.Of(step.Node.Name)),
            new(step.Operation == Operation.Same ? "" : step.Operation.Name(), tone),
            new(Info(step, problems[step.Urn])),
        ]);

        var children = node.Children.Where(child => child.IsShown).ToArray();
        for (var i = 0; i < children.Length; i++)
        {
            var last = i == children.Length - 1;
            Add(children[i], below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "), problems, rows);
        }
    }

    private static IEnumerable<string> Notes(Step step)
    {
        if (step.Reasons.Count > 0)
            yield return $"because of {string.Join(", ", step.Reasons.Select(Reason))}";
        if (step is { DeletesFirst: true, Operation: Operation.Replace })
            yield return "deleted first";
        if (step.Operation == Operation.Update && step.Changes.Count > 0)
            yield return string.Join(' ', step.Changes.Where(change => !change.Hidden).Select(Sign).Distinct());
        if (step.ChangesProtection)
            yield return step.New!.Options.Protect ? "becomes protected" : "loses its protection";
        else if (step.Operation != Operation.Same && step.Node.Options.Protect)
            yield return "protected";
        if (step is { Operation: Operation.Delete, Old.Node.Options.RetainOnDelete: true })
            yield return "stays in the cloud";
    }

    private static string Reason(ReplaceReason reason) =>
        VisibleText.Of(reason.Because is { } urn ? $"{reason.Key} ({(Urns.IsUrn(urn) ? Urns.Name(urn) : urn)})" : reason.Key);

    private static string Sign(PropertyChange change)
    {
        var nested = change.Path.Steps.Count > 1;
        var sign = nested || change.Kind == ChangeKind.Update ? "~" : change.Kind == ChangeKind.Add ? "+" : "-";
        return sign + VisibleText.Of(change.Path.Root);
    }

    private static IEnumerable<string> Told(IEnumerable<Problem> problems) =>
        problems.GroupBy(problem => problem.Severity).OrderByDescending(group => group.Key)
            .Where(group => group.Key != Severity.Info)
            .Select(group => Words.Count(group.Count(), group.Key == Severity.Error ? "error" : "warning"));

    private sealed class Node(Step step)
    {
        private bool? _isShown;

        public Step Step { get; } = step;

        public Node? Parent { get; private set; }

        public List<Node> Children { get; } = [];

        /// <summary>Whether it, or anything below it, is to be seen.</summary>
        public bool IsShown => _isShown ??= Step.IsShown || Children.Exists(child => child.IsShown);

        public void Below(Node parent)
        {
            Parent = parent;
            parent.Children.Add(this);
        }
    }
}
