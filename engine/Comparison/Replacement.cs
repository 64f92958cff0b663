using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>
/// Decides which changes of a resource replace it: those its schema names, those its provider is known to refuse to do in place, and
/// those the program says.
/// </summary>
/// <param name="replacing">
/// By type token, the paths of inputs whose change replaces; empty for a type without any. A sign before a path says which changes
/// count: <c>-</c> those that take its value away, <c>~</c> those of a value that was there before, <c>^</c> those after which it is
/// there and was not or the other way round.
/// </param>
internal sealed class Replacement(Func<string, IReadOnlySet<string>> replacing)
{
    private const char Always = ' ';

    private readonly Dictionary<string, Rule[]> _bySchema = new(StringComparer.Ordinal);

    /// <summary>The changes, with those marked that replace.</summary>
    /// <param name="node">The resource as it will be.</param>
    /// <param name="provider">The configuration of its provider.</param>
    /// <param name="changes">The differences of its inputs.</param>
    public IReadOnlyList<PropertyChange> Mark(ResourceNode node, ObjectValue provider, IReadOnlyList<PropertyChange> changes)
    {
        if (!node.Custom || changes.Count == 0)
            return changes;

        Rule[] known = [.. Known(node, provider)];
        PropertyPath[] told = [.. PropertyPath.ParseAll(node.Options.ReplaceOnChanges)];
        return [.. changes.Select(change => Replaces(change) ? change with { Replaces = true } : change)];

        bool Replaces(PropertyChange change) =>
            known.Any(rule => Touches(rule, change)) || told.Any(path => path.Contains(change.Path));
    }

    /// <summary>Whether a change of the input, whatever it is, may replace the resource.</summary>
    public bool IsReplacing(ResourceNode node, ObjectValue provider, string input)
    {
        var change = new PropertyPath([input]);
        return Known(node, provider).Any(rule => rule.When is Always or '~' && rule.Path.Meets(change))
            || PropertyPath.ParseAll(node.Options.ReplaceOnChanges).Any(path => path.Contains(change));
    }

    private IEnumerable<Rule> Known(ResourceNode node, ObjectValue provider)
    {
        if (!_bySchema.TryGetValue(node.Type, out var rules))
            _bySchema[node.Type] = rules = [.. Rules(replacing(node.Type))];
        return node.Type.StartsWith("kubernetes:", StringComparison.Ordinal)
            ? rules.Concat(Rules(KubernetesReplacements.Of(node, provider)))
            : rules;
    }

    private static IEnumerable<Rule> Rules(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            var isSigned = text is ['-' or '~' or '^', ..];
            if (PropertyPath.TryParse(isSigned ? text[1..] : text, out var path))
                yield return new(path, isSigned ? text[0] : Always);
        }
    }

    /// <summary>Whether the change is at the path, inside it, or around it and takes it along, and is one of those that count.</summary>
    private static bool Touches(Rule rule, PropertyChange change)
    {
        if (!rule.Path.Meets(change.Path))
            return false;

        var inside = change.Path.Steps.Count(step => !step.IsIndex);
        string[] names = [.. rule.Path.Steps.Where(step => !step.IsIndex && !step.IsAny).Select(step => step.Name!)];
        // What changes inside a value leaves it there.
        var isDeeper = inside > names.Length || (inside == names.Length && change.Path.Steps.Count > inside);
        var rest = isDeeper ? [] : names[inside..];
        var (before, after) = isDeeper ? (true, true) : (Has(change.Old, rest), Has(change.New, rest));
        return rule.When switch
        {
            '-' => before && !after,
            '~' => before,
            '^' => before != after,
            _ => rest.Length == 0 || before || after,
        };
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

    private readonly record struct Rule(PropertyPath Path, char When);
}
