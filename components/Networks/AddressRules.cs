namespace Platform.Components.Networks;

/// <summary>What holds for any network's block, whatever the cloud.</summary>
internal static class AddressRules
{
    // RFC 1918 and RFC 6598.
    private static readonly ImmutableArray<CidrBlock> Private =
    [
        CidrBlock.Parse("10.0.0.0/8"), CidrBlock.Parse("172.16.0.0/12"), CidrBlock.Parse("192.168.0.0/16"),
        CidrBlock.Parse("100.64.0.0/10"),
    ];

    // Container runtimes bridge here on nodes of both clouds, so packets for it would never leave a node.
    private static readonly CidrBlock Bridge = CidrBlock.Parse("172.17.0.0/16");

    public static IEnumerable<PlanProblem> OfBlock(CidrBlock block, int shortest, int longest)
    {
        if (!Private.Any(range => range.Contains(block)))
        {
            yield return new("cidr", $"{block}", "is not for private use, so it would hide a part of the internet",
                "use a block within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10");
        }

        if (Bridge.Overlaps(block))
        {
            yield return new("cidr", $"{block}", $"overlaps {Bridge}, which container runtimes use on the nodes",
                "use a block outside of it");
        }

        if (block.Prefix > longest)
        {
            yield return new("cidr", $"{block}", $"is too small to be divided: the longest prefix is /{longest}",
                $"use a block of /{longest} or larger");
        }

        if (block.Prefix < shortest)
        {
            yield return new("cidr", $"{block}", $"is larger than a network can use: the shortest prefix is /{shortest}",
                $"use a block of /{shortest} or smaller");
        }
    }

    public static IEnumerable<PlanProblem> OfPods(int podsPerNode, int fewest, int most)
    {
        if (podsPerNode < fewest || podsPerNode > most)
            yield return new("podsPerNode", $"{podsPerNode}", $"must be {fewest} to {most}", $"use a number from {fewest} to {most}");
    }

    /// <summary>Says how many fit, and the three ways to make the rest fit.</summary>
    /// <param name="block">What is planned.</param>
    /// <param name="demand">What is asked of it.</param>
    /// <param name="capacity">How many nodes a block holds.</param>
    /// <param name="shortest">The largest block that can be planned.</param>
    /// <param name="where">The ranges that are exhausted, in words.</param>
    public static IEnumerable<PlanProblem> OfExhaustion(
        CidrBlock block, AddressDemand demand, Func<CidrBlock, int> capacity, int shortest, string where)
    {
        if (capacity(block) >= demand.Nodes)
            yield break;

        var larger = Enumerable.Range(1, Math.Max(0, block.Prefix - shortest))
            .Select(bits => CidrBlock.Parse("0.0.0.0/0").Part(block.Prefix - bits, 0))
            .FirstOrDefault(candidate => capacity(candidate) >= demand.Nodes);
        var fewer = $"lower the pools' max to {capacity(block)} in all, or the pods per node";
        yield return new("nodes", $"{demand.Nodes}", $"{where} of {block} hold {capacity(block)} nodes of {demand.PodsPerNode} pods",
            larger == default ? fewer : $"use a block of /{larger.Prefix} or larger, {fewer}");
    }
}
