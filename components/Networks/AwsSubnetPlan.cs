namespace Platform.Components.Networks;

/// <summary>
/// Divides a VPC's block among zones. Every range follows from the zone's own letter, so adding a zone moves nothing. Of eight equal
/// parts, six are for the private subnets of zones a to f, one holds the public subnets, and one stays free for growth.
/// </summary>
public static class AwsSubnetPlan
{
    /// <summary>The longest prefix of a VPC that can be planned: its public subnets then are /28, the smallest AWS allows.</summary>
    public const int LongestPrefix = SmallestSubnet - PartBits - PublicBits;

    private const int SmallestSubnet = 28;
    private const int PartBits = 3;
    private const int PublicBits = 3;
    private const int PublicPart = 6;
    private const int ZoneLetters = 6;

    /// <summary>The zone's public subnet: load balancers and NAT gateways.</summary>
    public static CidrBlock Public(CidrBlock vpc, string zone) =>
        vpc.Part(vpc.Prefix + PartBits, PublicPart).Part(vpc.Prefix + PartBits + PublicBits, Index(zone));

    /// <summary>The zone's private subnet: nodes and pods.</summary>
    public static CidrBlock Private(CidrBlock vpc, string zone) => vpc.Part(vpc.Prefix + PartBits, Index(zone));

    /// <summary>Whether the plan knows the zone: its name ends in a letter from a to f.</summary>
    public static bool Knows(string zone) => zone.Length > 0 && zone[^1] is >= 'a' and < (char)('a' + ZoneLetters);

    private static int Index(string zone) =>
        Knows(zone) ? zone[^1] - 'a' : throw new ArgumentException($"{zone}: only zones a to f have a place in the plan", nameof(zone));
}
