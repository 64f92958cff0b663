using System.Globalization;

namespace Platform.Components.NodePools;

/// <summary>A multi-zone managed node group with its role and launch template. It knows nothing of what runs on it.</summary>
/// <remarks>
/// The group's name is Pulumi's, so where a change replaces the group (another image, capacity, machine or subnet) the new one runs
/// before the old one goes. Disk, metadata and tags sit in the launch template: a new version of that rolls the nodes in place. EKS
/// itself tags the group's Auto Scaling group for the cluster autoscaler to find.
/// </remarks>
public sealed class EksNodePool : PlatformComponent
{
    internal const string Token = "platform:nodePools:EksNodePool";

    private readonly EksNodePoolArgs _args;

    /// <summary>Makes the pool.</summary>
    /// <exception cref="ArgumentException">The settings contradict each other.</exception>
    public EksNodePool(string name, EksNodePoolArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        Check();
        var role = new EksNodeRole(Named("nodes"), new() { Region = args.Region }, Within());
        var template = new Aws.Ec2.LaunchTemplate(Named("nodes"), EksLaunchTemplate.For(args), Inside());
        Group = NodeGroup(role, template);
        RegisterOutputs();
    }

    /// <summary>The node group, for what has to wait until nodes run.</summary>
    public Aws.Eks.NodeGroup Group { get; }

    private IEnumerable<string> Machines => [_args.Machine, .. _args.MoreMachines];

    /// <summary>What AWS would refuse only after minutes, or never say.</summary>
    private void Check()
    {
        if (Machines.FirstOrDefault(machine => NodeImages.IsArm(machine) != NodeImages.IsArm(_args.Image)) is { } machine)
            throw new ArgumentException($"pool {_args.Pool}: {machine} does not run {_args.Image}: they must have one architecture");
        if (_args is { Spot: true, WarmPool: not null })
            throw new ArgumentException($"pool {_args.Pool}: a warm pool holds no Spot instances: choose one of the two");
        if (_args.Sandbox is not null && NodeImages.AmiType(_args.Image) is not ("AL2023_ARM_64_STANDARD" or "AL2023_x86_64_STANDARD"))
            throw new ArgumentException($"pool {_args.Pool}: gVisor is installed on Amazon Linux 2023 only, not on {_args.Image}");
    }

    private Aws.Eks.NodeGroup NodeGroup(EksNodeRole role, Aws.Ec2.LaunchTemplate template) => new(Named("nodes"), new()
    {
        ClusterName = _args.ClusterName,
        NodeRoleArn = role.Arn,
        SubnetIds = _args.SubnetIds,
        AmiType = NodeImages.AmiType(_args.Image),
        CapacityType = _args.Spot ? "SPOT" : "ON_DEMAND",
        InstanceTypes = Machines.ToArray(),
        Version = _args.Version.OrNone(),
        ReleaseVersion = _args.ReleaseVersion.OrNone(),
        ForceUpdateVersion = _args.Update.Force,
        Labels = Labels(),
        Taints = Taints(),
        LaunchTemplate = new Aws.Eks.Inputs.NodeGroupLaunchTemplateArgs
        {
            Id = template.Id,
            Version = template.LatestVersion.Apply(version => version.ToString(CultureInfo.InvariantCulture)),
        },
        ScalingConfig = new Aws.Eks.Inputs.NodeGroupScalingConfigArgs
        {
            MinSize = _args.Min,
            MaxSize = _args.Max,
            DesiredSize = _args.Min,
        },
        UpdateConfig = new Aws.Eks.Inputs.NodeGroupUpdateConfigArgs
        {
            MaxUnavailablePercentage = _args.Update.MaxUnavailablePercentage,
            UpdateStrategy = _args.Update.Strategy == NodeUpdateStrategy.Minimal ? "MINIMAL" : "DEFAULT",
        },
        NodeRepairConfig = Repair(),
        WarmPoolConfig = WarmPoolConfig().OrNone(),
        Tags = _args.Tags.ToDictionary(),
    }, OfGroup(role));

    private InputMap<string> Labels()
    {
        var labels = _args.Labels.SetItem("platform/pool", _args.Pool);
        return (_args.Sandbox is null ? labels : labels.SetItem(GVisor.NodeKey, GVisor.NodeValue)).ToDictionary();
    }

    private InputList<Aws.Eks.Inputs.NodeGroupTaintArgs> Taints()
    {
        var taints = _args.Sandbox is null ? _args.Taints : _args.Taints.Add(GVisor.Taint);
        return taints.Select(taint => new Aws.Eks.Inputs.NodeGroupTaintArgs
        {
            Key = taint.Key,
            Value = taint.Value,
            Effect = taint.Effect switch
            {
                TaintEffect.PreferNoSchedule => "PREFER_NO_SCHEDULE",
                TaintEffect.NoExecute => "NO_EXECUTE",
                _ => "NO_SCHEDULE",
            },
        }).ToArray();
    }

    private Aws.Eks.Inputs.NodeGroupNodeRepairConfigArgs Repair()
    {
        var repair = new Aws.Eks.Inputs.NodeGroupNodeRepairConfigArgs { Enabled = _args.Repair.Enabled };
        if (_args.Repair.MaxUnhealthyPercentage is { } unhealthy)
            repair.MaxUnhealthyNodeThresholdPercentage = unhealthy;
        if (_args.Repair.MaxParallelPercentage is { } parallel)
            repair.MaxParallelNodesRepairedPercentage = parallel;
        foreach (var fault in _args.Repair.Overrides)
        {
            repair.NodeRepairConfigOverrides.Add(new Aws.Eks.Inputs.NodeGroupNodeRepairConfigNodeRepairConfigOverrideArgs
            {
                NodeMonitoringCondition = fault.Condition,
                NodeUnhealthyReason = fault.Reason,
                MinRepairWaitTimeMins = fault.MinWaitMinutes,
                RepairAction = fault.Action.ToString(),
            });
        }

        return repair;
    }

    private Aws.Eks.Inputs.NodeGroupWarmPoolConfigArgs? WarmPoolConfig()
    {
        if (_args.WarmPool is not { } pool)
            return null;

        var config = new Aws.Eks.Inputs.NodeGroupWarmPoolConfigArgs
        {
            MinSize = pool.Min,
            PoolState = pool.State.ToString().ToUpperInvariant(),
            ReuseOnScaleIn = pool.ReuseOnScaleIn,
        };
        if (pool.MaxPrepared is { } prepared)
            config.MaxGroupPreparedCapacity = prepared;
        return config;
    }

    /// <summary>The autoscaler moves the desired size; a deployment must not move it back.</summary>
    private CustomResourceOptions OfGroup(EksNodeRole role)
    {
        var options = Inside(role);
        options.IgnoreChanges = ["scalingConfig.desiredSize"];
        return options;
    }
}
