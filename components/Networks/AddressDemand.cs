namespace Platform.Components.Networks;

/// <summary>What a cluster will ask of its network when every pool is as large as it may grow.</summary>
/// <param name="Nodes">The most nodes of all pools together, with those that an upgrade adds for a while.</param>
/// <param name="PodsPerNode">The most pods that a node may run: 1 to 250 on AWS, 8 to 256 on Google Cloud.</param>
public sealed record AddressDemand(int Nodes, int PodsPerNode)
{
    /// <summary>
    /// How many prefixes of 16 addresses a node on AWS keeps beyond what its pods need; null where pods get single addresses instead of
    /// prefixes. Default: 1, as the CNI has it.
    /// </summary>
    public int? WarmPrefixes { get; init; } = 1;
}
