using Platform.Components.Networks;

namespace Platform.Stacks.Specs;

/// <summary>A cluster's network. The initialisers are production.</summary>
public sealed record NetworkSpec
{
    /// <summary>The block that it is planned from, such as <c>10.0.0.0/16</c>; null takes the slot's. Default: null.</summary>
    public CidrBlock? Cidr { get; init; }

    /// <summary>
    /// The number of its slot of <see cref="EnvironmentSpec.Addresses"/>, from 0; no two clusters share one. Default: none.
    /// </summary>
    public int? Slot { get; init; }

    /// <summary>How private nodes reach the internet. Default: one gateway that follows them into every zone.</summary>
    public Egress Egress { get; init; } = Egress.Regional;

    /// <summary>What only AWS has: endpoints, flow logs, fixed addresses, IPv6.</summary>
    public AwsNetworkSettings Aws { get; init; } = new();

    /// <summary>What only Google Cloud has: NAT, flow logs, further ranges, names.</summary>
    public GcpNetworkSettings Gcp { get; init; } = new();
}
