using Platform.Components.AddOns;
using Platform.Components.CloudParts;
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

    public static ClusterExports Build(ClusterScope scope)
    {
        var cloud = Provider(scope);
        return scope.Part switch
        {
            LayerPart.Foundation => new(null, Foundation(scope, cloud).Values),
            LayerPart.Clusters => Exports(OnFoundation(scope, cloud, GcpFoundation.Of(scope.Below!, scope.Name))),
            LayerPart.AddOns => new(InCluster(scope, cloud, Reached(scope, cloud))),
            _ => new(InCluster(scope, cloud, OnFoundation(scope, cloud, Foundation(scope, cloud)))),
        };
    }

    private static GcpFoundation Foundation(ClusterScope scope, Gcp.Provider cloud)
    {
        var services = Services(scope, cloud);
        return GcpFoundation.Of(Network(scope, cloud, services), services);
    }

    private static ReadyCluster OnFoundation(ClusterScope scope, Gcp.Provider cloud, GcpFoundation foundation)
    {
        var cluster = Cluster(scope, cloud, foundation);
        var pools = NodePools(scope, cloud, foundation, cluster);
        ComputeClasses(scope, cluster, pools);
        return new(cluster, ReachableCluster.Of(foundation.NetworkId, cluster))
        {
            Nodes = scope.General(pools),
            Services = foundation.Services,
        };
    }

    private static ICluster InCluster(ClusterScope scope, Gcp.Provider cloud, ReadyCluster ready)
    {
        Identities(scope, ready.Cluster);
        var resources = new CloudResources
        {
            NetworkId = ready.Reached.NetworkId,
            DiskKey = ready.Reached.DiskKey is { } key ? (Input<string>)key : null,
        };
        scope.InstallAddOns(ready.Cluster, Parts(scope, cloud, ready.Services), resources, ready.Nodes);
        return ready.Cluster;
    }

    private static ClusterExports Exports(ReadyCluster ready) => new(ready.Cluster, ready.Reached.Values);

    private static ReadyCluster Reached(ClusterScope scope, Gcp.Provider cloud)
    {
        var reached = ReachableCluster.Of(scope.Below!, scope.Name, scope.Spec);
        var cluster = new ClusterReference(scope.Name, new()
        {
            ClusterName = scope.PhysicalName,
            Gke = new()
            {
                Project = scope.Spec.Project!,
                ProjectNumber = scope.Spec.ProjectNumber!,
                Location = scope.Spec.Region,
                DnsEndpoint = reached.Endpoint,
            },
            Ours = true,
            Authentication = scope.Spec.Gke.Authentication,
            AccessToken = Token(scope, cloud),
            ForgetUnreachable = scope.Spec.ForgetUnreachable,
        }, scope.With(cloud));
        return new(cluster, reached);
    }

    public static Gcp.Provider Provider(ClusterScope scope) => new(scope.Named("gcp"), new()
    {
        Project = scope.Spec.Project!,
        Region = scope.Spec.Region,
        DefaultLabels = scope.Tags.ToImmutableDictionary(),
    });

    public static GcpCloud Parts(ClusterScope scope, Gcp.Provider cloud, params IEnumerable<Resource> after) => new(
        new(scope.Spec.Project!, scope.Spec.ProjectNumber!, scope.Spec.Region), scope.With(cloud, after));

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

    private static GkeCluster Cluster(ClusterScope scope, Gcp.Provider cloud, GcpFoundation foundation)
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
            NetworkId = foundation.NetworkId,
            SubnetId = foundation.SubnetId,
            Endpoints = spec.Gke.Endpoints,
            Upgrades = spec.Gke.Upgrades,
            Security = spec.Gke.Security,
            Networking = Networking(spec),
            Telemetry = Telemetry(scope),
            Features = spec.Gke.Features,
            AutoProvisioning = spec.Gke.AutoProvisioning,
            Backups = spec.Gke.Backups,
            Registries = spec.Gke.Registries,
            Labels = scope.Tags,
            Authentication = spec.Gke.Authentication,
            AccessToken = Token(scope, cloud),
            ForgetUnreachable = spec.ForgetUnreachable,
            DeletionProtection = spec.DeletionProtection,
        }, scope.With(cloud, foundation.Services));
    }

    /// <summary>A second range of pods is of use only where the cluster knows of it.</summary>
    private static GkeNetworking Networking(ClusterSpec spec) => spec.Network.Gcp.MorePods
        ? spec.Gke.Networking with { AdditionalPodRanges = spec.Gke.Networking.AdditionalPodRanges.Add(GcpNetwork.MorePodsRange) }
        : spec.Gke.Networking;

    /// <summary>Unless the stack file says so, Google's agents collect where no add-on does.</summary>
    private static GkeTelemetry Telemetry(ClusterScope scope) => scope.Spec.Gke.Telemetry with
    {
        ManagedPrometheus = scope.Spec.Gke.Telemetry.ManagedPrometheus ?? !scope.AddOns.Facts.Offers(Capability.Metrics),
    };

    private static ImmutableSortedDictionary<string, GkeNodePool> NodePools(
        ClusterScope scope, Gcp.Provider cloud, GcpFoundation foundation, GkeCluster cluster) => PoolsInFlight.Make(
        scope.Spec.NodePools,
        [.. foundation.WayOut, .. cluster.BeforeNodes],
        (name, pool, after) => NodePool(scope, name, pool, cluster, scope.With(cloud, after)));

    private static GkeNodePool NodePool(
        ClusterScope scope, string name, NodePoolSpec pool, GkeCluster cluster, ComponentResourceOptions options) =>
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
            Image = pool.Gke.Image,
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

    /// <summary>The one look-up, and only where the stack file asks for it; else null.</summary>
    public static Input<string>? Token(ClusterScope scope, Gcp.Provider cloud) =>
        scope.Spec.Gke.Authentication != GkeAuthentication.AccessToken
            ? null
            : (Input<string>)Output.CreateSecret(
                Gcp.Organizations.GetClientConfig.Invoke(new InvokeOptions { Provider = cloud }).Apply(client => client.AccessToken));

    private static void ComputeClasses(ClusterScope scope, GkeCluster cluster, ImmutableSortedDictionary<string, GkeNodePool> pools)
    {
        foreach (var (name, settings) in scope.Spec.Gke.ComputeClasses)
        {
            _ = new ComputeClass(scope.Named(name), new()
            {
                ClassName = name,
                Settings = settings,
                Zones = scope.Spec.Zones,
                ServiceAccount = cluster.NodeServiceAccount,
                DiskKey = cluster.DiskKey,
                Pools = pools.ToImmutableSortedDictionary(pool => pool.Key, pool => (Input<string>)pool.Value.Pool.Name),
            }, scope.With(cluster.Kubernetes));
        }
    }

    private static void Identities(ClusterScope scope, ICluster cluster)
    {
        foreach (var (name, workload) in scope.Spec.Identities)
            _ = cluster.Identify(name, workload.Args());
    }
}
