using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Platform.Engine.Leftovers;

/// <summary>Reads what a sweep has to know from declared resources.</summary>
internal static class Declared
{
    /// <summary>The resources of a package with the inputs of their providers; those that are only read belong to others.</summary>
    public static IEnumerable<(ResourceNode Node, ObjectValue Provider)> Of(IReadOnlyList<ResourceNode> resources, string package)
    {
        var providers = resources.Where(node => Urns.IsProviderType(node.Type)).DistinctBy(node => node.Urn)
            .ToDictionary(node => node.Urn, node => node.Inputs, StringComparer.Ordinal);
        foreach (var node in resources.Where(node => node is { Custom: true, External: false } && Urns.Package(node.Type) == package))
        {
            if (Urns.IsProviderType(node.Type))
                continue;
            var end = node.Provider?.LastIndexOf("::", StringComparison.Ordinal) ?? -1;
            yield return (node, end > 0 && providers.TryGetValue(node.Provider![..end], out var inputs) ? inputs : ObjectValue.Empty);
        }
    }

    /// <summary>A provider's input; what is no text comes as JSON in a text.</summary>
    public static PropertyValue? Input(ObjectValue provider, string name) => provider[name]?.Plain switch
    {
        StringValue { Value: ['{' or '[', ..] text } => JsonValues.Parse(text),
        var value => value,
    };

    /// <summary>The texts of a map, without those that are not known.</summary>
    public static IReadOnlyDictionary<string, string> Texts(PropertyValue? map) => new SortedDictionary<string, string>(
        (map?.Plain as ObjectValue ?? ObjectValue.Empty)
            .Where(entry => entry.Value.Plain is StringValue)
            .ToDictionary(entry => entry.Key, entry => ((StringValue)entry.Value.Plain).Value),
        StringComparer.Ordinal);

    /// <summary>A note for a name that is made up with every creation anew, and is not the one that the cloud had; else null.</summary>
    public static string? MadeUp(ResourceNode node, string property) =>
        node.AutoNamed.Contains(property) && node.Inputs.Text(property) is { } name
            ? $"{name}: the name of {node.Name} is made up when it is created; replace it by the real one, or give --against an export"
            : null;
}
