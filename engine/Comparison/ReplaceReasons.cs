using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>
/// Finds out why a resource has to be replaced, in the order of the Pulumi engine: what the state or the program asks for, what goes
/// along with another resource, the provider, and only then the properties.
/// </summary>
/// <param name="replacement">Which changes of properties replace.</param>
/// <param name="matches">What was there.</param>
/// <param name="fates">What became of the resources come to so far.</param>
/// <param name="providers">The providers come to so far.</param>
internal sealed class ReplaceReasons(
    Replacement replacement, EarlierMatches matches, IReadOnlyDictionary<string, Fate> fates, ProviderInputs providers)
{
    private readonly HashSet<string> _movedProviders = new(StringComparer.Ordinal);

    /// <summary>The reasons; none when the resource can stay.</summary>
    /// <param name="node">The resource as it will be, in terms of the earlier deployment.</param>
    /// <param name="old">The resource as it was.</param>
    /// <param name="changes">The differences of its inputs.</param>
    public IReadOnlyList<ReplaceReason> Of(ResourceNode node, EarlierResource old, IReadOnlyList<PropertyChange> changes)
    {
        if (!node.Custom)
            return [];
        if (old.AwaitsReplacement || old.Tainted || old.Node.External)
            return [new("id")];
        if (node.Options.ImportId is { } import && import != (old.Node.Options.ImportId ?? old.Node.Id))
            return [new("import")];
        if (IsTriggered(old.Node.Options.ReplacementTrigger, node.Options.ReplacementTrigger))
            return [new("replacementTrigger")];
        if (node.Options.ReplaceWith.FirstOrDefault(IsReplaced) is { } companion)
            return [new("replaceWith", companion)];
        if (node.Options.DeletedWith is { } host && IsReplaced(host))
            return [new("deletedWith", host)];
        if (Urns.IsProviderType(node.Type))
            return OfProvider(node, old.Node);
        if (IsElsewhere(node, old.Node))
            return [new("provider", ProviderInputs.Urn(node.Provider))];

        var direct = changes.Where(change => change.Replaces).Select(change => new ReplaceReason(change.Path.ToString(), change.Cause));
        return [.. direct, .. GoneFirst(node, changes)];
    }

    private bool IsReplaced(string urn) => fates.TryGetValue(urn, out var fate) && fate.Operation == Operation.Replace;

    /// <summary>As in the CLI a trigger that appears or disappears does nothing.</summary>
    private static bool IsTriggered(PropertyValue? old, PropertyValue? now) =>
        now is { HasUnknowns: true }
        || (old?.Plain is not (null or NullValue) && now?.Plain is not (null or NullValue) && !ValueDifferences.Same(old, now));

    private IReadOnlyList<ReplaceReason> OfProvider(ResourceNode node, ResourceNode old)
    {
        var moved = ProviderChanges.MovedBy(Urns.Package(node.Type), old.Inputs, node.Inputs);
        if (moved.Count > 0)
            _movedProviders.Add(node.Urn);
        return [.. moved.Select(input => new ReplaceReason(input))];
    }

    /// <summary>A resource moves with its provider, or when it is given one that works in another place.</summary>
    private bool IsElsewhere(ResourceNode node, ResourceNode old)
    {
        var (before, after) = (ProviderInputs.Urn(old.Provider), ProviderInputs.Urn(node.Provider));
        if (before is null || after is null)
            return before != after;
        if (before == after || matches.FormerUrn(after) == before)
            return _movedProviders.Contains(after);

        return matches.Find(before) is { } former && providers.Find(after) is { } provider
            && ProviderChanges.MovedBy(Urns.Package(provider.Type), former.Node.Inputs, provider.Inputs).Count > 0;
    }

    /// <summary>What the resource has from another that is deleted before its successor exists, it has to give back.</summary>
    private IEnumerable<ReplaceReason> GoneFirst(ResourceNode node, IReadOnlyList<PropertyChange> changes)
    {
        var carried = new CarriedInputs(fates);
        foreach (var (input, _) in node.Inputs)
        {
            if (!changes.Any(change => change.Replaces && change.Path.Root == input)
                && carried.Sources(node, input).FirstOrDefault(source => source is { DeletesFirst: true }) is { } gone
                && replacement.IsReplacing(node, providers.Of(node), input))
                yield return new(input, gone.Urn);
        }
    }
}
