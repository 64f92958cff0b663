using System.Buffers;
using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>
/// Restates a resource's inputs in the terms of the earlier deployment. The simulation invents ids and addresses; inputs that hold
/// them get the real ones where the resource they come from stays, and become unknown where it is made or replaced. Without this, a
/// comparison with a real stack would find a change in every reference, and one with a simulated stack none behind a replacement.
/// </summary>
internal sealed class CarriedInputs(IReadOnlyDictionary<string, Fate> fates)
{
    // Looked for inside other texts are only ids, addresses and the like; a word such as "default" counts where it is the whole value.
    private const int ShortestPart = 8;
    private static readonly SearchValues<char> MarksOfIds = SearchValues.Create("0123456789/@");

    private readonly Dictionary<string, string> _causes = new(StringComparer.Ordinal);

    /// <summary>By input, the urn of the resource that leaves it open.</summary>
    public IReadOnlyDictionary<string, string> Causes => _causes;

    /// <summary>The inputs in terms of the earlier deployment.</summary>
    public ObjectValue Of(ResourceNode node, ObjectValue earlier)
    {
        var changed = new List<KeyValuePair<string, PropertyValue>>();
        foreach (var (name, value) in node.Inputs)
        {
            var sources = Sources(node, name);
            if (!value.HasUnknowns && sources.All(source => source.MadeUp.Count == 0 && source.Operation != Operation.Replace))
                continue;
            var carried = Carry(name, value, earlier[name], sources);
            if (!ReferenceEquals(carried, value))
                changed.Add(KeyValuePair.Create(name, carried));
        }

        return changed.Count == 0 ? node.Inputs : node.Inputs.With(new ObjectValue(changed));
    }

    /// <summary>The fates of the resources that an input comes from.</summary>
    public IReadOnlyList<Fate> Sources(ResourceNode node, string input)
    {
        // A program that says nothing of single inputs means that each may come from everything the resource depends on.
        var urns = node.PropertyDependencies.Count == 0 ? node.Dependencies : node.PropertyDependencies.GetValueOrDefault(input) ?? [];
        return [.. urns.Select(fates.GetValueOrDefault).OfType<Fate>()];
    }

    private PropertyValue Carry(string input, PropertyValue value, PropertyValue? earlier, IReadOnlyList<Fate> sources)
    {
        switch (value)
        {
            case SecretValue secret:
                var plain = Carry(input, secret.Plain, earlier?.Plain, sources);
                return ReferenceEquals(plain, secret.Plain) ? value : new SecretValue(plain);

            case UnknownValue when earlier is not null && sources.All(source => source.Operation == Operation.Same):
                return earlier;

            case UnknownValue:
                if (sources.FirstOrDefault(source => source.IsOpen) is { } open)
                    _causes.TryAdd(input, open.Urn);
                return value;

            case StringValue text:
                return CarryText(input, text, sources);

            case ResourceReferenceValue reference
                when sources.FirstOrDefault(source => source.Urn == reference.Urn) is { Operation: Operation.Replace }:
                _causes.TryAdd(input, reference.Urn);
                return UnknownValue.Instance;

            case ObjectValue fields:
                var before = earlier?.Plain as ObjectValue;
                var members = fields
                    .Select(field => KeyValuePair.Create(field.Key, Carry(input, field.Value, before?[field.Key], sources)))
                    .ToArray();
                return members.All(member => ReferenceEquals(member.Value, fields[member.Key])) ? value : ObjectValue.FromSorted(members);

            case ListValue list:
                var olds = (earlier?.Plain as ListValue)?.Items;
                var items = list.Items.Select((item, i) => Carry(input, item, i < olds?.Count ? olds[i] : null, sources)).ToArray();
                return items.Zip(list.Items).All(pair => ReferenceEquals(pair.First, pair.Second)) ? value : new ListValue(items);

            default:
                return value;
        }
    }

    private PropertyValue CarryText(string input, StringValue value, IReadOnlyList<Fate> sources)
    {
        var text = value.Value;
        foreach (var source in sources)
        {
            foreach (var (now, before) in source.MadeUp)
            {
                if (text != now && !(IsDistinct(now) && text.Contains(now, StringComparison.Ordinal)))
                    continue;
                if (before is null)
                {
                    _causes.TryAdd(input, source.Urn);
                    return UnknownValue.Instance;
                }

                text = text.Replace(now, before, StringComparison.Ordinal);
            }
        }

        return text == value.Value ? value : new StringValue(text);
    }

    private static bool IsDistinct(string text) => text.Length >= ShortestPart && text.AsSpan().ContainsAny(MarksOfIds);
}
