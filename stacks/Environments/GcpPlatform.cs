using Platform.Components.AddOns;
using Platform.Components.Clusters;
using Platform.Components.Identity;
using Platform.Components.Networks;
using Platform.Components.NodePools;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>A cluster on Google Cloud from the network up; the twin of <see cref="AwsPlatform"/>.</summary>
internal static class GcpPlatform
{
    private const string DefaultMachine = "e2-standard-4";

    public static ICluster Build(ClusterScope scope)
    {
        var spec = scope.Spec;
        var project = spec.Project!;
        var cloud = Provider(scope);
        var network = new GcpNetwork(scope.Name, new()
        {
            Cidr = CidrBlock.Parse(spec.Network.Cidr),
            Region = spec.Region,
            Egress = spec.Network.Egress,
        }, scope.With(cloud));
        var cluster = new GkeCluster(scope.Name, new()
        {
            ClusterName = scope.PhysicalName,
            Version = spec.Version,
            Project = project,
            ProjectNumber = spec.ProjectNumber ?? "",
            Region = spec.Region,
            Zones = spec.Zones,
            NetworkId = network.NetworkId,
            SubnetId = network.SubnetId,
            DeletionProtection = spec.DeletionProtection,
        }, scope.With(cloud));
        var pools = spec.NodePools.Select(pool => (Resource)new GkeNodePool(scope.Named(pool.Key), new()
        {
            Pool = pool.Key,
            ClusterName = cluster.Name,
            Project = project,
            Region = spec.Region,
            Zones = spec.Zones,
            ServiceAccount = cluster.NodeServiceAccount,
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
                Permissions = new()
                {
                    Gcp = new()
                    {
                        Grants = workload.Permissions.ToImmutableSortedDictionary(
                            role => role.Key, role => (GcpGrant)new GcpGrant.OnProject(role.Value)),
                    },
                },
            });
        }

        var plan = AddOnPlan.For(ClusterFacts.Of(scope.Environment, scope.Name, spec), spec.AddOns.All());
        AddOnLayer.Install(plan, cluster, scope.Named, after => scope.With(cluster.Kubernetes, [.. pools, .. after]));
        return cluster;
    }

    private static Gcp.Provider Provider(ClusterScope scope) => new(scope.Named("gcp"), new()
    {
        Project = scope.Spec.Project!,
        Region = scope.Spec.Region,
        DefaultLabels = scope.Tags.ToImmutableDictionary(),
    });
}
