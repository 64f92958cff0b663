namespace Platform.Components.Clusters;

/// <summary>Inputs of <see cref="GkeCluster"/>.</summary>
public sealed class GkeClusterArgs : ResourceArgs
{
    /// <summary>The physical name, up to <see cref="GkeCluster.LongestName"/> characters; people type it.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The lowest Kubernetes version, such as <c>1.35</c>; the release channel takes it from there.</summary>
    public required string Version { get; init; }

    /// <summary>The region of the control plane, which stands in three of its zones.</summary>
    public required string Region { get; init; }

    /// <summary>The Google Cloud project.</summary>
    public required string Project { get; init; }

    /// <summary>The project's number, which names its workload identity pool and Google's own accounts in it.</summary>
    public required string ProjectNumber { get; init; }

    /// <summary>The zones of the nodes.</summary>
    public required ImmutableSortedSet<string> Zones { get; init; }

    /// <summary>The VPC.</summary>
    public required Input<string> NetworkId { get; init; }

    /// <summary>The subnet with ranges for pods and services.</summary>
    public required Input<string> SubnetId { get; init; }

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

    /// <summary>
    /// How the Kubernetes provider proves who it is; the kubeconfig that people get asks the plugin in any case. Default: by the plugin.
    /// </summary>
    public GkeAuthentication Authentication { get; init; }

    /// <summary>The token, where <see cref="Authentication"/> is by token. Default: none.</summary>
    public Input<string>? AccessToken { get; init; }

    /// <summary>Whether deleting the cluster is refused, by Pulumi and by its provider. Default: true.</summary>
    public bool DeletionProtection { get; init; } = true;

    /// <summary>
    /// Whether Pulumi forgets objects in a cluster that does not answer: for taking down what is gone already. Default: false, because it
    /// would also forget them while a network is down.
    /// </summary>
    public bool ForgetUnreachable { get; init; }

    /// <summary>Labels of the cluster and its keys, for what default labels of the provider do not reach. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
