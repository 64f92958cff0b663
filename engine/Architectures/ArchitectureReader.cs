using Platform.Engine.Costs;
using Platform.Engine.Drills;
using Platform.Engine.Graph;
using Platform.Engine.Ordering;

namespace Platform.Engine.Architectures;

/// <summary>
/// Finds out how a stack is built from its graph: networks and clusters by their resource types, who is in which by what waits for
/// what. It knows no component of any program.
/// </summary>
internal sealed class ArchitectureReader
{
    private static readonly HashSet<string> CloudPackages = ["aws", "aws-native", "gcp", "google-native", "azure", "azure-native"];

    private static readonly HashSet<string> Networks = ["aws:ec2/vpc:Vpc", "gcp:compute/network:Network", "azure-native:network:VirtualNetwork"];

    private static readonly HashSet<string> Subnets =
        ["aws:ec2/subnet:Subnet", "gcp:compute/subnetwork:Subnetwork", "azure-native:network:Subnet"];

    private static readonly HashSet<string> Gateways =
        ["aws:ec2/natGateway:NatGateway", "gcp:compute/routerNat:RouterNat", "azure-native:network:NatGateway"];

    private static readonly HashSet<string> Endpoints = ["aws:ec2/vpcEndpoint:VpcEndpoint", "azure-native:network:PrivateEndpoint"];

    private readonly ResourceNode[] _managed;
    private readonly Prerequisites _prerequisites;
    private readonly Places _places;
    private readonly ResourceNode[] _networks;
    private readonly ILookup<string, ResourceNode> _inNetwork;
    private readonly (ClusterPart Part, string? Network)[] _clusters;

    private ArchitectureReader(ResourceGraph graph)
    {
        _managed = [.. graph.Resources.Where(node => node is { Custom: true, External: false } && !Urns.IsProviderType(node.Type))];
        _prerequisites = Prerequisites.Of(graph);
        _places = new(graph, Owners.Of(graph));
        _networks = [.. _managed.Where(node => Networks.Contains(node.Type))];
        _inNetwork = _managed
            .Where(node => Subnets.Contains(node.Type) || Gateways.Contains(node.Type) || Endpoints.Contains(node.Type))
            .ToLookup(node => NetworkOf(node) ?? "");
        var addOns = new AddOnFinder(graph);
        _clusters = [.. ClusterFinder.Find(graph).Clusters.Select(cluster => (Cluster(cluster, addOns), NetworkOf(cluster.Node)))];
    }

    /// <summary>How a stack is built.</summary>
    public static Architecture Of(ResourceGraph graph) => new ArchitectureReader(graph).Read();

    private static ClusterPart Cluster(DrillCluster cluster, AddOnFinder finder)
    {
        var (addOns, objects) = finder.Of(cluster);
        return new(cluster.Node, finder.NameOf(cluster.Node), NodePoolReader.Of(cluster), addOns, objects);
    }

    private Architecture Read()
    {
        var packages = _managed.GroupBy(node => Urns.Package(node.Type), StringComparer.Ordinal).ToArray();
        var clouds = packages.Where(package => CloudPackages.Contains(package.Key)).Select(package => Cloud(package.Key, [.. package]));
        var others = packages.Where(package => package.Key != "kubernetes" && !CloudPackages.Contains(package.Key))
            .ToDictionary(package => package.Key, package => package.Count(), StringComparer.Ordinal);
        return new([.. clouds], new SortedDictionary<string, int>(others, StringComparer.Ordinal));
    }

    private CloudPart Cloud(string package, ResourceNode[] nodes)
    {
        var networks = _networks.Where(node => Urns.Package(node.Type) == package).Select(Network).ToArray();
        var clusters = _clusters.Where(cluster => cluster.Network is null && Urns.Package(cluster.Part.Node.Type) == package)
            .Select(cluster => cluster.Part).ToArray();
        var placed = networks.SelectMany(network => _inNetwork[network.Node.Urn].Concat(network.Clusters.Select(cluster => cluster.Node)))
            .Concat(clusters.Select(cluster => cluster.Node)).DefaultIfEmpty(nodes[0]);
        return new(
            package,
            [.. placed.Select(_places.RegionOf).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            networks,
            clusters,
            [
                .. nodes.GroupBy(node => Service(node.Type), StringComparer.Ordinal)
                    .Select(service => KeyValuePair.Create(service.Key, service.Count()))
                    .OrderByDescending(service => service.Value).ThenBy(service => service.Key, StringComparer.Ordinal),
            ]);
    }

    private NetworkPart Network(ResourceNode network)
    {
        var within = _inNetwork[network.Urn].ToArray();
        ResourceNode[] subnets = [.. within.Where(node => Subnets.Contains(node.Type))];
        return new(
            network,
            network.Told("cidrBlock"),
            [
                .. subnets.Select(subnet => subnet.Told("availabilityZone")).OfType<string>()
                    .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ],
            subnets.Length,
            within.Count(node => Gateways.Contains(node.Type)),
            within.Count(node => Endpoints.Contains(node.Type)),
            [.. _clusters.Where(cluster => cluster.Network == network.Urn).Select(cluster => cluster.Part)]);
    }

    /// <summary>The network that a resource waits for; of several the one declared last, which is the nearest. Null when it waits for none.</summary>
    private string? NetworkOf(ResourceNode node)
    {
        if (_networks.Length == 0)
            return null;
        var needed = _prerequisites.AllOf([_prerequisites.PlaceOf(node.Urn)]);
        return _networks.LastOrDefault(network => needed[_prerequisites.PlaceOf(network.Urn)])?.Urn;
    }

    /// <summary>The part of a cloud that a type belongs to: <c>eks</c> of <c>aws:eks/cluster:Cluster</c>.</summary>
    private static string Service(string type)
    {
        var parts = type.Split(':');
        return parts.Length < 3 ? type : parts[1].Split('/')[0];
    }
}
