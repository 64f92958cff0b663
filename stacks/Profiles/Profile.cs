using Platform.Components.Clusters;
using Platform.Components.Networks;
using Platform.Components.NodePools;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Profiles;

/// <summary>What an environment starts from before its stack file: a cluster and a node pool as they are unless something is said.</summary>
public sealed record Profile
{
    /// <summary>The environment itself.</summary>
    public EnvironmentSpec Environment { get; init; } = new() { Name = "" };

    /// <summary>Every cluster of the environment.</summary>
    public ClusterSpec Cluster { get; init; } = new();

    /// <summary>Every node pool of the environment.</summary>
    public NodePoolSpec NodePool { get; init; } = new();

    /// <summary>What an entry of a map starts from; null for what its type's initialisers say.</summary>
    public object? Entry(Type type) => type == typeof(ClusterSpec) ? Cluster : type == typeof(NodePoolSpec) ? NodePool : null;
}

/// <summary>The profiles. Production is what the specs' initialisers say; the others name what they give up.</summary>
public static class EnvironmentProfiles
{
    /// <summary>Nothing given up.</summary>
    public static Profile Prod { get; } = new();

    /// <summary>Production's shape at less cost.</summary>
    public static Profile Staging { get; } = Prod with
    {
        Cluster = Prod.Cluster with
        {
            Network = Prod.Cluster.Network with
            {
                // One zonal gateway costs a third of three; its zone's loss cuts all nodes off from the internet.
                Egress = Egress.Single,
                // A fortnight of flows is enough to find out why a rehearsal failed. Endpoints cost by the hour and zone, more than the control
                // plane; what staging calls goes through NAT for less.
                Aws = Prod.Cluster.Network.Aws with { InterfaceEndpoints = [], FlowLogs = new() { RetentionDays = 14, DeleteWithNetwork = true } },
            },
            // Staging is rebuilt from configuration; nothing in it is missed.
            DeletionProtection = false,
            Gke = Prod.Cluster.Gke with { Backups = null },
            Eks = Prod.Cluster.Eks with { Logs = Prod.Cluster.Eks.Logs with { RetentionDays = 30 } },
            // A kind that goes takes its objects along, which is what a rebuilt environment wants.
            RetainKinds = false,
        },
        NodePool = Prod.NodePool with { Max = 6 },
    };

    /// <summary>Cheap and quick.</summary>
    public static Profile Dev { get; } = Staging with
    {
        // Torn down every evening and built again from configuration.
        Environment = Staging.Environment with { ReplaceGuard = false },
        Cluster = Staging.Cluster with
        {
            // One of everything: a drained node interrupts, and nobody is woken.
            HighlyAvailable = false,
            Network = Staging.Cluster.Network with
            {
                // Flows are not looked into.
                Aws = Staging.Cluster.Network.Aws with { FlowLogs = new() { Destination = FlowLogDestination.None } },
                // Addresses of ours are for partners' allow-lists, and partners do not know dev.
                Gcp = Staging.Cluster.Network.Gcp with
                {
                    Nat = new() { FixedAddresses = 0, Log = NatLog.None },
                    FlowLogs = new() { Enabled = false },
                    DnsLogging = false,
                },
            },
            // Metrics and logs of the last days, on the smallest that runs. One load balancer: a Gateway is rehearsed in staging.
            AddOns = Staging.Cluster.AddOns with
            {
                EnvoyGateway = Staging.Cluster.AddOns.EnvoyGateway with { Enabled = false },
                KubePrometheusStack = Staging.Cluster.AddOns.KubePrometheusStack with { Prometheus = new() { RetentionDays = 2, StorageGiB = 10, MemoryGiB = 1 } },
                Elasticsearch = Staging.Cluster.AddOns.Elasticsearch with { StorageGiB = 20, MemoryGiB = 2, RetentionDays = 3, Kibana = false, TakesSnapshots = false },
            },
            Eks = Staging.Cluster.Eks with
            {
                // Secrets of dev protect nothing: AWS's own key does. A shift away from a zone is not rehearsed here.
                ControlPlane = Staging.Cluster.Eks.ControlPlane with { OwnSecretsKey = false, ZonalShift = false },
                Logs = new() { Types = ["audit", "authenticator"], RetentionDays = 14, OwnKey = false },
                SystemAddOns = Staging.Cluster.Eks.SystemAddOns with { Dns = new() { Min = 1 }, NodeMonitoring = false },
                // What a mistake of a developer may cost.
                Karpenter = new()
                {
                    Pools = Staging.Cluster.Eks.Karpenter.Pools.SetItem(
                        "workload", new() { Capacity = KarpenterCapacity.Spot, MaxCores = 16, MaxMemoryGiB = 64 }),
                },
            },
            Gke = Staging.Cluster.Gke with
            {
                // Rapid breaks here before regular breaks production; nights are for upgrades, and nobody is told of them.
                Upgrades = new()
                {
                    Channel = GkeReleaseChannel.Rapid,
                    Window = new() { Days = [.. Enum.GetValues<DayOfWeek>()], StartHour = 3, Hours = 4 },
                    HoldMinorVersions = false,
                    Notifications = [],
                },
                // What dev runs was built a minute ago, on anybody's machine; what it keeps, Google's own keys protect.
                Security = Staging.Cluster.Gke.Security with { EncryptSecrets = false, EncryptDisks = false, BinaryAuthorization = false },
                Networking = Staging.Cluster.Gke.Networking with { IntranodeVisibility = false },
                Telemetry = new() { WorkloadLogs = false, WorkloadMetrics = false, ControlPlaneMetrics = false, DataPlaneMetrics = false },
                Features = Staging.Cluster.Gke.Features with { SecretManager = false, OptimizeUtilization = true },
            },
        },
        NodePool = Staging.NodePool with
        {
            // Developers can wait for a node; nobody is paid for it meanwhile.
            Min = 1,
            Max = 3,
            Spot = true,
            Eks = Staging.NodePool.Eks with
            {
                // Old nodes first: no second machine for the minutes of an update. A broken node is looked at.
                Update = new() { Strategy = NodeUpdateStrategy.Minimal },
                Repair = new() { Enabled = false },
                Disk = new() { SizeGiB = 30 },
                DetailedMonitoring = false,
            },
            Gke = Staging.NodePool.Gke with
            {
                LocationPolicy = GkeLocationPolicy.Any,
                Upgrade = new() { MaxSurge = 0, MaxUnavailable = 1 },
                Drain = new() { RespectBudgets = false },
                DiskGiB = 30,
            },
        },
    };

    /// <summary>The profile of an environment: the one that it names, else that of its own name, else production.</summary>
    /// <param name="environment">The environment's name.</param>
    /// <param name="chosen">The profile that its stack file names. Default: none.</param>
    public static Profile For(string environment, ProfileName? chosen = null) => (chosen ?? Named(environment)) switch
    {
        ProfileName.Dev => Dev,
        ProfileName.Staging => Staging,
        _ => Prod,
    };

    /// <summary>The profile that has an environment's name; null when none has.</summary>
    public static ProfileName? Named(string environment) => environment switch
    {
        "prod" => ProfileName.Prod,
        "staging" => ProfileName.Staging,
        "dev" => ProfileName.Dev,
        _ => null,
    };
}
