using Platform.Components.AddOns;
using Platform.Components.Clusters;
using Platform.Components.Identity;
using Platform.Components.Networks;
using Platform.Components.NodePools;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>A cluster on AWS from the network up; the twin of <see cref="GcpPlatform"/>.</summary>
internal static class AwsPlatform
{
    private const string DefaultMachine = "m7g.large";

    public static ICluster Build(ClusterScope scope)
    {
        var spec = scope.Spec;
        var cloud = Provider(scope);
        var network = new AwsNetwork(scope.Name, new()
        {
            Facts = AwsFacts.Of(spec.Region, spec.Account ?? "", scope.PhysicalName),
            Cidr = CidrBlock.Parse(spec.Network.Cidr),
            Zones = spec.Zones,
            Egress = spec.Network.Egress,
        }, scope.With(cloud));
        var cluster = new EksCluster(scope.Name, new()
        {
            ClusterName = scope.PhysicalName,
            Version = spec.Version,
            Region = spec.Region,
            Account = spec.Account ?? "",
            SubnetIds = network.ControlPlaneSubnetIds,
            Access = spec.Administrators.ToImmutableSortedDictionary(
                role => role.Key, role => new EksAccess { Principal = role.Value, Level = EksAccessLevel.ClusterAdmin }),
            DeletionProtection = spec.DeletionProtection,
            Logs = new() { RetentionDays = spec.LogRetentionDays },
        }, scope.With(cloud));
        var pools = spec.NodePools.Select(pool => (Resource)new EksNodePool(scope.Named(pool.Key), new()
        {
            Pool = pool.Key,
            ClusterName = cluster.Name,
            Region = spec.Region,
            SubnetIds = network.NodeSubnetIds,
            Machine = pool.Value.Machine ?? DefaultMachine,
            Min = pool.Value.Min,
            Max = pool.Value.Max,
            Spot = pool.Value.Spot,
        }, scope.With(cloud))).ToArray();
        foreach (var (identity, workload) in spec.Identities)
        {
            _ = cluster.Identify(identity, new()
            {
                Namespace = workload.Namespace,
                ServiceAccount = workload.ServiceAccount,
                Permissions = new() { Aws = new() { Existing = workload.Permissions } },
            });
        }

        var plan = AddOnPlan.For(ClusterFacts.Of(scope.Environment, scope.Name, spec), spec.AddOns.All());
        AddOnLayer.Install(plan, cluster, scope.Named, after => scope.With(cluster.Kubernetes, [.. pools, .. after]));
        return cluster;
    }

    private static Aws.Provider Provider(ClusterScope scope) => new(scope.Named("aws"), new()
    {
        Region = scope.Spec.Region,
        DefaultTags = new Aws.Inputs.ProviderDefaultTagsArgs { Tags = scope.Tags.ToImmutableDictionary() },
    });
}
