using Inputs = Pulumi.Gcp.Container.Inputs;

namespace Platform.Components.Clusters;

/// <summary>
/// The pool that GKE insists on making with a cluster and that is removed at once. Its node starts all the same, so it has what policies of
/// organizations ask for: an account and a key of our own, secure boot, and a small disk that counts against no SSD quota. Also what pools
/// start from when GKE makes them by itself.
/// </summary>
internal static class GkeThrowAwayPool
{
    private const string Off = "FALSE";

    private const int SmallestDiskGb = 20;

    public static Inputs.ClusterNodeConfigArgs NodeConfig(
        Output<string> serviceAccount, Input<string>? diskKey, ImmutableSortedDictionary<string, string> labels) => new()
        {
            MachineType = "e2-medium",
            ImageType = "COS_CONTAINERD",
            DiskType = "pd-standard",
            DiskSizeGb = SmallestDiskGb,
            BootDiskKmsKey = diskKey,
            ServiceAccount = serviceAccount,
            OauthScopes = GkeAutoProvisioningInputs.Scopes,
            ResourceLabels = labels.ToImmutableDictionary(),
            Metadata = { ["disable-legacy-endpoints"] = "true" },
            WorkloadMetadataConfig = new Inputs.ClusterNodeConfigWorkloadMetadataConfigArgs { Mode = "GKE_METADATA" },
            ShieldedInstanceConfig = new Inputs.ClusterNodeConfigShieldedInstanceConfigArgs
            {
                EnableSecureBoot = true,
                EnableIntegrityMonitoring = true,
            },
        };

    /// <param name="imageStreaming">Whether containers start while their image is still read.</param>
    public static Inputs.ClusterNodePoolDefaultsArgs Defaults(bool imageStreaming) => new()
    {
        NodeConfigDefaults = new Inputs.ClusterNodePoolDefaultsNodeConfigDefaultsArgs
        {
            GcfsConfig = new Inputs.ClusterNodePoolDefaultsNodeConfigDefaultsGcfsConfigArgs { Enabled = imageStreaming },
            InsecureKubeletReadonlyPortEnabled = Off,
        },
    };

    public static Inputs.ClusterNodePoolAutoConfigArgs AutoConfig() => new()
    {
        NodeKubeletConfig = new Inputs.ClusterNodePoolAutoConfigNodeKubeletConfigArgs { InsecureKubeletReadonlyPortEnabled = Off },
    };
}
