namespace Platform.Stacks.Specs;

/// <summary>A pool of equal nodes in all zones of its cluster.</summary>
public sealed record NodePoolSpec
{
    /// <summary>The machine type; null takes <c>m7g.large</c> on AWS and <c>e2-standard-4</c> on Google Cloud.</summary>
    public string? Machine { get; init; }

    /// <summary>The nodes' Kubernetes minor; null follows the control plane. Set it while a control plane is upgraded before its nodes.</summary>
    public string? Version { get; init; }

    /// <summary>The fewest nodes. Default: 3, one per zone.</summary>
    public int Min { get; init; } = 3;

    /// <summary>The most nodes. Default: 9.</summary>
    public int Max { get; init; } = 9;

    /// <summary>Whether nodes may be taken away at short notice for a lower price. Default: false.</summary>
    public bool Spot { get; init; }
}
