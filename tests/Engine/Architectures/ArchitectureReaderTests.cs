using Engine.Tests.Support;
using Platform.Engine.Architectures;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Architectures;

/// <summary>How a stack is built is read from resource types and from what waits for what.</summary>
[TestFixture]
public sealed class ArchitectureReaderTests
{
    [Test]
    public void A_cluster_is_in_the_network_that_it_waits_for()
    {
        var cloud = ArchitectureReader.Of(Two()).Clouds.Single();

        Assert.That(
            cloud.Networks.Select(network => (network.Node.Name, network.Clusters.Single().Node.Name)),
            Is.EqualTo([("left", "west"), ("right", "east")]));
        Assert.That(cloud.Clusters, Is.Empty);
    }

    [Test]
    public void A_cluster_of_another_stack_s_network_is_in_its_cloud()
    {
        var build = new GraphBuilder();
        build.Resource("gcp:container/cluster:Cluster", "alone", Object(("network", "global/networks/base"), ("location", "europe-west1")));
        var cloud = ArchitectureReader.Of(build.Graph()).Clouds.Single();

        Assert.That((cloud.Name, cloud.Networks.Count, cloud.Clusters.Single().Kind), Is.EqualTo(("Google Cloud", 0, "GKE")));
        Assert.That(cloud.Regions, Is.EqualTo(["europe-west1"]));
    }

    [Test]
    public void Of_a_network_subnets_zones_gateways_and_endpoints_are_counted()
    {
        var build = new GraphBuilder();
        var vpc = build.Resource("aws:ec2/vpc:Vpc", "main", Object(("cidrBlock", "10.0.0.0/16")));
        foreach (var (name, zone) in new[] { ("one", "eu-west-1a"), ("two", "eu-west-1b"), ("three", "eu-west-1b") })
            build.Resource("aws:ec2/subnet:Subnet", name, Object(("availabilityZone", zone)), uses: vpc);
        var subnet = build.Graph().Named("one");
        build.Resource("aws:ec2/natGateway:NatGateway", "nat", ObjectValue.Empty, uses: subnet);
        build.Resource("aws:ec2/vpcEndpoint:VpcEndpoint", "s3", ObjectValue.Empty, uses: vpc);
        build.Resource("aws:ec2/vpcEndpoint:VpcEndpoint", "ec2", ObjectValue.Empty, uses: vpc);
        var network = ArchitectureReader.Of(build.Graph()).Clouds.Single().Networks.Single();

        Assert.That((network.Range, network.Subnets, network.Gateways, network.Endpoints), Is.EqualTo(("10.0.0.0/16", 3, 1, 2)));
        Assert.That(network.Zones, Is.EqualTo(["eu-west-1a", "eu-west-1b"]));
    }

    [Test]
    public void An_add_on_is_the_widest_component_that_does_not_hold_the_cluster_too()
    {
        var build = new GraphBuilder();
        var platform = build.Component("acme:Platform", "platform");
        var holder = build.Component("acme:Cluster", "blue", platform);
        var cluster = build.Resource("aws:eks/cluster:Cluster", "blue-control-plane", Object(("version", "1.34")), parent: holder);
        var kubernetes = build.Provider("kubernetes", "blue");
        var addOn = build.Component("acme:CertManager", "blue-cert-manager", platform);
        var inner = build.Component("acme:Issuers", "blue-cert-manager-issuers", addOn);
        build.Resource(
            "kubernetes:helm.sh/v3:Release", "release", Object(("chart", "oci://charts.example/cert-manager"), ("version", "1.19.1")),
            kubernetes, addOn);
        build.Resource("kubernetes:cert-manager.io/v1:ClusterIssuer", "issuer", ObjectValue.Empty, kubernetes, inner);
        build.Resource("kubernetes:core/v1:Namespace", "loose", ObjectValue.Empty, kubernetes, holder);
        build.Resource("aws:eks/addon:Addon", "blue-coredns", Object(("addonName", "coredns"), ("clusterName", "blue")), uses: cluster);
        var graph = build.Graph().With("blue", node => node.Custom ? node with { Dependencies = [cluster.Urn] } : node);

        var part = ArchitectureReader.Of(graph).Clouds.Single().Clusters.Single();

        Assert.That((part.Name, part.Kind, part.Version, part.Objects), Is.EqualTo(("blue", "EKS", "1.34", 1)));
        Assert.That(
            part.AddOns.Select(one => $"{one.Name} {(one.Managed ? "by the cloud" : one.Objects)} {string.Join(", ", one.Charts)}".Trim()),
            Is.EqualTo(["coredns by the cloud", "cert-manager 2 cert-manager 1.19.1"]));
    }

    [Test]
    public void What_is_no_cloud_is_counted_besides_and_what_is_only_read_is_not()
    {
        var build = new GraphBuilder();
        build.Resource("tls:index/privateKey:PrivateKey", "key", ObjectValue.Empty);
        build.Resource("aws:s3/bucket:Bucket", "ours", ObjectValue.Empty);
        build.Resource("aws:ec2/vpc:Vpc", "theirs", ObjectValue.Empty);
        var architecture = ArchitectureReader.Of(build.Graph().With("theirs", node => node with { External = true }));

        Assert.That(architecture.Others, Is.EqualTo(new Dictionary<string, int> { ["tls"] = 1 }));
        Assert.That(architecture.Clouds.Single().Services, Is.EqualTo([KeyValuePair.Create("s3", 1)]));
        Assert.That(architecture.Clouds.Single().Networks, Is.Empty);
    }

    [Test]
    public void A_secret_is_not_drawn()
    {
        var build = new GraphBuilder();
        build.Resource("aws:ec2/vpc:Vpc", "main", Object(("cidrBlock", Secret("10.0.0.0/16"))));

        Assert.That(ArchitectureReader.Of(build.Graph()).Clouds.Single().Networks.Single().Range, Is.Null);
    }

    /// <summary>Two networks with a cluster each, which waits for its network through a subnet.</summary>
    private static ResourceGraph Two()
    {
        var build = new GraphBuilder();
        var left = build.Resource("aws:ec2/vpc:Vpc", "left", ObjectValue.Empty);
        var right = build.Resource("aws:ec2/vpc:Vpc", "right", ObjectValue.Empty);
        foreach (var (name, network) in new[] { ("west", left), ("east", right) })
        {
            var subnet = build.Resource("aws:ec2/subnet:Subnet", $"{name}-subnet", ObjectValue.Empty, uses: network);
            build.Resource("aws:eks/cluster:Cluster", name, ObjectValue.Empty, uses: subnet);
        }

        return build.Graph();
    }
}
