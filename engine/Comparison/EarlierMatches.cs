using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>Finds what a declared resource was before: by its urn, else by a former one. Each earlier resource is found once.</summary>
internal sealed class EarlierMatches
{
    private readonly Dictionary<string, EarlierResource> _byUrn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _formerUrns = new(StringComparer.Ordinal);
    private readonly HashSet<EarlierResource> _matched = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyList<EarlierResource> _all;

    public EarlierMatches(EarlierDeployment? earlier)
    {
        _all = earlier?.Resources ?? [];
        foreach (var resource in _all)
        {
            if (!resource.AwaitsDeletion)
                _byUrn.TryAdd(resource.Node.Urn, resource);
        }
    }

    /// <summary>What the resource was; null when it is new.</summary>
    public EarlierResource? Of(ResourceNode node)
    {
        foreach (var urn in node.Options.Aliases.Prepend(node.Urn))
        {
            if (!_byUrn.TryGetValue(urn, out var found) || !_matched.Add(found))
                continue;
            if (urn != node.Urn)
                _formerUrns[node.Urn] = urn;
            return found;
        }

        return null;
    }

    /// <summary>The urn under which the resource was found; null when that was its own or it is new.</summary>
    public string? FormerUrn(string urn) => _formerUrns.GetValueOrDefault(urn);

    /// <summary>The earlier resource of the urn, found by a declared one or not.</summary>
    public EarlierResource? Find(string urn) => _byUrn.GetValueOrDefault(urn);

    /// <summary>What no declared resource was found to be, in the order of the state.</summary>
    public IEnumerable<EarlierResource> Unmatched() => _all.Where(resource => !_matched.Contains(resource));
}
