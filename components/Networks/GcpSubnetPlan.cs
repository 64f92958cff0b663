namespace Platform.Components.Networks;

/// <summary>
/// Divides a block among the ranges of a VPC-native cluster: half for pods, an eighth each for nodes and services, a quarter free for
/// growth. Subnets span all zones of a region, so zones play no part.
/// </summary>
public static class GcpSubnetPlan
{
    /// <summary>The longest prefix that can be planned: nodes and services then have /24, enough for 252 nodes.</summary>
    public const int LongestPrefix = 21;

    private const int HalfBits = 1;
    private const int EighthBits = 3;
    private const int NodesPart = 4;
    private const int ServicesPart = 5;

    /// <summary>The subnet's own range: nodes and internal load balancers.</summary>
    public static CidrBlock Nodes(CidrBlock network) => network.Part(network.Prefix + EighthBits, NodesPart);

    /// <summary>The secondary range of pods.</summary>
    public static CidrBlock Pods(CidrBlock network) => network.Part(network.Prefix + HalfBits, 0);

    /// <summary>The secondary range of services.</summary>
    public static CidrBlock Services(CidrBlock network) => network.Part(network.Prefix + EighthBits, ServicesPart);
}
