namespace Platform.Components.NodePools;

/// <summary>
/// A GKE compute class: what nodes pods get that name it, best first. It makes no node itself; GKE does when a pod waits, and takes it away
/// again.
/// </summary>
public sealed class ComputeClass : PlatformComponent
{
    internal const string Token = "platform:nodePools:ComputeClass";

    private readonly ComputeClassArgs _args;

    /// <summary>Makes the class.</summary>
    public ComputeClass(string name, ComputeClassArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        Class = Object();
        RegisterOutputs();
    }

    /// <summary>The class, for pods that name it.</summary>
    public K8s.ApiExtensions.CustomResource Class { get; }

    private K8s.ApiExtensions.CustomResource Object() => new(Named("class"), new ComputeClassObjectArgs
    {
        Metadata = new K8s.Types.Inputs.Meta.V1.ObjectMetaArgs { Name = _args.ClassName },
        Spec = new InputMap<object>
        {
            ["priorities"] = _args.Settings.Rules.Select(Priority).ToArray(),
            ["priorityDefaults"] = new Dictionary<string, object?>
            {
                ["location"] = new Dictionary<string, object?> { ["zones"] = _args.Zones.ToArray() },
            },
            ["whenUnsatisfiable"] = _args.Settings.WhenNoneFits.ToString(),
            ["nodePoolAutoCreation"] = AutoCreation(),
            ["nodePoolConfig"] = Config(),
            ["activeMigration"] = new Dictionary<string, object?>
            {
                ["optimizeRulePriority"] = _args.Settings.ReturnToBetterRules,
                ["ensureAllDaemonSetPodsRunning"] = true,
            },
            ["autoscalingPolicy"] = new Dictionary<string, object?> { ["consolidationDelayMinutes"] = _args.Settings.IdleMinutes },
        },
    }, Inside());

    /// <summary>A rule names a pool of ours, or says what a node that GKE makes is like.</summary>
    private Dictionary<string, object?> Priority(ComputeClassRule rule)
    {
        if (rule.Pool is { } pool)
            return new() { ["nodepools"] = new object[] { _args.Pools[pool] } };

        var priority = new Dictionary<string, object?>
        {
            ["spot"] = rule.Spot,
            ["maxPodsPerNode"] = rule.MaxPodsPerNode,
            ["storage"] = Storage(rule),
        };
        if (rule.MachineFamily is { } family)
            priority["machineFamily"] = family;
        if (rule.MachineType is { } type)
            priority["machineType"] = type;
        if (rule.MinCores is { } cores)
            priority["minCores"] = cores;
        if (rule.MinMemoryGb is { } memory)
            priority["minMemoryGb"] = memory;
        return priority;
    }

    private Dictionary<string, object?> Storage(ComputeClassRule rule)
    {
        var storage = new Dictionary<string, object?> { ["bootDiskSize"] = rule.DiskGb };
        if (rule.DiskType is { } type)
            storage["bootDiskType"] = type;
        if (_args.DiskKey is { } key)
            storage["bootDiskKMSKey"] = key;
        return storage;
    }

    private Dictionary<string, object?> AutoCreation()
    {
        var creation = new Dictionary<string, object?> { ["enabled"] = _args.Settings.CreatePools };
        if (_args.Settings.SecureBoot)
        {
            creation["shieldedInstanceConfig"] = new Dictionary<string, object?>
            {
                ["enableSecureBoot"] = true,
                ["enableIntegrityMonitoring"] = true,
            };
        }

        return creation;
    }

    /// <summary>
    /// What all nodes of the class have, whichever rule they come from; pools of ours have it too, or would not be found.
    /// </summary>
    private Dictionary<string, object?> Config() => new()
    {
        ["serviceAccount"] = _args.ServiceAccount,
        ["imageType"] = "cos_containerd",
        ["imageStreaming"] = new Dictionary<string, object?> { ["enabled"] = true },
    };
}

/// <summary>The object as Kubernetes has it.</summary>
internal sealed class ComputeClassObjectArgs() : K8s.ApiExtensions.CustomResourceArgs("cloud.google.com/v1", "ComputeClass")
{
    [Input("spec", required: true)] public InputMap<object> Spec { get; init; } = null!;
}
