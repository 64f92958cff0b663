using Platform.Components.AddOns;
using Platform.Components.CloudParts;
using Platform.Components.Clusters;
using Platform.Components.Identity;
using Platform.Components.Networks;
using Platform.Components.NodePools;
using Platform.Stacks.Specs;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>A cluster on AWS from the network up; the twin of <see cref="GcpPlatform"/>.</summary>
internal static class AwsPlatform
{
    private const string DefaultMachine = "m7g.large";

    public static ICluster Build(ClusterScope scope)
    {
        var cloud = Provider(scope);
        var network = Network(scope, cloud);
        var cluster = Cluster(scope, cloud, network);
        var pools = scope.General(NodePools(scope, cloud, network, cluster));
        var system = SystemAddOns(scope, cloud, cluster, pools);
        Autoscaler(scope, cloud, network, cluster, [.. pools, system]);
        Identities(scope, cluster);
        AddOnLayer.Install(
            scope.AddOns,
            cluster,
            scope.Named,
            after => scope.With(cluster.Kubernetes, [.. pools, system, .. after]),
            cloud: new AwsCloud(AwsFacts.Of(scope.Spec.Region, scope.Spec.Account!, scope.PhysicalName), scope.With(cloud)));
        return cluster;
    }

    public static Aws.Provider Provider(ClusterScope scope) => new(scope.Named("aws"), new()
    {
        Region = scope.Spec.Region,
        AllowedAccountIds = [scope.Spec.Account!],
        DefaultTags = new Aws.Inputs.ProviderDefaultTagsArgs { Tags = scope.Tags.ToImmutableDictionary() },
    });

    private static AwsNetwork Network(ClusterScope scope, Aws.Provider cloud) => new(scope.Name, new()
    {
        Facts = AwsFacts.Of(scope.Spec.Region, scope.Spec.Account!, scope.PhysicalName),
        Cidr = scope.Block,
        Zones = scope.Spec.Zones,
        Egress = scope.Spec.Network.Egress,
        PodPrefixes = scope.Spec.Eks.PodNetwork.PrefixDelegation,
        Settings = scope.Spec.Network.Aws,
    }, scope.With(cloud));

    private static EksCluster Cluster(ClusterScope scope, Aws.Provider cloud, AwsNetwork network)
    {
        var spec = scope.Spec;
        return new(scope.Name, new()
        {
            ClusterName = scope.PhysicalName,
            Version = spec.Version,
            Region = spec.Region,
            Account = spec.Account!,
            SubnetIds = network.ControlPlaneSubnetIds,
            ControlPlane = spec.Eks.ControlPlane,
            Logs = spec.Eks.Logs,
            DeployRole = spec.Eks.DeployRole,
            Access = spec.Eks.Access,
            PodNetwork = spec.Eks.PodNetwork,
            Tags = scope.Tags,
            DeletionProtection = spec.DeletionProtection,
            ForgetUnreachable = spec.ForgetUnreachable,
        }, scope.With(cloud));
    }

    private static ImmutableSortedDictionary<string, EksNodePool> NodePools(
        ClusterScope scope, Aws.Provider cloud, AwsNetwork network, EksCluster cluster) => PoolsInFlight.Make(
        scope.Spec.NodePools,
        [.. network.WayOut, .. cluster.BeforeNodes],
        (name, pool, after) => NodePool(scope, name, pool, network, cluster, scope.With(cloud, after)));

    private static EksNodePool NodePool(
        ClusterScope scope, string name, NodePoolSpec pool, AwsNetwork network, EksCluster cluster, ComponentResourceOptions options) =>
        new(scope.Named(name), new()
        {
            Pool = name,
            ClusterName = cluster.Name,
            Region = scope.Spec.Region,
            SubnetIds = network.NodeSubnetIds,
            Machine = pool.Machine ?? DefaultMachine,
            MoreMachines = pool.Eks.MoreMachines,
            Image = pool.Eks.Image,
            Min = pool.Min,
            Max = pool.Max,
            Spot = pool.Spot,
            Version = pool.Version,
            ReleaseVersion = pool.Eks.ReleaseVersion,
            Labels = pool.Labels,
            Taints = pool.Taints,
            Disk = pool.Eks.Disk,
            Update = pool.Eks.Update,
            Repair = pool.Eks.Repair,
            WarmPool = pool.Eks.WarmPool,
            Sandbox = pool.Sandbox ? pool.Eks.GVisor : null,
            DetailedMonitoring = pool.Eks.DetailedMonitoring,
            Tags = scope.Tags,
        }, options);

    private static EksSystemAddOns SystemAddOns(ClusterScope scope, Aws.Provider cloud, EksCluster cluster, Resource[] pools) =>
        new(scope.Named("system-add-ons"), new()
        {
            Cluster = cluster.Facts,
            ClusterName = cluster.Name,
            Version = scope.Spec.Version,
            AddOns = scope.Spec.Eks.SystemAddOns,
            RunsOn = pools,
            Tags = scope.Tags,
        }, scope.With(cloud));

    private static void Autoscaler(ClusterScope scope, Aws.Provider cloud, AwsNetwork network, EksCluster cluster, Resource[] runsOn)
    {
        var options = scope.With([cloud, cluster.Kubernetes]);
        switch (scope.Spec.Eks.Autoscaler)
        {
            case NodeAutoscaler.Karpenter:
                _ = new Karpenter(scope.Named("karpenter"), new()
                {
                    Cluster = cluster.Facts,
                    ClusterName = cluster.Name,
                    SubnetIds = network.NodeSubnetIds,
                    SecurityGroupId = cluster.SecurityGroupId,
                    RunsOn = runsOn,
                    Controller = scope.Spec.Eks.Karpenter.Controller,
                    Pools = KarpenterPools(scope.Spec.Eks),
                    Tags = scope.Tags,
                }, options);
                break;
            case NodeAutoscaler.ClusterAutoscaler:
                _ = new ClusterAutoscaler(scope.Named("cluster-autoscaler"), new()
                {
                    Cluster = cluster.Facts,
                    ClusterName = cluster.Name,
                    Version = scope.Spec.Version,
                    RunsOn = runsOn,
                }, options);
                break;
            default:
                break;
        }
    }

    /// <summary>Without prefixes a node has addresses for fewer pods, which Karpenter counts by itself.</summary>
    private static ImmutableSortedDictionary<string, KarpenterPool> KarpenterPools(EksSpec eks) => eks.PodNetwork.PrefixDelegation
        ? eks.Karpenter.Pools
        : eks.Karpenter.Pools.ToImmutableSortedDictionary(pool => pool.Key, pool => pool.Value with { MaxPods = null });

    private static void Identities(ClusterScope scope, EksCluster cluster)
    {
        foreach (var (name, workload) in scope.Spec.Identities)
            _ = cluster.Identify(name, workload.Args());
    }
}
