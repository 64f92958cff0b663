using Platform.Engine.Graph;

namespace Platform.Engine.Policies;

/// <summary>
/// The resources of one type by what one input of them says: by its text, and where that is not known by what it comes from. It is
/// made once, so that who asks for every resource of another type takes linear time.
/// </summary>
internal sealed class InputIndex
{
    private readonly ILookup<string, ResourceNode> _byText;
    private readonly ILookup<string, ResourceNode> _bySource;

    /// <param name="nodes">The resources of the type.</param>
    /// <param name="path">The input.</param>
    public InputIndex(IReadOnlyList<ResourceNode> nodes, string path)
    {
        var root = path.Split('.', '[')[0];
        var read = nodes.Select(node => (Node: node, Value: Values.At(node.Inputs, path))).ToArray();
        _byText = read.SelectMany(entry => Values.Texts(entry.Value).Select(text => (text, entry.Node)))
            .ToLookup(entry => entry.text, entry => entry.Node, StringComparer.Ordinal);
        var open = read.Where(entry => entry.Value?.HasUnknowns == true).ToArray();
        HasUnknowns = open.Length > 0;
        _bySource = open.SelectMany(entry => entry.Node.PropertyDependencies.GetValueOrDefault(root, []).Select(urn => (urn, entry.Node)))
            .ToLookup(entry => entry.urn, entry => entry.Node, StringComparer.Ordinal);
    }

    /// <summary>Whether the input of any of them is not known.</summary>
    public bool HasUnknowns { get; }

    /// <summary>Those whose input is, or holds, the text.</summary>
    public IEnumerable<ResourceNode> Saying(string text) => _byText[text];

    /// <summary>Those whose input names the resource: by its id, or, where it is not known, by coming from it.</summary>
    public IEnumerable<ResourceNode> Naming(ResourceNode resource) =>
        (resource.Id is { Length: > 0 } id ? _byText[id] : []).Concat(_bySource[resource.Urn]).Distinct();

    /// <summary>Those whose input says the same as an input of the other, or comes from the same.</summary>
    public IEnumerable<ResourceNode> Like(ResourceNode other, string path) => Values.At(other.Inputs, path) switch
    {
        StringValue text => _byText[text.Value],
        UnknownValue => other.PropertyDependencies.GetValueOrDefault(path.Split('.', '[')[0],
            []).SelectMany(urn => _bySource[urn]).Distinct(),
        _ => [],
    };
}
