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

    public static ClusterExports Build(ClusterScope scope)
    {
        var cloud = Provider(scope);
        return scope.Part switch
        {
            LayerPart.Foundation => new(null, Foundation(scope, cloud).Values),
            LayerPart.Clusters => Exports(OnFoundation(scope, cloud, AwsFoundation.Of(scope.Below!, scope.Name))),
            LayerPart.AddOns => new(InCluster(scope, cloud, Reached(scope, cloud))),
            _ => new(InCluster(scope, cloud, OnFoundation(scope, cloud, Foundation(scope, cloud)))),
        };
    }

    private static AwsFoundation Foundation(ClusterScope scope, Aws.Provider cloud) => AwsFoundation.Of(Network(scope, cloud));

    private static ReadyCluster OnFoundation(ClusterScope scope, Aws.Provider cloud, AwsFoundation foundation)
    {
        var cluster = Cluster(scope, cloud, foundation);
        var pools = scope.General(NodePools(scope, cloud, foundation, cluster));
        var system = SystemAddOns(scope, cloud, cluster, pools);
        var autoscaler = Autoscaler(scope, cloud, foundation, cluster, [.. pools, system]);
        return new(cluster, ReachableCluster.Of(foundation.NetworkId, cluster)) { Nodes = [.. pools, system, .. autoscaler] };
    }

    private static ICluster InCluster(ClusterScope scope, Aws.Provider cloud, ReadyCluster ready)
    {
        Identities(scope, ready.Cluster);
        scope.InstallAddOns(ready.Cluster, new AwsCloud(Facts(scope), scope.With(cloud)), new() { NetworkId = ready.Reached.NetworkId },
            ready.Nodes);
        return ready.Cluster;
    }

    private static ClusterExports Exports(ReadyCluster ready) => new(ready.Cluster, ready.Reached.Values);

    private static ReadyCluster Reached(ClusterScope scope, Aws.Provider cloud)
    {
        var reached = ReachableCluster.Of(scope.Below!, scope.Name, scope.Spec);
        var cluster = new ClusterReference(scope.Name, new()
        {
            ClusterName = scope.PhysicalName,
            Eks = new()
            {
                Region = scope.Spec.Region,
                Account = scope.Spec.Account!,
                Endpoint = reached.Endpoint,
                CertificateAuthority = reached.CertificateAuthority!,
            },
            Ours = true,
            ForgetUnreachable = scope.Spec.ForgetUnreachable,
        }, scope.With(cloud));
        return new(cluster, reached);
    }

    private static AwsFacts Facts(ClusterScope scope) => AwsFacts.Of(scope.Spec.Region, scope.Spec.Account!, scope.PhysicalName);

    public static Aws.Provider Provider(ClusterScope scope) => new(scope.Named("aws"), new()
    {
        Region = scope.Spec.Region,
        AllowedAccountIds = [scope.Spec.Account!],
        DefaultTags = new Aws.Inputs.ProviderDefaultTagsArgs { Tags = scope.Tags.ToImmutableDictionary() },
    });

    private static AwsNetwork Network(ClusterScope scope, Aws.Provider cloud) => new(scope.Name, new()
    {
        Facts = Facts(scope),
        Cidr = scope.Block,
        Zones = scope.Spec.Zones,
        Egress = scope.Spec.Network.Egress,
        PodPrefixes = scope.Spec.Eks.PodNetwork.PrefixDelegation,
        Settings = scope.Spec.Network.Aws,
    }, scope.With(cloud));

    private static EksCluster Cluster(ClusterScope scope, Aws.Provider cloud, AwsFoundation foundation)
    {
        var spec = scope.Spec;
        return new(scope.Name, new()
        {
            ClusterName = scope.PhysicalName,
            Version = spec.Version,
            Region = spec.Region,
            Account = spec.Account!,
            SubnetIds = foundation.ControlPlaneSubnetIds,
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
        ClusterScope scope, Aws.Provider cloud, AwsFoundation foundation, EksCluster cluster) => PoolsInFlight.Make(
        scope.Spec.NodePools,
        [.. foundation.WayOut, .. cluster.BeforeNodes],
        (name, pool, after) => NodePool(scope, name, pool, foundation, cluster, scope.With(cloud, after)));

    private static EksNodePool NodePool(
        ClusterScope scope, string name, NodePoolSpec pool, AwsFoundation foundation, EksCluster cluster,
        ComponentResourceOptions options) =>
        new(scope.Named(name), new()
        {
            Pool = name,
            ClusterName = cluster.Name,
            Region = scope.Spec.Region,
            SubnetIds = foundation.NodeSubnetIds,
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

    /// <summary>
    /// Before the add-ons: Karpenter has a Service, which nobody could make between the registration of the load balancer controller's
    /// webhook and its answer.
    /// </summary>
    private static Resource[] Autoscaler(
        ClusterScope scope, Aws.Provider cloud, AwsFoundation foundation, EksCluster cluster, Resource[] runsOn)
    {
        var options = scope.With([cloud, cluster.Kubernetes]);
        return scope.Spec.Eks.Autoscaler switch
        {
            NodeAutoscaler.Karpenter =>
            [
                new Karpenter(scope.Named("karpenter"), new()
                {
                    Cluster = cluster.Facts,
                    ClusterName = cluster.Name,
                    SubnetIds = foundation.NodeSubnetIds,
                    SecurityGroupId = cluster.SecurityGroupId,
                    RunsOn = runsOn,
                    Controller = scope.Spec.Eks.Karpenter.Controller,
                    Pools = KarpenterPools(scope.Spec.Eks),
                    Tags = scope.Tags,
                }, options),
            ],
            NodeAutoscaler.ClusterAutoscaler =>
            [
                new ClusterAutoscaler(scope.Named("cluster-autoscaler"), new()
                {
                    Cluster = cluster.Facts,
                    ClusterName = cluster.Name,
                    Version = scope.Spec.Version,
                    RunsOn = runsOn,
                }, options),
            ],
            _ => [],
        };
    }

    /// <summary>Without prefixes a node has addresses for fewer pods, which Karpenter counts by itself.</summary>
    private static ImmutableSortedDictionary<string, KarpenterPool> KarpenterPools(EksSpec eks) => eks.PodNetwork.PrefixDelegation
        ? eks.Karpenter.Pools
        : eks.Karpenter.Pools.ToImmutableSortedDictionary(pool => pool.Key, pool => pool.Value with { MaxPods = null });

    private static void Identities(ClusterScope scope, ICluster cluster)
    {
        foreach (var (name, workload) in scope.Spec.Identities)
            _ = cluster.Identify(name, workload.Args());
    }
}
