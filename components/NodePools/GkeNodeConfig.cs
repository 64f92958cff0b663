using Inputs = Pulumi.Gcp.Container.Inputs;

namespace Platform.Components.NodePools;

/// <summary>
/// What the nodes of a GKE pool are like. Labels, taints, machine and disk can change on a pool that stands; account, scopes, metadata,
/// spot, accelerators and sandbox replace it. What is not asked for is left out: to a provider an empty list is not the same as none.
/// </summary>
internal static class GkeNodeConfig
{
    private const string ComputeClassKey = "cloud.google.com/compute-class";

    public static Inputs.NodePoolNodeConfigArgs For(GkeNodePoolArgs args)
    {
        var config = Hardened(args);
        foreach (var taint in Taints(args))
            config.Taints.Add(taint.Input());
        if (args.Accelerator is { } accelerator)
            config.GuestAccelerators.Add(accelerator.Input());
        if (args.Sandbox)
            config.SandboxConfig = new Inputs.NodePoolNodeConfigSandboxConfigArgs { Type = "GVISOR" };
        return config;
    }

    private static Inputs.NodePoolNodeConfigArgs Hardened(GkeNodePoolArgs args) => new()
    {
        MachineType = args.Machine,
        ImageType = args.Image.Type(),
        BootDisk = new Inputs.NodePoolNodeConfigBootDiskArgs { SizeGb = args.DiskGiB, DiskType = args.DiskType.OrNone() },
        BootDiskKmsKey = args.DiskKey,
        Spot = args.Spot,
        ServiceAccount = args.ServiceAccount,
        OauthScopes = ["https://www.googleapis.com/auth/cloud-platform"],
        Metadata = { ["disable-legacy-endpoints"] = "true" },
        Labels = Labels(args).ToImmutableDictionary(),
        ResourceLabels = args.ResourceLabels.ToImmutableDictionary(),
        Gvnic = new Inputs.NodePoolNodeConfigGvnicArgs { Enabled = true },
        GcfsConfig = new Inputs.NodePoolNodeConfigGcfsConfigArgs { Enabled = Streams(args) },
        KubeletConfig = new Inputs.NodePoolNodeConfigKubeletConfigArgs { InsecureKubeletReadonlyPortEnabled = "FALSE" },
        WorkloadMetadataConfig = new Inputs.NodePoolNodeConfigWorkloadMetadataConfigArgs { Mode = "GKE_METADATA" },
        ShieldedInstanceConfig = new Inputs.NodePoolNodeConfigShieldedInstanceConfigArgs
        {
            EnableSecureBoot = true,
            EnableIntegrityMonitoring = true,
        },
    };

    /// <summary>Only Google's own image can.</summary>
    private static bool Streams(GkeNodePoolArgs args) => args is { ImageStreaming: true, Image: GkeNodeImage.ContainerOptimized };

    /// <summary>Compute classes find a pool by label and taint, as if they had made it.</summary>
    private static ImmutableSortedDictionary<string, string> Labels(GkeNodePoolArgs args)
    {
        var labels = args.Labels.SetItem("platform/pool", args.Pool);
        return args.ComputeClass is { } name ? labels.SetItem(ComputeClassKey, name) : labels;
    }

    private static ImmutableArray<NodeTaint> Taints(GkeNodePoolArgs args) =>
        args.ComputeClass is { } name ? args.Taints.Add(new() { Key = ComputeClassKey, Value = name }) : args.Taints;
}
