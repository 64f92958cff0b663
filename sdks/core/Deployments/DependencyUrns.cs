using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What the engine is told a resource depends on: real resources, with local components replaced by what they contain.</summary>
internal static class DependencyUrns
{
    public static async Task<SortedSet<string>> OfAsync(IEnumerable<Resource> resources)
    {
        var urns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var resource in Expand(resources))
        {
            var urn = await resource.Urn.DataTask;
            if (urn is { IsKnown: true, Value.Length: > 0 })
                urns.Add(urn.Value);
        }

        return urns;
    }

    /// <summary>Custom resources and remote components, reached through local components; what is inside those two is theirs.</summary>
    public static HashSet<Resource> Expand(IEnumerable<Resource> resources)
    {
        var reached = new HashSet<Resource>();
        var seen = new HashSet<Resource>();
        var waiting = new Stack<Resource>(resources);
        while (waiting.TryPop(out var resource))
        {
            if (!seen.Add(resource))
                continue;

            if (resource is CustomResource || resource.IsRemote)
            {
                reached.Add(resource);
                continue;
            }

            foreach (var child in resource.Children)
                waiting.Push(child);
        }

        return reached;
    }

    /// <summary>The resources that were named; none while the list itself is unknown.</summary>
    public static async Task<ImmutableArray<Resource>> NamedAsync(InputList<Resource> resources)
    {
        var data = await resources.ToOutput().DataTask;
        return data.IsKnown ? [.. data.Value.Where(resource => resource is not null)] : [];
    }
}
