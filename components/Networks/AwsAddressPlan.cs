namespace Platform.Components.Networks;

/// <summary>
/// Divides a block among the zones and tiers of a VPC. Every range follows from the tier and the zone's own letter alone, so adding a zone
/// or a tier moves nothing. Of eight equal parts, six are the private subnets of zones a to f; the seventh holds the small tiers, four of
/// them with eight subnets each; the eighth stays free for growth. Of a block larger than AWS allows for a VPC, the first /16 is divided
/// and the rest is kept for blocks added to the VPC later.
/// </summary>
public sealed record AwsAddressPlan
{
    /// <summary>The longest prefix that can be planned: its public subnets then are /27, the smallest that load balancers accept.</summary>
    public const int LongestPrefix = SmallestSubnet - PartBits - TierBits - ZoneBits;

    /// <summary>The shortest prefix that can be planned, sixteen times what one VPC's first block can hold.</summary>
    public const int ShortestPrefix = 12;

    private const int LargestVpc = 16;
    private const int SmallestSubnet = 27;
    private const int PartBits = 3;
    private const int TierBits = 2;
    private const int ZoneBits = 3;
    private const int SmallTiersPart = 6;
    private const int GrowthPart = 7;
    private const int ZoneLetters = 6;

    // AWS keeps the first four addresses and the last one of every subnet.
    private const int TakenByAws = 5;

    private const int PrefixAddresses = 16;

    // What kubelets of large instances accept.
    private const int MostPods = 250;

    /// <summary>Plans a block.</summary>
    public AwsAddressPlan(CidrBlock block) => (Block, Vpc) = (block, block.Part(Math.Max(block.Prefix, LargestVpc), 0));

    /// <summary>All that is planned.</summary>
    public CidrBlock Block { get; }

    /// <summary>The VPC's own block: all of <see cref="Block"/>, or the first /16 of a larger one.</summary>
    public CidrBlock Vpc { get; }

    /// <summary>Everything that is wrong with a plan of these zones for this demand; empty when nothing is.</summary>
    public static ImmutableArray<PlanProblem> Check(CidrBlock block, ImmutableSortedSet<string> zones, AddressDemand demand)
    {
        ImmutableArray<PlanProblem> problems =
        [
            .. AddressRules.OfBlock(block, ShortestPrefix, LongestPrefix),
            .. OfZones(zones),
            .. AddressRules.OfPods(demand.PodsPerNode, 1, MostPods),
        ];
        return !problems.IsEmpty || zones.IsEmpty ? problems :
        [
            .. AddressRules.OfExhaustion(block, demand, candidate => Surviving(candidate, zones.Count, demand), LargestVpc,
                zones.Count == 1 ? "the private subnet" : "with a zone lost, the private subnets"),
        ];
    }

    /// <summary>Whether the plan knows the zone: its name ends in a letter from a to f.</summary>
    public static bool Knows(string zone) => zone.Length > 0 && zone[^1] is >= 'a' and < (char)('a' + ZoneLetters);

    /// <summary>The range of a tier in a zone.</summary>
    /// <exception cref="ArgumentException">The plan does not know the zone.</exception>
    public CidrBlock Range(AwsTier tier, string zone) => Range(tier, Index(zone));

    /// <summary>Which of the 256 IPv6 subnets of /64 in a VPC's /56 the tier has in the zone.</summary>
    /// <exception cref="ArgumentException">The plan does not know the zone.</exception>
    public static int Ipv6Index(AwsTier tier, string zone) => ((int)tier << ZoneBits) + Index(zone);

    /// <summary>
    /// The parts of a zone's private subnet that are kept for prefixes of pods, three quarters of it: once single addresses lie scattered
    /// over a subnet, sixteen in a row are hard to find. The first quarter is left to nodes, endpoints and load balancers.
    /// </summary>
    /// <exception cref="ArgumentException">The plan does not know the zone.</exception>
    public ImmutableArray<CidrBlock> Prefixes(string zone)
    {
        var subnet = Range(AwsTier.Private, zone);
        return [subnet.Part(subnet.Prefix + 2, 1), subnet.Part(subnet.Prefix + 1, 1)];
    }

