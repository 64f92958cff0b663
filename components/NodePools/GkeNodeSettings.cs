using Inputs = Pulumi.Gcp.Container.Inputs;

namespace Platform.Components.NodePools;

/// <summary>How GKE brings a pool's nodes to another version.</summary>
public sealed record GkePoolUpgrade
{
    /// <summary>Node by node, or by a second set of nodes. Default: node by node.</summary>
    public GkeUpgradeStrategy Strategy { get; init; }

    /// <summary>Node by node: how many nodes more than usual there may be. Default: 1.</summary>
    public int MaxSurge { get; init; } = 1;

    /// <summary>Node by node: how many nodes fewer than usual there may be. Default: 0.</summary>
    public int MaxUnavailable { get; init; }

    /// <summary>By a second set: for how many minutes pods may move by themselves before old nodes are drained. Default: 60.</summary>
    public int DrainAfterMinutes { get; init; } = 60;

    /// <summary>By a second set: for how many minutes the empty old nodes are kept, to go back to. Default: 60.</summary>
    public int SoakMinutes { get; init; } = 60;
}

/// <summary>How nodes are replaced.</summary>
public enum GkeUpgradeStrategy
{
    /// <summary>A few nodes at a time, new ones first.</summary>
    Surge,

    /// <summary>
    /// A second set of nodes, as large as the autoscaler finds it must be, with the old ones to go back to; for what keeps state.
    /// </summary>
    BlueGreen,
}

/// <summary>What the nodes of a pool boot.</summary>
public enum GkeNodeImage
{
    /// <summary>Container-Optimized OS, whose root cannot be written to; the one that gVisor and image streaming work with.</summary>
    ContainerOptimized,

    /// <summary>Ubuntu, for what is installed on nodes after they start.</summary>
    Ubuntu,
}

/// <summary>How pods leave the nodes of a pool that is deleted or replaced.</summary>
public sealed record GkeDrain
{
    /// <summary>Whether disruption budgets are heeded. Default: true.</summary>
    public bool RespectBudgets { get; init; } = true;

    /// <summary>For how many minutes budgets are heeded before pods go anyway. Default: 60.</summary>
    public int BudgetMinutes { get; init; } = 60;

    /// <summary>How many minutes a pod has to end. Default: 10.</summary>
    public int GraceMinutes { get; init; } = 10;
}

/// <summary>Where the autoscaler puts the next node of a pool.</summary>
public enum GkeLocationPolicy
{
    /// <summary>Where there are fewest, so that zones stay even.</summary>
    Balanced,

    /// <summary>Where there is room, so that reservations are used and spot machines last longer.</summary>
    Any,
}

/// <summary>Accelerators of each node of a pool.</summary>
public sealed record GkeAccelerator
{
    /// <summary>The type, such as <c>nvidia-l4</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>How many each node has. Default: 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The driver that GKE installs. Default: the one it holds to be stable.</summary>
    public GkeDriver Driver { get; init; }
}

/// <summary>Which driver of an accelerator GKE installs.</summary>
public enum GkeDriver
{
    /// <summary>The one that suits the version of Kubernetes.</summary>
    Default,

    /// <summary>The newest that the image can run.</summary>
    Latest,

    /// <summary>None: an operator inside the cluster does.</summary>
    InstallationDisabled,
}

/// <summary>Turns settings of a pool into its inputs.</summary>
internal static class GkeNodeInputs
{
    public static Inputs.NodePoolUpgradeSettingsArgs Settings(this GkePoolUpgrade upgrade) => upgrade.Strategy == GkeUpgradeStrategy.Surge
        ? new() { Strategy = GoogleWire.Name(upgrade.Strategy), MaxSurge = upgrade.MaxSurge, MaxUnavailable = upgrade.MaxUnavailable }
        : new()
        {
            Strategy = GoogleWire.Name(upgrade.Strategy),
            BlueGreenSettings = new Inputs.NodePoolUpgradeSettingsBlueGreenSettingsArgs
            {
                NodePoolSoakDuration = GoogleWire.Minutes(upgrade.SoakMinutes),
                AutoscaledRolloutPolicy = new Inputs.NodePoolUpgradeSettingsBlueGreenSettingsAutoscaledRolloutPolicyArgs
                {
                    WaitForDrainDuration = GoogleWire.Minutes(upgrade.DrainAfterMinutes),
                },
            },
        };

    public static string Type(this GkeNodeImage image) => image switch
    {
        GkeNodeImage.ContainerOptimized => "COS_CONTAINERD",
        GkeNodeImage.Ubuntu => "UBUNTU_CONTAINERD",
        _ => throw new ArgumentOutOfRangeException(nameof(image), image, "unknown image"),
    };

    public static Inputs.NodePoolNodeDrainConfigArgs Config(this GkeDrain drain) => !drain.RespectBudgets
        ? new() { RespectPdbDuringNodePoolDeletion = false }
        : new()
        {
            RespectPdbDuringNodePoolDeletion = true,
            PdbTimeoutDuration = GoogleWire.Minutes(drain.BudgetMinutes),
            GraceTerminationDuration = GoogleWire.Minutes(drain.GraceMinutes),
        };

    public static Inputs.NodePoolMaintenancePolicyArgs HeldVersion() => new()
    {
        ExclusionUntilEndOfSupports = [new Inputs.NodePoolMaintenancePolicyExclusionUntilEndOfSupportArgs { Enabled = true }],
    };

    public static Inputs.NodePoolNodeConfigTaintArgs Input(this NodeTaint taint) =>
        new() { Key = taint.Key, Value = taint.Value, Effect = GoogleWire.Name(taint.Effect) };

    public static Inputs.NodePoolNodeConfigGuestAcceleratorArgs Input(this GkeAccelerator accelerator) => new()
    {
        Type = accelerator.Type,
        Count = accelerator.Count,
        GpuDriverInstallationConfig = new Inputs.NodePoolNodeConfigGuestAcceleratorGpuDriverInstallationConfigArgs
        {
            GpuDriverVersion = GoogleWire.Name(accelerator.Driver),
        },
    };
}
