using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>
/// Which texts the simulation made up for which resource: its id, and those of its outputs that neither the program gave it nor
/// another resource has as well, such as a region or an account.
/// </summary>
internal sealed class MadeUpTexts
{
    private readonly Dictionary<string, string?> _owners = new(StringComparer.Ordinal);

    public MadeUpTexts(ResourceGraph graph)
    {
        foreach (var text in Settings(graph))
            _owners[text] = null;
        foreach (var node in graph.Resources)
        {
            if (node is { Custom: true, Id.Length: > 0 })
                _owners[node.Id] = node.Urn;
        }

        var ids = _owners.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var node in graph.Resources.Where(node => node.Custom))
        {
            foreach (var text in Outputs(node))
            {
                if (!ids.Contains(text) && !_owners.TryAdd(text, node.Urn) && _owners[text] != node.Urn)
                    _owners[text] = null;
            }
        }
    }

    /// <summary>The texts that are the resource's own and nobody gave.</summary>
    public IEnumerable<string> Of(ResourceNode node)
    {
        var given = Given(node);
        return Outputs(node).Append(node.Id ?? "").Distinct()
            .Where(text => text.Length > 0 && !given.Contains(text) && _owners[text] == node.Urn);
    }

    /// <summary>The texts that the program gave the resource.</summary>
    public static HashSet<string> Given(ResourceNode node)
    {
        var inputs = PropertyPath.ParseAll(node.AutoNamed)
            .Aggregate(node.Inputs, (rest, path) => IgnoredChanges.PutBack(ObjectValue.Empty, rest, path, out _));
        var given = new HashSet<string>(StringComparer.Ordinal);
        Add(inputs, given);
        return given;
    }

    /// <summary>What the configuration and the providers are given turns up in many outputs, and belongs to none.</summary>
    private static HashSet<string> Settings(ResourceGraph graph)
    {
        var settings = new HashSet<string>(StringComparer.Ordinal);
        Add(graph.Config, settings);
        foreach (var provider in graph.Resources.Where(node => Urns.IsProviderType(node.Type)))
            Add(provider.Inputs, settings);
        return settings;
    }

    private static HashSet<string> Outputs(ResourceNode node)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        Add(node.Outputs, texts);
        texts.Remove("");
        if (texts.Count > 0)
            texts.ExceptWith(Given(node));
        return texts;
    }

    private static void Add(PropertyValue value, HashSet<string> texts)
    {
        switch (value.Plain)
        {
            case StringValue text:
                texts.Add(text.Value);
                break;
            case ObjectValue fields:
                foreach (var (_, field) in fields)
                    Add(field, texts);
                break;
            case ListValue list:
                foreach (var item in list.Items)
                    Add(item, texts);
                break;
        }
    }
}
