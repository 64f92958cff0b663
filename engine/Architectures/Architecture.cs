using Platform.Engine.Drills;
using Platform.Engine.Graph;

namespace Platform.Engine.Architectures;

/// <summary>
/// A stack as one would draw it on a board: clouds, the networks in them, the clusters in those, and what is in each cluster. It is
/// made by <see cref="ArchitectureReader"/> and says nothing of single resources, costs or times.
/// </summary>
/// <param name="Clouds">The clouds in the order in which the program comes to them.</param>
/// <param name="Others">How many resources there are of packages that are no cloud, such as <c>tls</c>, by package.</param>
internal sealed record Architecture(IReadOnlyList<CloudPart> Clouds, IReadOnlyDictionary<string, int> Others)
{
    /// <summary>Whether there is anything to draw.</summary>
    public bool IsEmpty => Clouds.Count == 0;
}

/// <summary>What a stack has in one cloud.</summary>
/// <param name="Package">The package, such as <c>aws</c>.</param>
/// <param name="Regions">The regions of its networks and clusters.</param>
/// <param name="Networks">Its networks.</param>
/// <param name="Clusters">Clusters whose network is not of this stack, such as one that an earlier stack made.</param>
/// <param name="Services">How many resources there are by service, such as <c>iam</c>; the most first.</param>
internal sealed record CloudPart(
    string Package, IReadOnlyList<string> Regions, IReadOnlyList<NetworkPart> Networks, IReadOnlyList<ClusterPart> Clusters,
    IReadOnlyList<KeyValuePair<string, int>> Services)
{
    /// <summary>The cloud's name, for people.</summary>
    public string Name => Package switch
    {
        "aws" => "AWS",
        "gcp" => "Google Cloud",
        "azure" or "azure-native" => "Azure",
        _ => Package,
    };
}

/// <summary>A network with what was counted in it.</summary>
/// <param name="Node">The network's resource.</param>
/// <param name="Range">Its address range; null where that is one of its subnets, as on Google Cloud.</param>
/// <param name="Zones">The zones of its subnets; empty where subnets span a region.</param>
/// <param name="Subnets">How many subnets it has.</param>
/// <param name="Gateways">How many NAT gateways lead out of it.</param>
/// <param name="Endpoints">How many private endpoints of services it has.</param>
/// <param name="Clusters">The clusters in it.</param>
internal sealed record NetworkPart(
    ResourceNode Node, string? Range, IReadOnlyList<string> Zones, int Subnets, int Gateways, int Endpoints,
    IReadOnlyList<ClusterPart> Clusters);

/// <summary>A cluster with what is in it.</summary>
/// <param name="Node">The control plane's resource.</param>
/// <param name="Name">The component that it is part of, or its own logical name.</param>
/// <param name="Pools">Its node pools.</param>
/// <param name="AddOns">What is installed in it.</param>
/// <param name="Objects">How many objects the stack keeps in it that are part of no add-on.</param>
internal sealed record ClusterPart(
    ResourceNode Node, string Name, IReadOnlyList<NodePool> Pools, IReadOnlyList<AddOnPart> AddOns, int Objects)
{
    /// <summary>What its cloud calls it.</summary>
    public string Kind => Node.Type switch
    {
        DrillCluster.Eks => "EKS",
        DrillCluster.Gke => "GKE",
        _ => "Kubernetes",
    };

    /// <summary>The version of Kubernetes that is asked for; null when the cloud chooses.</summary>
    public string? Version => Node.Told("version") ?? Node.Told("minMasterVersion");
}

/// <summary>Something that is installed in a cluster.</summary>
/// <param name="Node">The component that holds it, or the one resource that it consists of.</param>
/// <param name="Name">Its name without that of the cluster.</param>
/// <param name="Managed">Whether the cloud installs it.</param>
/// <param name="Objects">How many resources it consists of in the cluster; one when the cloud installs it.</param>
/// <param name="Charts">The Helm charts in it with their versions, such as <c>cert-manager 1.19.1</c>.</param>
internal sealed record AddOnPart(ResourceNode Node, string Name, bool Managed, int Objects, IReadOnlyList<string> Charts);

/// <summary>Reads what may be drawn.</summary>
internal static class Drawable
{
    /// <summary>The text of an input; null when there is none, it is not known, or it is secret.</summary>
    public static string? Told(this ResourceNode node, string input) => (node.Inputs[input] as StringValue)?.Value;
}
