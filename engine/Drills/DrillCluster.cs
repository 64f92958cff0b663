using Platform.Engine.Graph;

namespace Platform.Engine.Drills;

/// <summary>A cluster with what the stack declares for it.</summary>
/// <param name="Node">The cluster's resource.</param>
/// <param name="Cloud">What the cloud keeps for it: node pools and add-ons.</param>
/// <param name="Objects">What its Kubernetes providers keep in it.</param>
/// <param name="Places">The zones of subnets.</param>
internal sealed record DrillCluster(
    ResourceNode Node, IReadOnlyList<ResourceNode> Cloud, IReadOnlyList<ResourceNode> Objects, SubnetZones Places)
{
    /// <summary>The control plane's type on AWS.</summary>
    public const string Eks = "aws:eks/cluster:Cluster";

    /// <summary>The control plane's type on Google Cloud.</summary>
    public const string Gke = "gcp:container/cluster:Cluster";

    /// <summary>The zones that the cluster itself names, whatever its pools do.</summary>
    public IReadOnlySet<string> OwnZones { get; } =
        Node.Type == Eks ? Places.Of(Node, "vpcConfig.subnetIds", "vpcConfig") : GkeZones(Node.Inputs);

    /// <summary>Whether a place on Google Cloud is a zone, such as <c>europe-west1-b</c>, and no region.</summary>
    public static bool IsZone(string? location) => location?.Split('-') is [_, _, [>= 'a' and <= 'z']];

    private static HashSet<string> GkeZones(ObjectValue inputs)
    {
        HashSet<string> zones = [.. inputs.Texts("nodeLocations")];
        if (inputs.Text("location") is { } location && IsZone(location))
            zones.Add(location);
        return zones;
    }
}

/// <summary>Knows in which zones the stack's subnets are.</summary>
internal sealed class SubnetZones
{
    private readonly Dictionary<string, string> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byUrn = new(StringComparer.Ordinal);
    private readonly List<ResourceNode> _subnets;

    public SubnetZones(ResourceGraph graph)
    {
        _subnets = [.. graph.Resources.Where(node => node.Type == "aws:ec2/subnet:Subnet" && ZoneOf(node) is not null)];
        foreach (var subnet in _subnets)
        {
            _byUrn[subnet.Urn] = ZoneOf(subnet)!;
            if (subnet.Id is { Length: > 0 } id)
                _byId[id] = ZoneOf(subnet)!;
        }
    }

    /// <summary>The zone of a subnet by its id; null when the stack has none of this id.</summary>
    public string? Of(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The zones of the subnets that have all the tags; <c>*</c> stands for any value.</summary>
    public IEnumerable<string> Tagged(IReadOnlyDictionary<string, string> tags) => _subnets
        .Where(subnet => subnet.Inputs.Map("tags") is var own
            && tags.All(tag => own.TryGetValue(tag.Key, out var value) && (tag.Value == "*" || tag.Value == value)))
        .Select(subnet => ZoneOf(subnet)!);

    /// <summary>
    /// The zones of the subnets that an input lists; while their ids are not known, of those that the input comes from.
    /// </summary>
    /// <param name="node">The resource.</param>
    /// <param name="path">The path of the list.</param>
    /// <param name="input">The input that it stands in.</param>
    public IReadOnlySet<string> Of(ResourceNode node, string path, string input)
    {
        var ids = node.Inputs.Texts(path);
        if (ids.Count > 0 && ids.All(_byId.ContainsKey))
            return ids.Select(id => _byId[id]).ToHashSet(StringComparer.Ordinal);
        return node.PropertyDependencies.GetValueOrDefault(input, []).Where(_byUrn.ContainsKey).Select(urn => _byUrn[urn])
            .ToHashSet(StringComparer.Ordinal);
    }

    private static string? ZoneOf(ResourceNode subnet) => subnet.Inputs.Text("availabilityZone") ?? subnet.Outputs.Text("availabilityZone");
}
