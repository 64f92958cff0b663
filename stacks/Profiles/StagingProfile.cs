using Platform.Components.Networks;

namespace Platform.Stacks.Profiles;

/// <summary>What staging gives up: it is a rehearsal, and can be made again.</summary>
internal static class StagingProfile
{
    public static Profile Value { get; } = EnvironmentProfiles.Prod
        .ClustersWithout(
            "a way to the internet in every zone",
            "one zonal gateway costs a third of three; the loss of its zone cuts all nodes off from the internet",
            cluster => cluster with { Network = cluster.Network with { Egress = Egress.Single } })
        .ClustersWithout(
            "endpoints of AWS's services inside the network",
            "they cost by the hour and zone, more than the control plane; what it calls goes through the gateway for less",
            cluster => cluster with { Network = cluster.Network with { Aws = cluster.Network.Aws with { InterfaceEndpoints = [] } } })
        .ClustersWithout(
            "flow logs for 90 days that outlive the network",
            "a fortnight of flows is enough to find out why a rehearsal failed",
            cluster => cluster with
            {
                Network = cluster.Network with
                {
                    Aws = cluster.Network.Aws with { FlowLogs = new() { RetentionDays = 14, DeleteWithNetwork = true } },
                },
            })
        .ClustersWithout(
            "protection from deletion, and backups",
            "it is rebuilt from configuration; nothing in it is missed",
            cluster => cluster with { DeletionProtection = false, Gke = cluster.Gke with { Backups = null } })
        .ClustersWithout(
            "logs of the control plane for 90 days",
            "a month is enough to find out why a rehearsal failed",
            cluster => cluster with { Eks = cluster.Eks with { Logs = cluster.Eks.Logs with { RetentionDays = 30 } } })
        .ClustersWithout(
            "kinds that outlive their add-on",
            "a kind that goes takes its objects along, which is what a rebuilt environment wants",
            cluster => cluster with { RetainKinds = false })
        .ClustersWithout(
            "the dead man's switch",
            "whoever rehearses looks at the channel; nobody is woken because it is silent",
            cluster => cluster with
            {
                AddOns = cluster.AddOns with { KubePrometheusStack = cluster.AddOns.KubePrometheusStack with { DeadMansSwitch = null } },
            })
        .PoolsWithout(
            "room for nine nodes in a pool",
            "a rehearsal has less to carry",
            pool => pool with { Max = 6 });
}
