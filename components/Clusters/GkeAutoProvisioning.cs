using Inputs = Pulumi.Gcp.Container.Inputs;

namespace Platform.Components.Clusters;

/// <summary>Lets GKE make node pools for pods that fit none, as hardened as our own.</summary>
public sealed record GkeAutoProvisioning
{
    /// <summary>The most CPUs of all nodes together, the declared pools' among them. Default: 64.</summary>
    public int MaxCpus { get; init; } = 64;

    /// <summary>The most memory of all nodes together, in GB. Default: 256.</summary>
    public int MaxMemoryGb { get; init; } = 256;

    /// <summary>The most accelerators of all nodes together, by type such as <c>nvidia-l4</c>. Default: none.</summary>
    public ImmutableSortedDictionary<string, int> MaxAccelerators { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Whether pods that name no compute class get the one called <c>default</c>. Default: false.</summary>
    public bool DefaultComputeClass { get; init; }

    /// <summary>The boot disks' size in GB, at least 10. Default: 50.</summary>
    public int DiskGb { get; init; } = 50;

    /// <summary>
    /// The boot disks' type; newer machine families such as N4 take <c>hyperdisk-balanced</c> only. Default: <c>pd-balanced</c>, for E2 and
    /// N2; a compute class names its own.
    /// </summary>
    public string DiskType { get; init; } = "pd-balanced";
}

/// <summary>Turns <see cref="GkeAutoProvisioning"/> into a cluster's inputs.</summary>
internal static class GkeAutoProvisioningInputs
{
    public static readonly string[] Scopes = ["https://www.googleapis.com/auth/cloud-platform"];

    /// <param name="provisioning">Null: only declared pools.</param>
    /// <param name="optimizeUtilization">Whether nodes are packed tightly.</param>
    /// <param name="zones">The zones of the nodes.</param>
    /// <param name="serviceAccount">Whom nodes act as.</param>
    /// <param name="diskKey">The key of their disks; null for Google's.</param>
    public static Inputs.ClusterClusterAutoscalingArgs Autoscaling(
        this GkeAutoProvisioning? provisioning,
        bool optimizeUtilization,
        ImmutableSortedSet<string> zones,
        Output<string> serviceAccount,
        Input<string>? diskKey)
    {
        var profile = optimizeUtilization ? "OPTIMIZE_UTILIZATION" : "BALANCED";
        return provisioning is null
            ? new() { Enabled = false, AutoscalingProfile = profile }
            : new()
            {
                Enabled = true,
                AutoscalingProfile = profile,
                DefaultComputeClassEnabled = provisioning.DefaultComputeClass,
                AutoProvisioningLocations = zones.ToArray(),
                ResourceLimits = Limits(provisioning).ToArray(),
                AutoProvisioningDefaults = Defaults(provisioning, serviceAccount, diskKey),
            };
    }

    private static IEnumerable<Inputs.ClusterClusterAutoscalingResourceLimitArgs> Limits(GkeAutoProvisioning provisioning)
    {
        yield return new() { ResourceType = "cpu", Maximum = provisioning.MaxCpus };
        yield return new() { ResourceType = "memory", Maximum = provisioning.MaxMemoryGb };
        foreach (var (type, most) in provisioning.MaxAccelerators)
            yield return new() { ResourceType = type, Maximum = most };
    }

    private static Inputs.ClusterClusterAutoscalingAutoProvisioningDefaultsArgs Defaults(
        GkeAutoProvisioning provisioning, Output<string> serviceAccount, Input<string>? diskKey) => new()
        {
            ServiceAccount = serviceAccount,
            OauthScopes = Scopes,
            ImageType = "COS_CONTAINERD",
            DiskSize = provisioning.DiskGb,
            DiskType = provisioning.DiskType,
            BootDiskKmsKey = diskKey,
            ShieldedInstanceConfig = new Inputs.ClusterClusterAutoscalingAutoProvisioningDefaultsShieldedInstanceConfigArgs
            {
                EnableSecureBoot = true,
                EnableIntegrityMonitoring = true,
            },
            Management = new Inputs.ClusterClusterAutoscalingAutoProvisioningDefaultsManagementArgs
            {
                AutoRepair = true,
                AutoUpgrade = true,
            },
            UpgradeSettings = new Inputs.ClusterClusterAutoscalingAutoProvisioningDefaultsUpgradeSettingsArgs
            {
                Strategy = "SURGE",
                MaxSurge = 1,
                MaxUnavailable = 0,
            },
        };
}