    /// <summary>What the block is used for, and what it can hold.</summary>
    /// <param name="zones">The zones in use.</param>
    /// <param name="tiers">The tiers in use.</param>
    /// <param name="demand">What the nodes are like; how many there are does not matter.</param>
    public Occupancy Occupancy(ImmutableSortedSet<string> zones, ImmutableSortedSet<AwsTier> tiers, AddressDemand demand)
    {
        var capacity = zones.Count * NodesPerZone(Block, demand);
        return new()
        {
            Block = Block,
            Ranges = [.. Ranges(zones, tiers).OrderBy(range => range.Block.First)],
            MaxNodes = capacity,
            MaxNodesWithoutAZone = Surviving(Block, zones.Count, demand),
            MaxPods = (long)capacity * demand.PodsPerNode,
        };
    }

    private static IEnumerable<PlanProblem> OfZones(ImmutableSortedSet<string> zones)
    {
        foreach (var zone in zones.Where(zone => !Knows(zone)))
            yield return new("zones", zone, "only zones a to f have a place in the network's plan", "use another zone");
        foreach (var twins in zones.Where(Knows).GroupBy(Index).Where(twins => twins.Count() > 1))
        {
            yield return new("zones", string.Join(", ", twins), "share a letter, and with it their place in the network's plan",
                "keep one of them");
        }
    }

    /// <summary>How many nodes fit when a zone is lost; with only one zone, when none is.</summary>
    private static int Surviving(CidrBlock block, int zones, AddressDemand demand) =>
        Math.Max(1, zones - 1) * NodesPerZone(block, demand);

    private static int NodesPerZone(CidrBlock block, AddressDemand demand)
    {
        var size = new AwsAddressPlan(block).Range(AwsTier.Private, 0).Size;
        if (demand.WarmPrefixes is not { } warm)
            return (int)((size - TakenByAws) / (1 + demand.PodsPerNode));

        // A subnet's last address is AWS's, and with it the last prefix is lost.
        var prefixes = (size * 3 / 4 / PrefixAddresses) - 1;
        var perNode = ((demand.PodsPerNode + PrefixAddresses - 1) / PrefixAddresses) + warm;
        return (int)Math.Min(prefixes / perNode, (size / 4) - TakenByAws);
    }

    private static int Index(string zone) =>
        Knows(zone) ? zone[^1] - 'a' : throw new ArgumentException($"{zone}: only zones a to f have a place in the plan", nameof(zone));

    private CidrBlock Range(AwsTier tier, int zone) => tier == AwsTier.Private
        ? Part(zone)
        : SmallTier(tier == AwsTier.Public ? 0 : 1).Part(Vpc.Prefix + PartBits + TierBits + ZoneBits, zone);

    private CidrBlock Part(int index) => Vpc.Part(Vpc.Prefix + PartBits, index);

    private CidrBlock SmallTier(int index) => Part(SmallTiersPart).Part(Vpc.Prefix + PartBits + TierBits, index);

    private IEnumerable<OccupiedRange> Ranges(ImmutableSortedSet<string> zones, ImmutableSortedSet<AwsTier> tiers)
    {
        foreach (var tier in Enum.GetValues<AwsTier>())
        {
            var name = tier switch { AwsTier.Public => "public", AwsTier.Private => "private", _ => "intra" };
            for (var index = 0; index < (tier == AwsTier.Private ? ZoneLetters : 1 << ZoneBits); index++)
            {
                var zone = zones.FirstOrDefault(zone => Index(zone) == index);
                var place = zone ?? (index < ZoneLetters ? $"zone {(char)('a' + index)}" : "spare");
                yield return new($"{name} {place}", Range(tier, index), zone is not null && tiers.Contains(tier));
            }
        }

        for (var index = 2; index < 1 << TierBits; index++)
            yield return new("another tier", SmallTier(index), InUse: false);
        yield return new("growth", Part(GrowthPart), InUse: false);

        // What a block larger than a VPC leaves, as the blocks of halving it.
        for (var prefix = Block.Prefix + 1; prefix <= Vpc.Prefix; prefix++)
            yield return new("blocks added later", Block.Part(prefix, 1), InUse: false);
    }
}
