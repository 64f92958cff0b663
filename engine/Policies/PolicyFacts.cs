using Platform.Engine.Comparison;
using Platform.Engine.Costs;
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
    private readonly Dictionary<(string Type, string Path), InputIndex> _indices = [];
    private readonly Dictionary<string, ResourceNode?> _clusters = new(StringComparer.Ordinal);

    private readonly ResourceGraph _graph;
    private readonly EarlierDeployment? _earlier;

    private IReadOnlySet<string>? _secrets;
    private CostComparison? _cost;

    /// <param name="graph">The stack.</param>
    /// <param name="settings">What the stack file says about policy.</param>
    /// <param name="earlier">What is deployed; null when there is nothing to compare with.</param>
    public PolicyFacts(ResourceGraph graph, PolicySettings settings, EarlierDeployment? earlier = null)
    {
        _graph = graph;
        _earlier = earlier;
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
    public ResourceGraph Graph => Around(_graph);

    /// <summary>What the stack file says about policy.</summary>
    public PolicySettings Settings { get; }

    /// <summary>Texts that are secret: of the configuration, and what resources take and give as secrets. Short ones are left
    /// out.</summary>
    public IReadOnlySet<string> Secrets => _secrets ??= SecretTexts.Of(Graph);

    /// <summary>What the stack costs, and what it cost.</summary>
    public CostComparison Cost => _cost ??= CostComparison.Of(Graph, _earlier, Settings.Today);

    /// <summary>Whether anything was asked about the whole, or about other resources.</summary>
    public bool AskedAround { get; private set; }

    /// <summary>The resources of a type.</summary>
    public IReadOnlyList<ResourceNode> Of(string type) => Around(_byType.GetValueOrDefault(type, []));

    /// <summary>The resource of the urn, or null.</summary>
    public ResourceNode? Find(string urn) => Around(_byUrn.GetValueOrDefault(urn));

    /// <summary>
    /// The resources of a type that an input of another names: by their ids, and where those are not known, by what the input comes
    /// from.
    /// </summary>
    public IReadOnlyList<ResourceNode> Named(ResourceNode node, string path, string type)
    {
        AskedAround = true;
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

    /// <summary>The resources of a type by one of their inputs.</summary>
    public InputIndex By(string type, string path)
    {
        AskedAround = true;
        if (!_indices.TryGetValue((type, path), out var index))
            _indices[(type, path)] = index = new(Of(type), path);
        return index;
    }

    /// <summary>The cluster that a resource in Kubernetes is put into; null when it is not declared here.</summary>
    public ResourceNode? ClusterOf(ResourceNode node)
    {
        AskedAround = true;
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

    private T Around<T>(T answer)
    {
        AskedAround = true;
        return answer;
    }

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
