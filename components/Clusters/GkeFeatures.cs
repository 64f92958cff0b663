using Inputs = Pulumi.Gcp.Container.Inputs;

namespace Platform.Components.Clusters;

/// <summary>What GKE brings along, where EKS needs an add-on or has nothing.</summary>
public sealed record GkeFeatures
{
    /// <summary>Whether GKE installs the Gateway API and answers for its own gateway classes. Default: true.</summary>
    public bool GatewayApi { get; init; } = true;

    /// <summary>Whether recommendations for requests are computed, and followed where a workload asks. Default: true.</summary>
    public bool VerticalPodAutoscaling { get; init; } = true;

    /// <summary>Whether containers start while their image is still read, on every pool. Default: true.</summary>
    public bool ImageStreaming { get; init; } = true;

    /// <summary>Whether bills tell namespaces and labels apart. Default: true.</summary>
    public bool CostAllocation { get; init; } = true;

    /// <summary>Whether pods can mount secrets of Secret Manager. Default: true.</summary>
    public bool SecretManager { get; init; } = true;

    /// <summary>How often mounted secrets are read anew, in seconds. Default: 120, the service's own.</summary>
    public int SecretRotationSeconds { get; init; } = 120;

    /// <summary>Whether volumes can come from Filestore. Default: false.</summary>
    public bool FilestoreCsi { get; init; }

    /// <summary>Whether buckets can be mounted. Default: false.</summary>
    public bool GcsFuseCsi { get; init; }

    /// <summary>
    /// Whether the autoscaler packs nodes tightly and takes idle ones away soon, at the cost of spare room. Default: false.
    /// </summary>
    public bool OptimizeUtilization { get; init; }
}

/// <summary>Turns <see cref="GkeFeatures"/> into a cluster's inputs.</summary>
internal static class GkeFeaturesInputs
{
    /// <param name="features">The features.</param>
    /// <param name="nodeLocalDns">Whether each node keeps answers of the name service.</param>
    /// <param name="backups">Whether the agent of Backup for GKE runs.</param>
    public static Inputs.ClusterAddonsConfigArgs AddOns(this GkeFeatures features, bool nodeLocalDns, bool backups) => new()
    {
        HttpLoadBalancing = new Inputs.ClusterAddonsConfigHttpLoadBalancingArgs { Disabled = false },
        HorizontalPodAutoscaling = new Inputs.ClusterAddonsConfigHorizontalPodAutoscalingArgs { Disabled = false },
        NetworkPolicyConfig = new Inputs.ClusterAddonsConfigNetworkPolicyConfigArgs { Disabled = true },
        DnsCacheConfig = new Inputs.ClusterAddonsConfigDnsCacheConfigArgs { Enabled = nodeLocalDns },
        GcePersistentDiskCsiDriverConfig = new Inputs.ClusterAddonsConfigGcePersistentDiskCsiDriverConfigArgs { Enabled = true },
        GcpFilestoreCsiDriverConfig = new Inputs.ClusterAddonsConfigGcpFilestoreCsiDriverConfigArgs { Enabled = features.FilestoreCsi },
        GcsFuseCsiDriverConfig = new Inputs.ClusterAddonsConfigGcsFuseCsiDriverConfigArgs { Enabled = features.GcsFuseCsi },
        GkeBackupAgentConfig = new Inputs.ClusterAddonsConfigGkeBackupAgentConfigArgs { Enabled = backups },
    };

    public static Inputs.ClusterSecretManagerConfigArgs Secrets(this GkeFeatures features) => new()
    {
        Enabled = features.SecretManager,
        RotationConfig = Rotation(features).OrNone(),
    };

    private static Inputs.ClusterSecretManagerConfigRotationConfigArgs? Rotation(GkeFeatures features) => !features.SecretManager
        ? null
        : new() { Enabled = true, RotationInterval = GoogleWire.Seconds(features.SecretRotationSeconds) };
}
