using Platform.Components.AddOns;
using Platform.Components.CloudParts;
using Platform.Components.Clusters;
using Platform.Components.Identity;
using Platform.Tests.Support;
using Pulumi;

namespace Platform.Tests.Components.AddOns;

/// <summary>A cluster that add-ons are installed on in tests, with an identity that only remembers what it was asked for.</summary>
internal sealed class TestCluster(Pulumi.Kubernetes.Provider kubernetes) : ICluster
{
    /// <summary>A highly available cluster in three zones that offers everything a managed cluster does.</summary>
    public static AddOnFacts Facts { get; } = new()
    {
        Cluster = "acme-test-main",
        Region = "eu-west-1",
        Zones = ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
        Kubernetes = "1.35",
        Storage = StorageFacts.Ebs,
        Native = [Capability.WorkloadIdentity, Capability.NetworkPolicies, Capability.LoadBalancers, Capability.VolumeSnapshots],
    };

    public Output<string> Name => Output.Create(Facts.Cluster);

    public Output<string> Kubeconfig => Output.CreateSecret("{}");

    public Pulumi.Kubernetes.Provider Kubernetes => kubernetes;

    public IReadOnlyList<Resource> BeforeNodes => [];

    public WorkloadIdentity Identify(string name, WorkloadIdentityArgs args) => new AwsWorkloadIdentity($"main-{name}", new()
    {
        Workload = args,
        Cluster = new("aws", "eu-west-1", "111122223333", Facts.Cluster),
        ClusterName = Facts.Cluster,
    });

    /// <summary>Installs one add-on as the layer would, with what others than the cluster offer.</summary>
    public static Task<Recording> InstallAsync(AddOn addOn, AddOnFacts? facts = null, params Capability[] offered) =>
        InstallAsync(addOn, new AwsCloud(AwsFacts.Of("eu-west-1", "111122223333", Facts.Cluster), new()), facts, offered);

    /// <summary>Installs one add-on on a cluster of the given cloud.</summary>
    public static Task<Recording> InstallAsync(AddOn addOn, ICloud cloud, AddOnFacts? facts = null, params Capability[] offered) => Recording.OfAsync(() =>
    {
        var known = facts ?? Facts;
        var cluster = new TestCluster(new Pulumi.Kubernetes.Provider("main-kubernetes"));
        var offers = known with { Offered = known.Native.Union(addOn.Provides).Union(offered) };
        var context = new AddOnContext(offers, cluster, $"main-{addOn.Name}", new() { Provider = cluster.Kubernetes }) { Cloud = cloud };
        _ = addOn.Install(context);
    });
}
