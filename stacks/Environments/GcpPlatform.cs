using Platform.Components.AddOns;
using Platform.Components.Clusters;
using Platform.Components.Identity;
using Platform.Components.Networks;
using Platform.Components.NodePools;
using Platform.Stacks.Specs;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>A cluster on Google Cloud from the network up; the twin of <see cref="AwsPlatform"/>.</summary>
internal static class GcpPlatform
{
    private const string DefaultMachine = "e2-standard-4";

    public static ICluster Build(EnvironmentSpec environment, string name, ClusterSpec spec)
    {
        var project = spec.Project!;
        var cloud = new ComponentResourceOptions { Provider = Provider(environment, name, spec) };
        var network = new GcpNetwork(name, new()
        {
            Cidr = CidrBlock.Parse(spec.Network.Cidr),
            Region = spec.Region,
            Egress = spec.Network.Egress,
        }, cloud);
        var cluster = new GkeCluster(name, new()
        {
            ClusterName = $"{environment.Organization}-{environment.Name}-{name}",
            Version = spec.Version,
            Project = project,
            Region = spec.Region,
            Zones = spec.Zones,
            NetworkId = network.NetworkId,
            SubnetId = network.SubnetId,
            DeletionProtection = spec.DeletionProtection,
        }, cloud);
        var pools = spec.NodePools.Select(pool => (Resource)new GkeNodePool($"{name}-{pool.Key}", new()
        {
            Pool = pool.Key,
            ClusterName = cluster.Name,
            Project = project,
            Region = spec.Region,
            Zones = spec.Zones,
            Machine = pool.Value.Machine ?? DefaultMachine,
            Min = pool.Value.Min,
            Max = pool.Value.Max,
            Spot = pool.Value.Spot,
        }, cloud)).ToArray();
        foreach (var (identity, workload) in spec.Identities)
        {
            _ = new GcpWorkloadIdentity($"{name}-{identity}", new()
            {
                Project = project,
                Namespace = workload.Namespace,
                ServiceAccount = workload.ServiceAccount,
                Roles = workload.Permissions,
            }, cloud);
        }

        _ = new IngressNginx($"{name}-ingress-nginx", new()
        {
            Replicas = spec.Ingress.Replicas,
        }, new() { Provider = cluster.Kubernetes, DependsOn = pools });
        return cluster;
    }

    private static Gcp.Provider Provider(EnvironmentSpec environment, string name, ClusterSpec spec) => new($"{name}-gcp", new()
    {
        Project = spec.Project!,
        Region = spec.Region,
        DefaultLabels = { ["platform"] = environment.Organization, ["environment"] = environment.Name, ["managed-by"] = "pulumi" },
    });
}
