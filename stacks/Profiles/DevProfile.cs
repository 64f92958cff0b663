using Platform.Components.Clusters;
using Platform.Components.Networks;
using Platform.Components.NodePools;

namespace Platform.Stacks.Profiles;

/// <summary>What development gives up beyond staging: it is torn down every evening, and nobody is woken when it fails.</summary>
internal static class DevProfile
{
    public static Profile Value { get; } = Clouds(Everywhere(EnvironmentProfiles.Staging))
        .PoolsWithout(
            "nodes for the most pods, and none that may be taken away",
            "developers can wait for a node; nobody is paid for it meanwhile",
            pool => pool with { Min = 1, Max = 3, Spot = true, Gke = pool.Gke with { LocationPolicy = GkeLocationPolicy.Any } })
        .PoolsWithout(
            "new nodes before old ones go, and pods that leave as their budgets allow",
            "no second machine is paid for during an update; what runs here can be interrupted",
            pool => pool with
            {
                Eks = pool.Eks with { Update = new() { Strategy = NodeUpdateStrategy.Minimal } },
                Gke = pool.Gke with { Upgrade = new() { MaxSurge = 0, MaxUnavailable = 1 }, Drain = new() { RespectBudgets = false } },
            })
        .PoolsWithout(
            "the repair of unhealthy nodes",
            "a broken node is looked at",
            pool => pool with { Eks = pool.Eks with { Repair = new() { Enabled = false } } })
        .PoolsWithout(
            "large disks, and measurements every minute",
            "images of a few days fit on the smallest; nobody looks at a minute",
            pool => pool with
            {
                Eks = pool.Eks with { Disk = new() { SizeGiB = 30 }, DetailedMonitoring = false },
                Gke = pool.Gke with { DiskGiB = 30 },
            });

    private static Profile Everywhere(Profile profile) => profile
        .EnvironmentWithout(
            "the guard against replacement",
            "it is torn down every evening and built again from configuration",
            environment => environment with { ReplaceGuard = false })
        .ClustersWithout(
            "replicas in several zones",
            "of everything there is one: a drained node interrupts, and nobody is woken",
            cluster => cluster with { HighlyAvailable = false })
        .ClustersWithout(
            "metrics and logs for weeks, and Kibana",
            "those of the last days are enough, on the smallest that runs",
            cluster => cluster with
            {
                AddOns = cluster.AddOns with
                {
                    KubePrometheusStack = cluster.AddOns.KubePrometheusStack with
                    {
                        Prometheus = new() { RetentionDays = 2, StorageGiB = 10, MemoryGiB = 1 },
                    },
                    Elasticsearch = cluster.AddOns.Elasticsearch with
                    {
                        StorageGiB = 20,
                        MemoryGiB = 2,
                        RetentionDays = 3,
                        Kibana = false,
                        TakesSnapshots = false,
                    },
                },
            })
        .ClustersWithout(
            "alerts in Slack",
            "developers look for themselves, and an environment that is torn down every evening would only be noise",
            cluster => cluster with
            {
                AddOns = cluster.AddOns with { KubePrometheusStack = cluster.AddOns.KubePrometheusStack with { Slack = null } },
            })
        .ClustersWithout(
            "the load balancer of a Gateway",
            "one load balancer is enough; a Gateway is rehearsed in staging",
            cluster => cluster with
            {
                AddOns = cluster.AddOns with { EnvoyGateway = cluster.AddOns.EnvoyGateway with { Enabled = false } },
            })
        .ClustersWithout(
            "records of the network's traffic",
            "nobody looks into them",
            cluster => cluster with
            {
                Network = cluster.Network with
                {
                    Aws = cluster.Network.Aws with { FlowLogs = new() { Destination = FlowLogDestination.None } },
                    Gcp = cluster.Network.Gcp with { FlowLogs = new() { Enabled = false }, DnsLogging = false },
                },
            })
        .ClustersWithout(
            "fixed addresses, and a log of NAT",
            "fixed addresses are for partners' allow-lists, and partners do not know dev",
            cluster => cluster with
            {
                Network = cluster.Network with { Gcp = cluster.Network.Gcp with { Nat = new() { FixedAddresses = 0, Log = NatLog.None } } },
            })
        .ClustersWithout(
            "keys of its own",
            "its secrets and disks hold nothing to protect; the cloud's own keys do for them",
            cluster => cluster with
            {
                Eks = cluster.Eks with { ControlPlane = cluster.Eks.ControlPlane with { OwnSecretsKey = false } },
                Gke = cluster.Gke with { Security = cluster.Gke.Security with { EncryptSecrets = false, EncryptDisks = false } },
            });

    private static Profile Clouds(Profile profile) => profile
        .ClustersWithout(
            "all logs of the control plane, under a key of their own",
            "who did what in the last days is asked here too; the rest is not",
            cluster => cluster with
            {
                Eks = cluster.Eks with { Logs = new() { Types = ["audit", "authenticator"], RetentionDays = 14, OwnKey = false } },
            })
        .ClustersWithout(
            "shifts away from a zone, several of CoreDNS, and an agent that watches nodes",
            "the loss of a zone is not rehearsed here, and nobody is woken",
            cluster => cluster with
            {
                Eks = cluster.Eks with
                {
                    ControlPlane = cluster.Eks.ControlPlane with { ZonalShift = false },
                    SystemAddOns = cluster.Eks.SystemAddOns with { Dns = new() { Min = 1 }, NodeMonitoring = false },
                },
            })
        .ClustersWithout(
            "on-demand machines, up to 100 cores",
            "that is what a mistake of a developer may cost",
            cluster => cluster with
            {
                Eks = cluster.Eks with
                {
                    Karpenter = cluster.Eks.Karpenter with
                    {
                        Pools = cluster.Eks.Karpenter.Pools.SetItem(
                            "workload", new() { Capacity = KarpenterCapacity.Spot, MaxCores = 16, MaxMemoryGiB = 64 }),
                    },
                },
            })
        .ClustersWithout(
            "minor versions by request, at weekends and announced",
            "the rapid channel breaks dev before the regular one breaks production; nights are for upgrades",
            cluster => cluster with
            {
                Gke = cluster.Gke with
                {
                    Upgrades = new()
                    {
                        Channel = GkeReleaseChannel.Rapid,
                        Window = new() { Days = [.. Enum.GetValues<DayOfWeek>()], StartHour = 3, Hours = 4 },
                        HoldMinorVersions = false,
                        Notifications = [],
                    },
                },
            })
        .ClustersWithout(
            "the demand that images are attested",
            "what dev runs was built a minute ago, on anybody's machine",
            cluster => cluster with { Gke = cluster.Gke with { Security = cluster.Gke.Security with { BinaryAuthorization = false } } })
        .ClustersWithout(
            "logs and metrics in Google Cloud, and sight of traffic within a node",
            "they cost by their amount, and nobody looks into them",
            cluster => cluster with
            {
                Gke = cluster.Gke with
                {
                    Networking = cluster.Gke.Networking with { IntranodeVisibility = false },
                    Telemetry = new()
                    {
                        WorkloadLogs = false,
                        WorkloadMetrics = false,
                        ControlPlaneMetrics = false,
                        DataPlaneMetrics = false,
                    },
                },
            })
        .ClustersWithout(
            "spare room on nodes, and mounted secrets of Secret Manager",
            "nodes are packed tightly and given back soon; External Secrets brings what dev needs",
            cluster => cluster with
            {
                Gke = cluster.Gke with { Features = cluster.Gke.Features with { SecretManager = false, OptimizeUtilization = true } },
            });
}
