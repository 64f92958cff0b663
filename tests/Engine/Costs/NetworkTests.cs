using Engine.Tests.Support;
using Platform.Engine.Costs;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Costs;

[TestFixture]
public sealed class NetworkTests
{
    [TestCase(2)]
    [TestCase(3)]
    public void A_regional_nat_gateway_is_paid_for_every_zone_of_its_network_with_an_address_each(int zones)
    {
        var build = Aws();
        for (var zone = 0; zone < zones; zone++)
        {
            foreach (var kind in new[] { "private", "public" })
                build.Resource("aws:ec2/subnet:Subnet", $"{kind}-{zone}", Object(("vpcId", "vpc-1"), ("availabilityZone", $"home-{zone}")));
        }

        build.Resource("aws:ec2/subnet:Subnet", "elsewhere", Object(("vpcId", "vpc-2"), ("availabilityZone", "home-9")));
        build.Resource("aws:ec2/natGateway:NatGateway", "nat", Object(("availabilityMode", "regional"), ("vpcId", "vpc-1")));

        Assert.That(Of(build).Total, Is.EqualTo(new Band(1, zones, zones) * (730 * (0.04m + 0.005m))));
    }

    [Test]
    public void While_the_network_s_id_is_not_known_its_subnets_are_those_that_use_the_same_network()
    {
        var build = Aws();
        var (own, other) = (build.Resource("aws:ec2/vpc:Vpc", "own", Object()), build.Resource("aws:ec2/vpc:Vpc", "other", Object()));
        foreach (var (zone, vpc) in new[] { ("a", own), ("b", own), ("c", other) })
            build.Resource("aws:ec2/subnet:Subnet", zone, Object(("vpcId", Unknown), ("availabilityZone", zone)), uses: vpc);
        build.Resource("aws:ec2/natGateway:NatGateway", "nat", Object(("availabilityMode", "regional"), ("vpcId", Unknown)), uses: own);

        Assert.That(Of(build).Lines[0].Quantity, Is.EqualTo(new Band(1, 2, 2)));
    }

    [Test]
    public void A_gateway_in_one_zone_has_an_address_that_is_paid_for_by_itself()
    {
        var build = Aws();
        build.Resource("aws:ec2/eip:Eip", "address", Object(("domain", "vpc")));
        build.Resource("aws:ec2/natGateway:NatGateway", "nat", Object(("allocationId", "eip-1"), ("subnetId", "subnet-1")));

        Assert.That(Of(build).Total.Usual, Is.EqualTo(730 * (0.04m + 0.005m)));
    }

    [TestCase(1)]
    [TestCase(3)]
    public void An_interface_endpoint_is_paid_for_every_zone(int zones)
    {
        var build = Aws();
        PropertyValue[] subnets = [.. Enumerable.Range(0, zones).Select(zone => (PropertyValue)$"subnet-{zone}")];
        build.Resource("aws:ec2/vpcEndpoint:VpcEndpoint", "ecr", Object(("vpcEndpointType", "Interface"), ("subnetIds", List(subnets))));

        Assert.That(Of(build).Total.Usual, Is.EqualTo(zones * 730 * 0.01m));
    }

    [Test]
    public void A_gateway_endpoint_costs_nothing()
    {
        var build = Aws();
        build.Resource("aws:ec2/vpcEndpoint:VpcEndpoint", "s3", Object(("vpcEndpointType", "Gateway")));
        build.Resource("aws:ec2/vpcEndpoint:VpcEndpoint", "dynamodb", Object(("serviceName", "com.amazonaws.home.dynamodb")));

        Assert.That((Of(build).Lines.Count, Of(build).NotPriced.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void An_endpoint_or_load_balancer_of_another_kind_is_not_priced()
    {
        var build = Aws();
        build.Resource("aws:ec2/vpcEndpoint:VpcEndpoint", "filter", Object(("vpcEndpointType", "GatewayLoadBalancer")));
        build.Resource("aws:lb/loadBalancer:LoadBalancer", "appliance", Object(("loadBalancerType", "gateway")));

        Assert.That(Of(build).NotPriced.Select(unpriced => unpriced.Node.Name), Is.EqualTo(new[] { "filter", "appliance" }));
    }

    [Test]
    public void A_service_in_a_cluster_on_aws_is_a_network_load_balancer_in_its_region()
    {
        var build = Aws();
        var cluster = build.Resource("aws:eks/cluster:Cluster", "cluster", Object(("version", "1.35")));
        build.Resource("kubernetes:core/v1:Service", "web", Object(("spec", Object(("type", "LoadBalancer")))), uses: cluster);
        build.Resource("kubernetes:core/v1:Service", "inner", Object(("spec", Object(("type", "ClusterIP")))), uses: cluster);

        Assert.That(Of(build).Lines.Where(line => line.Node.Name is "web" or "inner").Select(line => (line.Node.Name, line.Monthly.Usual)),
            Is.EqualTo(new[] { ("web", 18.25m) }));
    }

    [TestCase(1, 1, 1, 1)]
    [TestCase(4, 20, 40, 32)]
    public void Nat_on_google_cloud_is_paid_by_machine_up_to_a_limit(int min, int usual, int max, int most)
    {
        var build = new GraphBuilder();
        build.Resource(
            "gcp:container/nodePool:NodePool", "pool",
            Object(
                ("location", "middle"), ("nodeLocations", List("middle-a")), ("initialNodeCount", usual),
                ("autoscaling", Object(("totalMinNodeCount", min), ("totalMaxNodeCount", max)))));
        build.Resource("gcp:compute/routerNat:RouterNat", "nat", Object(("region", "middle")));

        Assert.That(
            Of(build).Lines.Single(line => line.Node.Name == "nat").Monthly,
            Is.EqualTo(new Band(min, Math.Min(usual, 32), most) * (0.002m * 730)));
    }

    [TestCase(1, 18.25)]
    [TestCase(5, 18.25)]
    [TestCase(7, 32.85)]
    public void Forwarding_rules_of_a_project_cost_the_same_up_to_five(int count, double monthly)
    {
        var build = new GraphBuilder();
        for (var rule = 0; rule < count; rule++)
            build.Resource("gcp:compute/forwardingRule:ForwardingRule", $"rule-{rule}", Object(("region", "middle")));

        Assert.That(Of(build).Total.Usual, Is.EqualTo((decimal)monthly));
    }

    [Test]
    public void Only_external_addresses_cost_something()
    {
        var build = new GraphBuilder();
        build.Resource("gcp:compute/address:Address", "out", Object(("addressType", "EXTERNAL"), ("region", "middle")));
        build.Resource("gcp:compute/address:Address", "in", Object(("addressType", "INTERNAL"), ("region", "middle")));

        Assert.That(Of(build).Lines.Select(line => (line.Node.Name, line.Monthly.Usual)), Is.EqualTo(new[] { ("out", 2.92m) }));
    }

    private static GraphBuilder Aws() => new() { Config = Object(("aws:region", "home")) };

    private static Estimate Of(GraphBuilder build) => Estimator.Of(build.Graph(), Books.Day, Books.Small);
}
