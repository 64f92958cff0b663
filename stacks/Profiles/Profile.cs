using Platform.Components.Networks;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Profiles;

/// <summary>What an environment starts from before its stack file: a cluster and a node pool as they are unless something is said.</summary>
public sealed record Profile
{
    /// <summary>The environment itself.</summary>
    public EnvironmentSpec Environment { get; init; } = new() { Name = "" };

    /// <summary>Every cluster of the environment.</summary>
    public ClusterSpec Cluster { get; init; } = new();

    /// <summary>Every node pool of the environment.</summary>
    public NodePoolSpec NodePool { get; init; } = new();

    /// <summary>What an entry of a map starts from; null for what its type's initialisers say.</summary>
    public object? Entry(Type type) => type == typeof(ClusterSpec) ? Cluster : type == typeof(NodePoolSpec) ? NodePool : null;
}

/// <summary>The profiles. Production is what the specs' initialisers say; the others name what they give up.</summary>
public static class EnvironmentProfiles
{
    /// <summary>Nothing given up.</summary>
    public static Profile Prod { get; } = new();

    /// <summary>Production's shape at less cost.</summary>
    public static Profile Staging { get; } = Prod with
    {
        Cluster = Prod.Cluster with
        {
            // One NAT gateway costs a third; its zone's loss cuts all nodes off from the internet.
            Network = Prod.Cluster.Network with { Egress = Egress.Single },
            // Staging is rebuilt from configuration; nothing in it is missed.
            DeletionProtection = false,
            // A kind that goes takes its objects along, which is what a rebuilt environment wants.
            RetainKinds = false,
            LogRetentionDays = 30,
        },
        NodePool = Prod.NodePool with { Min = 2, Max = 6 },
    };

    /// <summary>Cheap and quick.</summary>
    public static Profile Dev { get; } = Staging with
    {
        // Torn down every evening and built again from configuration.
        Environment = Staging.Environment with { ReplaceGuard = false },
        Cluster = Staging.Cluster with
        {
            // One of everything: a drained node interrupts, and nobody is woken.
            HighlyAvailable = false,
            LogRetentionDays = 14,
        },
        // Developers can wait for a node; nobody is paid for it meanwhile.
        NodePool = Staging.NodePool with { Min = 1, Max = 3, Spot = true },
    };

    /// <summary>The profile of an environment; what is neither dev nor staging is built like production.</summary>
    public static Profile For(string environment) => environment switch
    {
        "dev" => Dev,
        "staging" => Staging,
        _ => Prod,
    };
}
