using Platform.Components.AddOns;
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

    public static ICluster Build(EnvironmentSpec environment, string name, ClusterSpec spec)
    {
        var cloud = new ComponentResourceOptions { Provider = Provider(environment, name, spec) };
        var network = new AwsNetwork(name, new()
        {
            Cidr = CidrBlock.Parse(spec.Network.Cidr),
            Zones = spec.Zones,
            Egress = spec.Network.Egress,
        }, cloud);
        var cluster = new EksCluster(name, new()
        {
            ClusterName = $"{environment.Organization}-{environment.Name}-{name}",
            Version = spec.Version,
            Region = spec.Region,
            SubnetIds = network.PrivateSubnetIds,
            Administrators = spec.Administrators,
            DeletionProtection = spec.DeletionProtection,
            LogRetentionDays = spec.LogRetentionDays,
        }, cloud);
        var pools = spec.NodePools.Select(pool => (Resource)new EksNodePool($"{name}-{pool.Key}", new()
        {
            Pool = pool.Key,
            ClusterName = cluster.Name,
            SubnetIds = network.PrivateSubnetIds,
            Machine = pool.Value.Machine ?? DefaultMachine,
            Min = pool.Value.Min,
            Max = pool.Value.Max,
            Spot = pool.Value.Spot,
        }, cloud)).ToArray();
        foreach (var (identity, workload) in spec.Identities)
        {
            _ = new AwsWorkloadIdentity($"{name}-{identity}", new()
            {
                ClusterName = cluster.Name,
                Namespace = workload.Namespace,
                ServiceAccount = workload.ServiceAccount,
                Policies = workload.Permissions,
            }, cloud);
        }

        _ = new IngressNginx($"{name}-ingress-nginx", new()
        {
            Replicas = spec.Ingress.Replicas,
            ServiceAnnotations = ImmutableSortedDictionary<string, string>.Empty
                .Add("service.beta.kubernetes.io/aws-load-balancer-type", "nlb"),
        }, new() { Provider = cluster.Kubernetes, DependsOn = pools });
        return cluster;
    }

    private static Aws.Provider Provider(EnvironmentSpec environment, string name, ClusterSpec spec) => new($"{name}-aws", new()
    {
        Region = spec.Region,
        DefaultTags = new Aws.Inputs.ProviderDefaultTagsArgs
        {
            Tags = { ["platform"] = environment.Organization, ["environment"] = environment.Name, ["managed-by"] = "pulumi" },
        },
    });
}
