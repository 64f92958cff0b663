using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>
/// Decides which changes of a resource replace it: those its schema names, those its provider is known to refuse to do in place, and
/// those the program says.
/// </summary>
/// <param name="replacing">By type token, the paths of inputs whose change replaces; empty for a type without any.</param>
internal sealed class Replacement(Func<string, IReadOnlySet<string>> replacing)
{
    private readonly Dictionary<string, PropertyPath[]> _bySchema = new(StringComparer.Ordinal);

    /// <summary>The changes, with those marked that replace.</summary>
    /// <param name="node">The resource as it will be.</param>
    /// <param name="provider">The configuration of its provider.</param>
    /// <param name="changes">The differences of its inputs.</param>
    public IReadOnlyList<PropertyChange> Mark(ResourceNode node, ObjectValue provider, IReadOnlyList<PropertyChange> changes)
    {
        if (!node.Custom || changes.Count == 0)
            return changes;

        PropertyPath[] known = [.. Known(node, provider)];
        PropertyPath[] told = [.. PropertyPath.ParseAll(node.Options.ReplaceOnChanges)];
        return [.. changes.Select(change => Replaces(change) ? change with { Replaces = true } : change)];

        bool Replaces(PropertyChange change) =>
            known.Any(path => Touches(path, change)) || told.Any(path => path.Contains(change.Path));
    }

    /// <summary>Whether a change of the input, whatever it is, may replace the resource.</summary>
    public bool IsReplacing(ResourceNode node, ObjectValue provider, string input)
    {
        var change = new PropertyPath([input]);
        return Known(node, provider).Any(path => path.Meets(change))
            || PropertyPath.ParseAll(node.Options.ReplaceOnChanges).Any(path => path.Contains(change));
    }

    private IEnumerable<PropertyPath> Known(ResourceNode node, ObjectValue provider)
    {
        if (!_bySchema.TryGetValue(node.Type, out var paths))
            _bySchema[node.Type] = paths = [.. PropertyPath.ParseAll(replacing(node.Type))];
        return node.Type.StartsWith("kubernetes:", StringComparison.Ordinal)
            ? paths.Concat(PropertyPath.ParseAll(KubernetesReplacements.Of(node, provider)))
            : paths;
    }

    /// <summary>Whether the change is at the path, inside it, or around it and takes it along.</summary>
    private static bool Touches(PropertyPath path, PropertyChange change)
    {
        if (!path.Meets(change.Path))
            return false;

        var inside = change.Path.Steps.Count(step => !step.IsIndex);
        var rest = path.Steps.Where(step => !step.IsIndex && !step.IsAny).Skip(inside).Select(step => step.Name!).ToArray();
        return rest.Length == 0 || Has(change.Old, rest) || Has(change.New, rest);
    }

    private static bool Has(PropertyValue? value, ReadOnlySpan<string> rest)
    {
        switch (value?.Plain)
        {
            case null:
                return false;
            case UnknownValue:
                return true;
            case ListValue list:
                foreach (var item in list.Items)
                {
                    if (Has(item, rest))
                        return true;
                }

                return false;
            case ObjectValue fields:
                return rest.Length == 0 || Has(fields[rest[0]], rest[1..]);
            default:
                return rest.Length == 0;
        }
    }
}
