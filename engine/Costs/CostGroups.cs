using Platform.Engine.Graph;

namespace Platform.Engine.Costs;

/// <summary>Adds up lines by cluster and component.</summary>
internal static class CostGroups
{
    /// <summary>
    /// The groups in the order of the clusters, those of none or several last; within a cluster in the order of the lines.
    /// </summary>
    public static IReadOnlyList<CostGroup> Of(IReadOnlyList<CostLine> lines, Owners owners)
    {
        if (lines.Count == 0)
            return [];
        var components = new Components(owners.Nodes);
        var order = owners.Clusters.Select((cluster, place) => (cluster.Urn, place)).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. lines.GroupBy(line => (Cluster: owners.ClusterOf(line.Node)?.Urn ?? "", Component: components.Around(line.Node)?.Urn ?? ""))
                .OrderBy(group => order.GetValueOrDefault(group.Key.Cluster, int.MaxValue))
                .Select(group => Group(group, owners, components)),
        ];
    }

    private static CostGroup Group(IEnumerable<CostLine> lines, Owners owners, Components components)
    {
        var first = lines.First().Node;
        var cluster = owners.ClusterOf(first);
        return new(
            cluster is null ? "" : (components.Around(cluster) ?? cluster).Name,
            components.Around(first),
            lines.Select(line => line.Monthly).Total());
    }

    /// <summary>Finds the components that resources are part of.</summary>
    private sealed class Components(IEnumerable<ResourceNode> nodes)
    {
        private readonly Dictionary<string, ResourceNode> _byUrn =
            nodes.DistinctBy(node => node.Urn).ToDictionary(node => node.Urn, StringComparer.Ordinal);

        /// <summary>The nearest component above; null when there is none but the stack.</summary>
        public ResourceNode? Around(ResourceNode node)
        {
            var at = node;
            for (var steps = 0; steps <= _byUrn.Count && at.Parent is { } parent && _byUrn.TryGetValue(parent, out at!); steps++)
            {
                if (!at.Custom)
                    return at.Type == Urns.StackType ? null : at;
            }

            return null;
        }
    }
}
