using Platform.Components.AddOns;
using Platform.Components.Clusters;
using Platform.Components.Networks;
using Platform.Components.NodePools;
using Platform.Stacks.Specs;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>A cluster on Google Cloud from the network up; the twin of <see cref="AwsPlatform"/>.</summary>
internal static class GcpPlatform
{
    private const string DefaultMachine = "e2-standard-4";

    public static ICluster Build(ClusterScope scope)
    {
        var cloud = Provider(scope);
        var services = Services(scope, cloud);
        var network = Network(scope, cloud, services);
        var cluster = Cluster(scope, cloud, services, network);
        var pools = NodePools(scope, cloud, network, cluster);
        Identities(scope, cluster);
        AddOnLayer.Install(scope.AddOns, cluster, scope.Named, after => scope.With(cluster.Kubernetes, [.. pools, .. after]));
        return cluster;
    }

    private static Gcp.Provider Provider(ClusterScope scope) => new(scope.Named("gcp"), new()
    {
        Project = scope.Spec.Project!,
        Region = scope.Spec.Region,
        DefaultLabels = scope.Tags.ToImmutableDictionary(),
    });

    private static IReadOnlyList<Resource> Services(ClusterScope scope, Gcp.Provider cloud) =>
        new GcpServices(scope.Named("services"), new() { Project = scope.Spec.Project! }, scope.With(cloud)).Enabled;

    private static GcpNetwork Network(ClusterScope scope, Gcp.Provider cloud, IReadOnlyList<Resource> services) => new(scope.Name, new()
    {
        Cidr = scope.Block,
        Region = scope.Spec.Region,
        Egress = scope.Spec.Network.Egress,
        WebhookPorts = scope.AddOns.WebhookPorts,
        Settings = scope.Spec.Network.Gcp,
    }, scope.With(cloud, services));

    private static GkeCluster Cluster(ClusterScope scope, Gcp.Provider cloud, IReadOnlyList<Resource> services, GcpNetwork network)
    {
        var spec = scope.Spec;
        return new(scope.Name, new()
        {
            ClusterName = scope.PhysicalName,
            Version = spec.Version,
            Project = spec.Project!,
            ProjectNumber = spec.ProjectNumber!,
            Region = spec.Region,
            Zones = spec.Zones,
            NetworkId = network.NetworkId,
            SubnetId = network.SubnetId,
            Endpoints = spec.Gke.Endpoints,
            Upgrades = spec.Gke.Upgrades,
            Security = spec.Gke.Security,
            Networking = spec.Gke.Networking,
            Telemetry = spec.Gke.Telemetry,
            Features = spec.Gke.Features,
            AutoProvisioning = spec.Gke.AutoProvisioning,
            Backups = spec.Gke.Backups,
            Registries = spec.Gke.Registries,
            Labels = scope.Tags,
            DeletionProtection = spec.DeletionProtection,
        }, scope.With(cloud, services));
    }

    /// <summary>Makes all pools, and gives those that whatever runs in the cluster can wait for.</summary>
    private static Resource[] NodePools(ClusterScope scope, Gcp.Provider cloud, GcpNetwork network, GkeCluster cluster) => scope.General(PoolsInFlight.Make(
        scope.Spec.NodePools,
        [.. network.WayOut, .. cluster.BeforeNodes],
        (name, pool, after) => NodePool(scope, name, pool, cluster, scope.With(cloud, after))));

    private static GkeNodePool NodePool(ClusterScope scope, string name, NodePoolSpec pool, GkeCluster cluster, ComponentResourceOptions options) =>
        new(scope.Named(name), new()
        {
            Pool = name,
            ClusterName = cluster.Name,
            Project = scope.Spec.Project!,
            Region = scope.Spec.Region,
            Zones = scope.Spec.Zones,
            ServiceAccount = cluster.NodeServiceAccount,
            Machine = pool.Machine ?? DefaultMachine,
            Min = pool.Min,
            Max = pool.Max,
            Spot = pool.Spot,
            Labels = pool.Labels,
            Taints = pool.Taints,
            Sandbox = pool.Sandbox,
            LocationPolicy = pool.Gke.LocationPolicy,
            DiskGiB = pool.Gke.DiskGiB,
            DiskType = pool.Gke.DiskType,
            DiskKey = cluster.DiskKey,
            MaxPodsPerNode = scope.Spec.Gke.Networking.MaxPodsPerNode,
            ResourceLabels = scope.Tags,
            ImageStreaming = scope.Spec.Gke.Features.ImageStreaming,
            Accelerator = pool.Gke.Accelerator,
            ComputeClass = pool.Gke.ComputeClass,
            Upgrade = pool.Gke.Upgrade,
            Drain = pool.Gke.Drain,
            HoldVersion = pool.Gke.HoldVersion,
        }, options);

    private static void Identities(ClusterScope scope, GkeCluster cluster)
    {
        foreach (var (name, workload) in scope.Spec.Identities)
        {
            _ = cluster.Identify(name, new()
            {
                Namespace = workload.Namespace,
                ServiceAccount = workload.ServiceAccount,
                Permissions = workload.Permissions(),
            });
        }
    }
}
