using Platform.Stacks.Specs;

namespace Platform.Stacks.Profiles;

/// <summary>What an environment starts from before its stack file: a cluster and a node pool as they are unless it says more.</summary>
public sealed record Profile
{
    /// <summary>The environment itself.</summary>
    public EnvironmentSpec Environment { get; init; } = new() { Name = "" };

    /// <summary>Every cluster of the environment.</summary>
    public ClusterSpec Cluster { get; init; } = new();

    /// <summary>Every node pool of the environment.</summary>
    public NodePoolSpec NodePool { get; init; } = new();

    /// <summary>What it gives up compared with production, in the order in which that was said. Default: nothing.</summary>
    public ImmutableArray<Concession> Concessions { get; init; } = [];

    /// <summary>What an entry of a map starts from; null for what its type's initialisers say.</summary>
    public object? Entry(Type type) => type == typeof(ClusterSpec) ? Cluster : type == typeof(NodePoolSpec) ? NodePool : null;

    /// <summary>The profile without something that its environment can do without.</summary>
    /// <param name="what">What production has.</param>
    /// <param name="because">Why this environment need not have it.</param>
    /// <param name="change">The environment without it.</param>
    public Profile EnvironmentWithout(string what, string because, Func<EnvironmentSpec, EnvironmentSpec> change) =>
        Without(what, because, profile => profile with { Environment = change(profile.Environment) });

    /// <summary>The profile without something that its clusters can do without.</summary>
    /// <param name="what">What production has.</param>
    /// <param name="because">Why clusters here need not have it.</param>
    /// <param name="change">A cluster without it.</param>
    public Profile ClustersWithout(string what, string because, Func<ClusterSpec, ClusterSpec> change) =>
        Without(what, because, profile => profile with { Cluster = change(profile.Cluster) });

    /// <summary>The profile without something that its node pools can do without.</summary>
    /// <param name="what">What production has.</param>
    /// <param name="because">Why node pools here need not have it.</param>
    /// <param name="change">A node pool without it.</param>
    public Profile PoolsWithout(string what, string because, Func<NodePoolSpec, NodePoolSpec> change) =>
        Without(what, because, profile => profile with { NodePool = change(profile.NodePool) });

    private Profile Without(string what, string because, Func<Profile, Profile> change)
    {
        var changed = change(this);
        return changed with { Concessions = Concessions.Add(new(what, because, this, changed)) };
    }
}

/// <summary>Something that production has and another environment gives up, said once: where the profile does so. Inert.</summary>
/// <param name="What">What production has.</param>
/// <param name="Because">Why the environment need not have it.</param>
/// <param name="Before">The profile with it.</param>
/// <param name="After">The profile without it.</param>
public sealed record Concession(string What, string Because, Profile Before, Profile After);
