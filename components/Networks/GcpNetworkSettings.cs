namespace Platform.Components.Networks;

/// <summary>What a network on Google Cloud can be told beyond its block and way out. The initialisers are production.</summary>
public sealed record GcpNetworkSettings
{
    private const int MostPort = 65535;

    /// <summary>How nodes leave through NAT. Default: from two fixed addresses, with ports that grow with use.</summary>
    public CloudNat Nat { get; init; } = new();

    /// <summary>What is recorded of traffic. Default: half of all flows, every five minutes.</summary>
    public GcpFlowLogs FlowLogs { get; init; } = new();

    /// <summary>Whether the subnet has the second range of pods, for when the first is used up. Default: false.</summary>
    public bool MorePods { get; init; }

    /// <summary>Whether managed services such as databases can have addresses here, by private service access. Default: false.</summary>
    public bool PrivateServices { get; init; }

    /// <summary>
    /// The ports on which nodes and pods serve load balancers that GKE's own controllers did not make, such as standalone network endpoint
    /// groups; GKE opens the others. Default: none.
    /// </summary>
    public ImmutableSortedSet<int> BackendPorts { get; init; } = [];

    /// <summary>Whether every name that is looked up within the network is logged. Default: true.</summary>
    public bool DnsLogging { get; init; } = true;

    /// <summary>Which addresses the names of Google's APIs lead to. Default: the public ones, by Private Google Access.</summary>
    public GoogleApis GoogleApis { get; init; } = GoogleApis.Public;

    /// <summary>Everything that is wrong with such a network; empty when nothing is.</summary>
    /// <param name="egress">How private nodes reach the internet.</param>
    /// <param name="block">The block to divide.</param>
    /// <param name="demand">What the cluster will ask of it.</param>
    public ImmutableArray<PlanProblem> Check(Egress egress, CidrBlock block, AddressDemand demand) =>
    [
        .. GcpAddressPlan.Check(block, MorePods, demand),
        .. egress == Egress.None ? [] : Nat.Check(demand.Nodes),
        .. FlowLogs.Check(),
        .. BackendPorts.SelectMany(OfPort),
    ];

    private static IEnumerable<PlanProblem> OfPort(int port)
    {
        if (port is < 1 or > MostPort)
            yield return new("backendPorts", $"{port}", $"must be 1 to {MostPort}", "use a port that pods listen on");
    }
}
