using Platform.Components.Networks;

namespace Platform.Stacks.Specs;

/// <summary>A cluster's network. The initialisers are production.</summary>
public sealed record NetworkSpec
{
    /// <summary>The block that it is planned from, such as <c>10.0.0.0/16</c>; null takes the slot's. Default: null.</summary>
    public CidrBlock? Cidr { get; init; }

    /// <summary>The number of its slot of <see cref="EnvironmentSpec.Addresses"/>, from 0; no two clusters share one. Default: none.</summary>
    public int? Slot { get; init; }

    /// <summary>How private nodes reach the internet. Default: one gateway that follows them into every zone.</summary>
    public Egress Egress { get; init; } = Egress.Regional;

    /// <summary>What only AWS has.</summary>
    public AwsNetworkSpec Aws { get; init; } = new();

    /// <summary>What only Google Cloud has.</summary>
    public GcpNetworkSpec Gcp { get; init; } = new();
}

/// <summary>What only networks on AWS have.</summary>
public sealed record AwsNetworkSpec
{
    /// <summary>Whether a regional gateway leaves from addresses of ours, one per zone; zonal ones always do. Default: false.</summary>
    public bool FixedAddresses { get; init; }

    /// <summary>Services that nodes reach without NAT, such as <c>ecr.api</c>. Default: those that the platform itself calls.</summary>
    public ImmutableSortedSet<string> InterfaceEndpoints { get; init; } = AwsEndpoints.OfPlatform;

    /// <summary>What is recorded of traffic. Default: all of it, every minute, into a bucket, for 90 days.</summary>
    public AwsFlowLogs FlowLogs { get; init; } = new();

    /// <summary>Whether subnets have IPv6 addresses beside IPv4. Default: false.</summary>
    public bool Ipv6 { get; init; }
}

/// <summary>What only networks on Google Cloud have.</summary>
public sealed record GcpNetworkSpec
{
    /// <summary>How nodes leave through NAT. Default: from two fixed addresses, with ports that grow with use.</summary>
    public CloudNat Nat { get; init; } = new();

    /// <summary>What is recorded of traffic. Default: half of all flows, every five minutes.</summary>
    public GcpFlowLogs FlowLogs { get; init; } = new();

    /// <summary>Whether the subnet has the second range of pods, for when the first is used up. Default: false.</summary>
    public bool MorePods { get; init; }

    /// <summary>Whether managed services such as databases can have addresses here. Default: false.</summary>
    public bool PrivateServices { get; init; }

    /// <summary>Ports on which pods serve load balancers that GKE's own controllers did not make. Default: none.</summary>
    public ImmutableSortedSet<int> BackendPorts { get; init; } = [];

    /// <summary>Whether every name that is looked up within the network is logged. Default: true.</summary>
    public bool DnsLogging { get; init; } = true;

    /// <summary>Which addresses the names of Google's APIs lead to. Default: the public ones, by Private Google Access.</summary>
    public GoogleApis GoogleApis { get; init; } = GoogleApis.Public;
}
