using Inputs = Pulumi.Gcp.Container.Inputs;

namespace Platform.Components.NodePools;

/// <summary>A hardened multi-zone node pool. It knows nothing of what runs on it.</summary>
public sealed class GkeNodePool : PlatformComponent
{
    internal const string Token = "platform:nodePools:GkeNodePool";

    /// <summary>
    /// The most characters of the component's name: GKE allows 40 for a pool's name, of which the role takes 6 and Pulumi, so that a
    /// replacement can stand beside what it replaces, 8.
    /// </summary>
    public const int LongestName = 26;

    /// <summary>
    /// The taint of nodes for what GKE itself runs in a cluster: its components tolerate it. Where a pool has it another has none, or what
    /// tolerates neither has nowhere to go.
    /// </summary>
    public static NodeTaint SystemTaint { get; } = new() { Key = "components.gke.io/gke-managed-components", Value = "true" };

    private readonly GkeNodePoolArgs _args;

    /// <summary>Makes the pool.</summary>
    /// <exception cref="ArgumentException">The settings contradict each other, or the name is too long.</exception>
    public GkeNodePool(string name, GkeNodePoolArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        Check(name);
        Pool = NodePool();

        Name = Pool.Name;
        RegisterOutputs();
    }

    /// <summary>The pool's physical name, for compute classes.</summary>
    [Output] public Output<string> Name { get; }

    /// <summary>The pool, for what has to wait until nodes run.</summary>
    public Gcp.Container.NodePool Pool { get; }

    /// <summary>What GKE would refuse only once the cluster stands.</summary>
    private void Check(string name)
    {
        if (name.Length > LongestName)
            throw new ArgumentException($"{name}: up to {LongestName} characters", nameof(name));
        if (_args.Upgrade is { Strategy: GkeUpgradeStrategy.Surge, MaxSurge: 0, MaxUnavailable: 0 })
            throw new ArgumentException($"pool {_args.Pool}: an upgrade needs a node more or a node fewer");
        if (_args is { Sandbox: true, Image: not GkeNodeImage.ContainerOptimized })
            throw new ArgumentException($"pool {_args.Pool}: GKE has gVisor for Container-Optimized OS alone");
    }

    private Gcp.Container.NodePool NodePool()
    {
        var pool = new Gcp.Container.NodePoolArgs
        {
            Project = _args.Project,
            Location = _args.Region,
            Cluster = _args.ClusterName,
            NodeLocations = _args.Zones.ToArray(),
            InitialNodeCount = PerZone(_args.Min),
            IgnoreNodeCountChanges = true,
            MaxPodsPerNode = _args.MaxPodsPerNode,
            Autoscaling = new Inputs.NodePoolAutoscalingArgs
            {
                TotalMinNodeCount = _args.Min,
                TotalMaxNodeCount = _args.Max,
                LocationPolicy = GoogleWire.Name(_args.LocationPolicy ?? (_args.Spot ? GkeLocationPolicy.Any : GkeLocationPolicy.Balanced)),
            },
            Management = new Inputs.NodePoolManagementArgs { AutoRepair = true, AutoUpgrade = true },
            UpgradeSettings = _args.Upgrade.Settings(),
            NodeDrainConfigs = [_args.Drain.Config()],
            NetworkConfig = new Inputs.NodePoolNetworkConfigArgs { EnablePrivateNodes = true, PodRange = _args.PodRange.OrNone() },
            NodeConfig = GkeNodeConfig.For(_args),
        };
        if (_args.HoldVersion)
            pool.MaintenancePolicies.Add(GkeNodeInputs.HeldVersion());
        return new(Named("nodes"), pool, OfPool());
    }

    /// <summary>GKE counts by zone when it makes a pool; rounded up, no zone begins without a node that it should have.</summary>
    private int PerZone(int nodes) => (nodes + _args.Zones.Count - 1) / _args.Zones.Count;

    /// <summary>
    /// The autoscaler moves the count; a deployment must not move it back. Both sets of nodes, and budgets that are heeded, take longer
    /// than the upgrade alone.
    /// </summary>
    private CustomResourceOptions OfPool()
    {
        var options = Inside();
        options.IgnoreChanges = ["initialNodeCount"];
        options.CustomTimeouts = new()
        {
            Create = TimeSpan.FromMinutes(45),
            Update = TimeSpan.FromHours(4) + TimeSpan.FromMinutes(_args.Upgrade.DrainAfterMinutes + _args.Upgrade.SoakMinutes),
            Delete = TimeSpan.FromHours(1) + TimeSpan.FromMinutes(_args.Drain.BudgetMinutes + _args.Drain.GraceMinutes),
        };
        return options;
    }
}
