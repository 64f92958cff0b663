using Platform.Components.Networks;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>
/// What a cluster on AWS stands on, whether this stack made it or the layer below; the twin of <see cref="GcpFoundation"/>.
/// </summary>
/// <param name="NetworkId">The VPC.</param>
/// <param name="ControlPlaneSubnetIds">The subnets of the control plane's interfaces, one per zone.</param>
/// <param name="NodeSubnetIds">The subnets of nodes and pods, one per zone.</param>
internal sealed record AwsFoundation(
    Output<string> NetworkId, Output<ImmutableArray<string>> ControlPlaneSubnetIds, Output<ImmutableArray<string>> NodeSubnetIds)
{
    public static ImmutableArray<string> Names { get; } = [HandOver.NetworkId, HandOver.ControlPlaneSubnetIds, HandOver.NodeSubnetIds];

    /// <summary>What nodes wait for; nothing where the layer below made it.</summary>
    public IReadOnlyList<Resource> WayOut { get; init; } = [];

    /// <summary>What the next layer is told.</summary>
    public IReadOnlyDictionary<string, object?> Values => new Dictionary<string, object?>
    {
        [HandOver.NetworkId] = NetworkId,
        [HandOver.ControlPlaneSubnetIds] = ControlPlaneSubnetIds,
        [HandOver.NodeSubnetIds] = NodeSubnetIds,
    };

    public static AwsFoundation Of(AwsNetwork network) =>
        new(network.VpcId, network.ControlPlaneSubnetIds, network.NodeSubnetIds) { WayOut = network.WayOut };

    public static AwsFoundation Of(LayerBelow below, string cluster) => new(
        below.Text(cluster, HandOver.NetworkId),
        below.Texts(cluster, HandOver.ControlPlaneSubnetIds),
        below.Texts(cluster, HandOver.NodeSubnetIds));
}

/// <summary>
/// What a cluster on Google Cloud stands on, whether this stack made it or the layer below; the twin of <see cref="AwsFoundation"/>.
/// </summary>
/// <param name="NetworkId">The VPC.</param>
/// <param name="SubnetId">The subnet with its ranges for pods and services.</param>
internal sealed record GcpFoundation(Output<string> NetworkId, Output<string> SubnetId)
{
    public static ImmutableArray<string> Names { get; } = [HandOver.NetworkId, HandOver.SubnetId];

    /// <summary>What nodes wait for; nothing where the layer below made it.</summary>
    public IReadOnlyList<Resource> WayOut { get; init; } = [];

    /// <summary>The project's APIs, for which waits what calls them; nothing where the layer below switched them on.</summary>
    public IReadOnlyList<Resource> Services { get; init; } = [];

    /// <summary>What the next layer is told.</summary>
    public IReadOnlyDictionary<string, object?> Values => new Dictionary<string, object?>
    {
        [HandOver.NetworkId] = NetworkId,
        [HandOver.SubnetId] = SubnetId,
    };

    public static GcpFoundation Of(GcpNetwork network, IReadOnlyList<Resource> services) =>
        new(network.NetworkId, network.SubnetId) { WayOut = network.WayOut, Services = services };

    public static GcpFoundation Of(LayerBelow below, string cluster) =>
        new(below.Text(cluster, HandOver.NetworkId), below.Text(cluster, HandOver.SubnetId));
}
