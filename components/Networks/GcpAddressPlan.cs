namespace Platform.Components.Networks;

/// <summary>
/// Divides a block among the ranges of a VPC-native cluster. Subnets on Google Cloud span the zones of a region, so zones play no part, and
/// every range has its place whether it is in use or not: half is for pods, a quarter for more pods, and the last quarter is divided
/// into a sixteenth each for nodes, services and private services, half of that for proxies, and as much kept free.
/// </summary>
public sealed record GcpAddressPlan
{
    /// <summary>The longest prefix that can be planned: private services then have /24, the smallest that Google peers with.</summary>
    public const int LongestPrefix = SmallestPeeredRange - SixteenthBits;

    /// <summary>The shortest prefix that can be planned: its range of services then is /16, the largest that GKE takes.</summary>
    public const int ShortestPrefix = LargestServices - SixteenthBits;

    private const int SmallestPeeredRange = 24;
    private const int LargestServices = 16;
    private const int SixteenthBits = 4;
    private const int NodesPart = 12;
    private const int ServicesPart = 13;
    private const int PrivateServicesPart = 14;
    private const int ProxiesPart = 30;
    private const int SparePart = 31;

    // Google Cloud keeps the first two addresses and the last two of every subnet's own range.
    private const int TakenByGoogle = 4;

    // GKE gives a node twice the addresses its pods need, as a power of two, so that an address rests before it is used again.
    private const int FewestPods = 8;
    private const int MostPods = 256;

    /// <summary>Plans a block.</summary>
    public GcpAddressPlan(CidrBlock block) => Block = block;

    /// <summary>All that is planned.</summary>
    public CidrBlock Block { get; }

    /// <summary>The secondary range of pods.</summary>
    public CidrBlock Pods => Block.Part(Block.Prefix + 1, 0);

    /// <summary>A second range of pods, for when the first is used up.</summary>
    public CidrBlock MorePods => Block.Part(Block.Prefix + 2, 2);

    /// <summary>The subnet's own range: nodes, internal load balancers, the control plane's private endpoint.</summary>
    public CidrBlock Nodes => Sixteenth(NodesPart);

    /// <summary>The secondary range of services.</summary>
    public CidrBlock Services => Sixteenth(ServicesPart);

    /// <summary>What managed services such as databases get in their own networks, reached by peering.</summary>
    public CidrBlock PrivateServices => Sixteenth(PrivateServicesPart);

    /// <summary>Where the proxies of regional and internal load balancers run.</summary>
    public CidrBlock Proxies => Block.Part(Block.Prefix + SixteenthBits + 1, ProxiesPart);

    /// <summary>Everything that is wrong with a plan for this demand; empty when nothing is.</summary>
    /// <param name="block">What is planned.</param>
    /// <param name="morePods">Whether the second range of pods is in use.</param>
    /// <param name="demand">What is asked of it.</param>
    public static ImmutableArray<PlanProblem> Check(CidrBlock block, bool morePods, AddressDemand demand)
    {
        ImmutableArray<PlanProblem> problems =
        [
            .. AddressRules.OfBlock(block, ShortestPrefix, LongestPrefix),
            .. AddressRules.OfPods(demand.PodsPerNode, FewestPods, MostPods),
        ];
        return !problems.IsEmpty ? problems :
        [
            .. AddressRules.OfExhaustion(block, demand, candidate => new GcpAddressPlan(candidate).MaxNodes(morePods, demand.PodsPerNode),
                ShortestPrefix, "the ranges of nodes and pods"),
        ];
    }

    /// <summary>What the block is used for, and what it can hold.</summary>
    /// <param name="morePods">Whether the second range of pods is in use.</param>
    /// <param name="privateServices">Whether the range of private services is in use.</param>
    /// <param name="podsPerNode">The most pods that a node may run.</param>
    public Occupancy Occupancy(bool morePods, bool privateServices, int podsPerNode)
    {
        var capacity = MaxNodes(morePods, podsPerNode);
        return new()
        {
            Block = Block,
            Ranges =
            [
                new("pods", Pods, InUse: true),
                new("more pods", MorePods, morePods),
                new("nodes", Nodes, InUse: true),
                new("services", Services, InUse: true),
                new("private services", PrivateServices, privateServices),
                new("proxies", Proxies, InUse: true),
                new("growth", Block.Part(Block.Prefix + SixteenthBits + 1, SparePart), InUse: false),
            ],
            MaxNodes = capacity,
            MaxNodesWithoutAZone = capacity,
            MaxPods = (long)capacity * podsPerNode,
        };
    }

    private int MaxNodes(bool morePods, int podsPerNode)
    {
        var perNode = 2 * System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(FewestPods, podsPerNode));
        var byPods = (Pods.Size / perNode) + (morePods ? MorePods.Size / perNode : 0);
        return (int)Math.Min(byPods, Nodes.Size - TakenByGoogle);
    }

    private CidrBlock Sixteenth(int index) => Block.Part(Block.Prefix + SixteenthBits, index);
}
