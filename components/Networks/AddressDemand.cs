namespace Platform.Components.Networks;

/// <summary>What a cluster will ask of its network when every pool is as large as it may grow.</summary>
/// <param name="Nodes">The most nodes of all pools together, with those that an upgrade adds for a while.</param>
/// <param name="PodsPerNode">The most pods that a node may run: 1 to 250 on AWS, 8 to 256 on Google Cloud.</param>
public sealed record AddressDemand(int Nodes, int PodsPerNode);
