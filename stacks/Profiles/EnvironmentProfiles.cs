using Platform.Components.Networks;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Profiles;

/// <summary>The profiles. Production is what the specs' initialisers say; the others name what they give up, and why.</summary>
public static class EnvironmentProfiles
{
    /// <summary>Nothing given up.</summary>
    public static Profile Prod { get; } = new();

    /// <summary>Production's shape at less cost.</summary>
    public static Profile Staging { get; } = Prod
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
                Network = cluster.Network with { Aws = cluster.Network.Aws with { FlowLogs = new() { RetentionDays = 14, DeleteWithNetwork = true } } },
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

    /// <summary>Cheap and quick.</summary>
    public static Profile Dev { get; } = DevProfile.Of(Staging);

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
