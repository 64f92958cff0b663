using Platform.Engine.Graph;
using Platform.Engine.Ordering;

namespace Platform.Engine.Drills;

/// <summary>Finds a stack's clusters and what belongs to which: by the name that it is given, and by its Kubernetes provider.</summary>
internal sealed class ClusterFinder
{
    private readonly ResourceGraph _graph;
    private readonly ResourceNode[] _clusters;
    private readonly Dictionary<string, string?> _providers = new(StringComparer.Ordinal);

    private ClusterFinder(ResourceGraph graph)
    {
        _graph = graph;
        _clusters = [.. graph.Resources.Where(node => node is { External: false, Type: DrillCluster.Eks or DrillCluster.Gke })];
        ResourceNode[] providers = [.. graph.Resources.Where(node => node.Type == Urns.ProviderTypePrefix + "kubernetes")];
        if (_clusters.Length == 0 || providers.Length == 0)
            return;

        var prerequisites = Prerequisites.Of(graph);
        foreach (var provider in providers)
            _providers[provider.Urn] = ClusterOf(provider, prerequisites);
    }

    /// <summary>The clusters with what belongs to them, and the Kubernetes resources that belong to none.</summary>
    public static (IReadOnlyList<DrillCluster> Clusters, IReadOnlyList<ResourceNode> Homeless) Find(ResourceGraph graph)
    {
        var finder = new ClusterFinder(graph);
        var places = new SubnetZones(graph);
        var cloud = graph.Resources.Where(node => node is { Custom: true, External: false }).ToLookup(finder.OwnerOf);
        var objects = graph.Resources.Where(node => node is { Custom: true, External: false } && IsObject(node)).ToLookup(finder.HomeOf);
        return (
            [.. finder._clusters.Select(cluster => new DrillCluster(cluster, [.. cloud[cluster.Urn]], [.. objects[cluster.Urn]], places))],
            [.. objects[null]]);
    }

    private static bool IsObject(ResourceNode node) => node.Type.StartsWith("kubernetes:", StringComparison.Ordinal);

    /// <summary>The cluster that a cloud's resource names.</summary>
    private string? OwnerOf(ResourceNode node)
    {
        var input = node.Type switch
        {
            NodePoolReader.EksType or AddOnSettings.EksType => "clusterName",
            NodePoolReader.GkeType => "cluster",
            _ => null,
        };
        if (input is null)
            return null;

        var sources = node.PropertyDependencies.GetValueOrDefault(input, []);
        if (_clusters.Where(cluster => sources.Contains(cluster.Urn)).ToArray() is [var source])
            return source.Urn;
        var name = node.Inputs.Text(input);
        return name is not null && _clusters.Where(cluster => Answers(cluster, name)).ToArray() is [var named] ? named.Urn : null;
    }

    private static bool Answers(ResourceNode cluster, string name) =>
        name == (cluster.Inputs.Text("name") ?? cluster.Outputs.Text("name")) || name == cluster.Id;

    private string? HomeOf(ResourceNode node) =>
        node.Provider is { } reference && reference.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end
            ? _providers.GetValueOrDefault(reference[..end])
            : null;

    /// <summary>The only cluster that a provider's inputs come from, or else the only one that it waits for.</summary>
    private string? ClusterOf(ResourceNode provider, Prerequisites prerequisites)
    {
        HashSet<string> near = [.. provider.Dependencies, .. provider.PropertyDependencies.Values.SelectMany(urns => urns)];
        if (_clusters.Where(cluster => near.Contains(cluster.Urn)).ToArray() is { Length: > 0 } direct)
            return direct is [var only] ? only.Urn : null;

        var all = prerequisites.AllOf([prerequisites.PlaceOf(provider.Urn)]);
        return _clusters.Where(cluster => all[prerequisites.PlaceOf(cluster.Urn)]).ToArray() is [var far] ? far.Urn : null;
    }
}
