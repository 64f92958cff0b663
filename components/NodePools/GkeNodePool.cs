namespace Platform.Components.NodePools;

/// <summary>A multi-zone node pool with its service account. It knows nothing of what runs on it.</summary>
public sealed class GkeNodePool : PlatformComponent
{
    internal const string Token = "platform:nodePools:GkeNodePool";

    private readonly GkeNodePoolArgs _args;

    /// <summary>Makes the pool.</summary>
    public GkeNodePool(string name, GkeNodePoolArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        var account = NodeAccount();
        Pool = NodePool(account);
        RegisterOutputs();
    }

    /// <summary>The pool, for what has to wait until nodes run.</summary>
    public Gcp.Container.NodePool Pool { get; }

    private (Gcp.ServiceAccount.Account Account, Resource Role) NodeAccount()
    {
        var account = new Gcp.ServiceAccount.Account(Named("nodes"), new()
        {
            Project = _args.Project,
            DisplayName = $"Nodes of pool {_args.Pool}",
        }, Inside());
        var role = new Gcp.Projects.IAMMember(Named("nodes"), new()
        {
            Project = _args.Project,
            Role = "roles/container.defaultNodeServiceAccount",
            Member = account.Member,
        }, Inside());
        return (account, role);
    }

    private Gcp.Container.NodePool NodePool((Gcp.ServiceAccount.Account Account, Resource Role) nodes) => new(Named("nodes"), new()
    {
        Project = _args.Project,
        Location = _args.Region,
        Cluster = _args.ClusterName,
        NodeLocations = _args.Zones.ToArray(),
        Autoscaling = new Gcp.Container.Inputs.NodePoolAutoscalingArgs
        {
            TotalMinNodeCount = _args.Min,
            TotalMaxNodeCount = _args.Max,
            LocationPolicy = _args.Spot ? "ANY" : "BALANCED",
        },
        Management = new Gcp.Container.Inputs.NodePoolManagementArgs { AutoRepair = true, AutoUpgrade = true },
        UpgradeSettings = new Gcp.Container.Inputs.NodePoolUpgradeSettingsArgs { MaxSurge = 1, MaxUnavailable = 0 },
        NodeConfig = new Gcp.Container.Inputs.NodePoolNodeConfigArgs
        {
            MachineType = _args.Machine,
            ImageType = "COS_CONTAINERD",
            DiskSizeGb = _args.DiskGiB,
            Spot = _args.Spot,
            ServiceAccount = nodes.Account.Email,
            OauthScopes = ["https://www.googleapis.com/auth/cloud-platform"],
            Labels = { ["platform/pool"] = _args.Pool },
            WorkloadMetadataConfig = new Gcp.Container.Inputs.NodePoolNodeConfigWorkloadMetadataConfigArgs { Mode = "GKE_METADATA" },
            ShieldedInstanceConfig = new Gcp.Container.Inputs.NodePoolNodeConfigShieldedInstanceConfigArgs
            {
                EnableSecureBoot = true,
                EnableIntegrityMonitoring = true,
            },
        },
    }, OfPool(nodes.Role));

    /// <summary>The autoscaler moves the count; a deployment must not move it back.</summary>
    private CustomResourceOptions OfPool(Resource role)
    {
        var options = Inside(role);
        options.IgnoreChanges = ["initialNodeCount"];
        return options;
    }
}

/// <summary>Inputs of <see cref="GkeNodePool"/>.</summary>
public sealed class GkeNodePoolArgs : ResourceArgs
{
    /// <summary>The pool's name, as a label on its nodes.</summary>
    public required string Pool { get; init; }

    /// <summary>The cluster's physical name.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The Google Cloud project.</summary>
    public required string Project { get; init; }

    /// <summary>The cluster's region.</summary>
    public required string Region { get; init; }

    /// <summary>The zones of the nodes.</summary>
    public required ImmutableSortedSet<string> Zones { get; init; }

    /// <summary>The machine type, such as <c>e2-standard-4</c>.</summary>
    public required string Machine { get; init; }

    /// <summary>The fewest nodes, in all zones together.</summary>
    public required int Min { get; init; }

    /// <summary>The most nodes, in all zones together.</summary>
    public required int Max { get; init; }

    /// <summary>Whether nodes may be taken away at half a minute's notice for a lower price. Default: false.</summary>
    public bool Spot { get; init; }

    /// <summary>The boot disk's size in GiB. Default: 50.</summary>
    public int DiskGiB { get; init; } = 50;
}
