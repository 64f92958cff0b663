using Platform.Engine.Graph;

namespace Platform.Engine.Ordering;

/// <summary>
/// What every resource of a graph waits for, by the rules of the Pulumi engine (pkg/resource/graph, DependenciesOf, 3.259): its parent,
/// its provider, what it depends on as a whole or by a property, and what it is deleted or replaced with. Who depends on a component
/// depends on everything in it that was declared before. A resource is known by its place in the order of registration.
/// </summary>
internal sealed class Prerequisites
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<int>[] _within;
    private readonly int[][] _direct;

    private Prerequisites(IReadOnlyList<ResourceNode> nodes)
    {
        Nodes = nodes;
        for (var place = 0; place < nodes.Count; place++)
            _places[nodes[place].Urn] = place;
        _within = Within(nodes);
        _direct = [.. Enumerable.Range(0, nodes.Count).Select(Direct)];
    }

    /// <summary>The resources in the order of their registration.</summary>
    public IReadOnlyList<ResourceNode> Nodes { get; }

    /// <summary>The prerequisites of a graph.</summary>
    public static Prerequisites Of(ResourceGraph graph) => new(graph.Resources);

    /// <summary>The places of what the resource at a place waits for directly, each once and in order; all of them are smaller.</summary>
    public IReadOnlyList<int> Of(int place) => _direct[place];

    /// <summary>The place of a resource.</summary>
    /// <exception cref="KeyNotFoundException">The graph has no resource of this urn.</exception>
    public int PlaceOf(string urn) =>
        _places.TryGetValue(urn, out var place) ? place : throw new KeyNotFoundException($"{urn}: the graph has no such resource");

    /// <summary>Whether the resource waits for the other, directly or through others.</summary>
    public bool WaitsFor(string urn, string other) => AllOf([PlaceOf(urn)])[PlaceOf(other)] && urn != other;

    /// <summary>By place, whether the resource is one of those given or something that one of them waits for.</summary>
    public bool[] AllOf(IEnumerable<int> places)
    {
        var found = new bool[Nodes.Count];
        foreach (var place in places)
            found[place] = true;

        // Whatever a resource waits for has a smaller place, so one walk backwards sees everything.
        for (var place = Nodes.Count - 1; place >= 0; place--)
        {
            if (!found[place])
                continue;
            foreach (var prerequisite in _direct[place])
                found[prerequisite] = true;
        }

        return found;
    }

    /// <summary>By place, what stands below the resource at any depth.</summary>
    private List<int>[] Within(IReadOnlyList<ResourceNode> nodes)
    {
        var within = new List<int>[nodes.Count];
        for (var place = 0; place < nodes.Count; place++)
        {
            within[place] = [];
            var ancestor = ParentOf(place, nodes);
            while (ancestor is { } parent)
            {
                within[parent].Add(place);
                ancestor = ParentOf(parent, nodes);
            }
        }

        return within;
    }

    private int? ParentOf(int place, IReadOnlyList<ResourceNode> nodes) =>
        nodes[place].Parent is { } urn && _places.TryGetValue(urn, out var parent) && parent < place ? parent : null;

    private int[] Direct(int place)
    {
        var direct = new SortedSet<int>();
        foreach (var urn in Named(Nodes[place]))
        {
            if (!_places.TryGetValue(urn, out var found) || found >= place)
                continue;
            direct.Add(found);
            if (!Nodes[found].Custom)
                direct.UnionWith(_within[found].Where(child => child < place));
        }

        if (ParentOf(place, Nodes) is { } parent)
            direct.Add(parent);
        return [.. direct];
    }

    private static IEnumerable<string> Named(ResourceNode node)
    {
        // A reference is the provider's urn, two colons and its id.
        string[] provider = node.Provider is { } reference && reference.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end
            ? [reference[..end]]
            : [];
        string[] host = node.Options.DeletedWith is { Length: > 0 } urn ? [urn] : [];
        var properties = node.PropertyDependencies.Values.SelectMany(urns => urns);
        return [.. provider, .. node.Dependencies, .. properties, .. host, .. node.Options.ReplaceWith];
    }
}
