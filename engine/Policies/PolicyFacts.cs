using Platform.Engine.Graph;

namespace Platform.Engine.Policies;

/// <summary>
/// Everything that is declared, found by type, by urn and by the ids that resources know one another by. Rules ask it about the
/// neighbours of a resource; it judges nothing.
/// </summary>
internal sealed class PolicyFacts
{
    private static readonly HashSet<string> Clusters = ["aws:eks/cluster:Cluster", "gcp:container/cluster:Cluster"];

    private readonly Dictionary<string, ResourceNode> _byUrn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ResourceNode>> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Id), ResourceNode> _byId = [];
    private readonly Dictionary<string, ResourceNode?> _clusters = new(StringComparer.Ordinal);

    private IReadOnlySet<string>? _secrets;

    public PolicyFacts(ResourceGraph graph, PolicySettings settings)
    {
        Graph = graph;
        Settings = settings;
        foreach (var node in graph.Resources)
        {
            _byUrn[node.Urn] = node;
            if (!_byType.TryGetValue(node.Type, out var same))
                _byType[node.Type] = same = [];
            same.Add(node);
            if (node.Id is { Length: > 0 } id)
                _byId.TryAdd((node.Type, id), node);
        }
    }

    /// <summary>The whole.</summary>
    public ResourceGraph Graph { get; }

    /// <summary>What the stack file says about policy.</summary>
    public PolicySettings Settings { get; }

    /// <summary>Texts that are secret: of the configuration, and what resources take and give as secrets. Short ones are left
    /// out.</summary>
    public IReadOnlySet<string> Secrets => _secrets ??= SecretTexts.Of(Graph);

    /// <summary>The resources of a type.</summary>
    public IReadOnlyList<ResourceNode> Of(string type) => _byType.GetValueOrDefault(type, []);

    /// <summary>The resource of the urn, or null.</summary>
    public ResourceNode? Find(string urn) => _byUrn.GetValueOrDefault(urn);

    /// <summary>
    /// The resources of a type that an input of another names: by their ids, and where those are not known, by what the input comes
    /// from.
    /// </summary>
    public IReadOnlyList<ResourceNode> Named(ResourceNode node, string path, string type)
    {
        var value = Values.At(node.Inputs, path);
        if (value is null)
            return [];

        var found = Values.Texts(value).Select(id => _byId.GetValueOrDefault((type, id))).OfType<ResourceNode>();
        var root = path.Split('.', '[')[0];
        var sources = value.HasUnknowns && node.PropertyDependencies.TryGetValue(root, out var urns)
            ? urns.Select(Find).OfType<ResourceNode>().Where(source => source.Type == type)
            : [];
        return [.. found.Concat(sources).DistinctBy(resource => resource.Urn)];
    }

    /// <summary>Whether two inputs name the same thing; null when it cannot be told.</summary>
    public static bool? Same(ResourceNode one, string input, ResourceNode other, string otherInput)
    {
        var (left, right) = (Values.At(one.Inputs, input), Values.At(other.Inputs, otherInput));
        if (left is StringValue && right is StringValue)
            return left.Equals(right);
        if (left is null || right is null)
            return false;
        var sources = one.PropertyDependencies.GetValueOrDefault(input, []);
        var others = other.PropertyDependencies.GetValueOrDefault(otherInput, []);
        return sources.Count > 0 && sources.Intersect(others, StringComparer.Ordinal).Any() ? true : null;
    }

    /// <summary>Whether an input of one resource names the other, by its id or, when that is not known, by coming from it.</summary>
    public bool Names(ResourceNode node, string path, ResourceNode other) =>
        Named(node, path, other.Type).Any(named => named.Urn == other.Urn);

    /// <summary>The cluster that a resource in Kubernetes is put into; null when it is not declared here.</summary>
    public ResourceNode? ClusterOf(ResourceNode node)
    {
        if (node.Provider?.LastIndexOf("::", StringComparison.Ordinal) is not (> 0 and var end))
            return null;
        var provider = node.Provider[..end];
        if (!_clusters.TryGetValue(provider, out var cluster))
            _clusters[provider] = cluster = Find(provider) is { } start ? Nearest(start) : null;
        return cluster;
    }

    /// <summary>The cluster's Kubernetes minor, such as 35 of 1.35.3; null when it is not known.</summary>
    public static int? MinorOf(ResourceNode? cluster) =>
        cluster is not null && (cluster.Inputs.Text("version") ?? cluster.Inputs.Text("minMasterVersion")) is { } text
        && text.Split('.', '-') is ["1", var minor, ..] && int.TryParse(minor, out var number) ? number : null;

    private ResourceNode? Nearest(ResourceNode start)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { start.Urn };
        var queue = new Queue<ResourceNode>([start]);
        while (queue.TryDequeue(out var at))
        {
            if (Clusters.Contains(at.Type))
                return at;
            foreach (var urn in at.Dependencies.Concat(at.PropertyDependencies.Values.SelectMany(urns => urns)))
            {
                if (seen.Add(urn) && Find(urn) is { } next)
                    queue.Enqueue(next);
            }
        }

        return null;
    }
}
