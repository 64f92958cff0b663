using Platform.Components.Clusters;
using Platform.Components.NodePools;

namespace Platform.Stacks.Specs;

/// <summary>What only clusters on Google Cloud have. The initialisers are production.</summary>
public sealed record GkeSpec
{
    /// <summary>How the control plane is reached. Default: by its name only.</summary>
    public GkeEndpoints Endpoints { get; init; } = new();

    /// <summary>How and when it gets newer. Default: patches at weekends, minor versions by request.</summary>
    public GkeUpgrades Upgrades { get; init; } = new();

    /// <summary>Keys, and who is let in. Default: Kubernetes' secrets have a key of their own.</summary>
    public GkeSecurity Security { get; init; } = new();

    /// <summary>The network inside. Default: 64 pods to a node, Cloud DNS with a cache on each node.</summary>
    public GkeNetworking Networking { get; init; } = new();

    /// <summary>What Google's agents ship. Default: logs and metrics of everything.</summary>
    public GkeTelemetry Telemetry { get; init; } = new();

    /// <summary>What GKE brings along. Default: all that is free.</summary>
    public GkeFeatures Features { get; init; } = new();

    /// <summary>Whether and how GKE makes node pools by itself. Default: it does not.</summary>
    public GkeAutoProvisioning? AutoProvisioning { get; init; }

    /// <summary>What Backup for GKE keeps; null for nothing. Default: a month of nights.</summary>
    public GkeBackups? Backups { get; init; } = new();

    /// <summary>Repositories whose images nodes pull, by a name for each. Default: none but public ones.</summary>
    public ImmutableSortedDictionary<string, ImageRegistry> Registries { get; init; } =
        ImmutableSortedDictionary<string, ImageRegistry>.Empty;

    /// <summary>What nodes pods get that name a class, by the class's name. Default: none.</summary>
    public ImmutableSortedDictionary<string, ComputeClassSettings> ComputeClasses { get; init; } =
        ImmutableSortedDictionary<string, ComputeClassSettings>.Empty;

    /// <summary>
    /// How the program itself gets in. A token is that of whoever runs the update, and looked up: the one look-up of the program.
    /// Default: by the exec plugin, so that nothing is looked up.
    /// </summary>
    public GkeAuthentication Authentication { get; init; } = GkeAuthentication.ExecPlugin;
}
