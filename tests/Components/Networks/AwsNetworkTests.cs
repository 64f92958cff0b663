using System.Collections.Immutable;
using Platform.Components.Identity;
using Platform.Components.Networks;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class AwsNetworkTests
{
    private static readonly ImmutableSortedSet<string> Two = ["eu-west-1a", "eu-west-1b"];

    private static AwsNetworkArgs Args(Egress egress, ImmutableSortedSet<string> zones, AwsNetworkSettings? settings = null) => new()
    {
        Facts = AwsFacts.Of("eu-west-1", "111122223333", "acme-prod-main"),
        Cidr = CidrBlock.Parse("10.0.0.0/16"),
        Zones = zones,
        Egress = egress,
        Settings = settings ?? new(),
    };

    private static Task<Recording> Build(Egress egress, AwsNetworkSettings? settings = null) =>
        Recording.OfAsync(() => _ = new AwsNetwork("main", Args(egress, Two, settings)));

    private static Task<Recording> Build(params ImmutableSortedSet<string> zones) =>
        Recording.OfAsync(() => _ = new AwsNetwork("main", Args(Egress.PerZone, zones)));

    private static ImmutableDictionary<string, object> Tags(ImmutableDictionary<string, object> inputs) =>
        (ImmutableDictionary<string, object>)inputs["tags"];

    [Test]
    public async Task Every_zone_has_a_subnet_of_every_tier()
    {
        var network = await Build(Egress.PerZone);

        Assert.That(
            network.Of("aws:ec2/subnet:Subnet")
                .Select(subnet => $"{subnet.Key} {subnet.Value["availabilityZone"]} {subnet.Value["cidrBlock"]}"),
            Is.EqualTo(
            [
                "main-intra-eu-west-1a eu-west-1a 10.0.200.0/24",
                "main-intra-eu-west-1b eu-west-1b 10.0.201.0/24",
                "main-private-eu-west-1a eu-west-1a 10.0.0.0/19",
                "main-private-eu-west-1b eu-west-1b 10.0.32.0/19",
                "main-public-eu-west-1a eu-west-1a 10.0.192.0/24",
                "main-public-eu-west-1b eu-west-1b 10.0.193.0/24",
            ]));
    }

    [Test]
    public async Task Another_zone_moves_no_range()
    {
        var before = (await Build("eu-west-1a", "eu-west-1c")).Of("aws:ec2/subnet:Subnet");
        var after = (await Build("eu-west-1a", "eu-west-1b", "eu-west-1c")).Of("aws:ec2/subnet:Subnet");

        Assert.That(before.Select(subnet => after[subnet.Key]["cidrBlock"]),
            Is.EqualTo(before.Select(subnet => subnet.Value["cidrBlock"])));
    }

    [Test]
    public async Task Of_a_block_larger_than_a_VPC_the_VPC_takes_the_first_part()
    {
        var network = await Recording.OfAsync(() => _ = new AwsNetwork("main", new()
        {
            Facts = AwsFacts.Of("eu-west-1", "111122223333", "acme-prod-main"),
            Cidr = CidrBlock.Parse("10.48.0.0/14"),
            Zones = Two,
        }));

        Assert.That(network.Single("aws:ec2/vpc:Vpc")["cidrBlock"], Is.EqualTo("10.48.0.0/16"));
    }

    [TestCase(Egress.PerZone, 2, 2)]
    [TestCase(Egress.Single, 1, 1)]
    [TestCase(Egress.Regional, 1, 1)]
    [TestCase(Egress.None, 0, 0)]
    public async Task Egress_decides_how_many_gateways_and_routes_there_are(Egress egress, int gateways, int routes)
    {
        var network = await Build(egress);

        Assert.That(network.Of("aws:ec2/natGateway:NatGateway"), Has.Count.EqualTo(gateways));
        Assert.That(network.Of("aws:ec2/route:Route").Count(route => route.Value.ContainsKey("natGatewayId")), Is.EqualTo(routes));
    }

    [Test]
    public async Task Nodes_go_out_through_the_gateway_of_their_own_zone()
    {
        var network = await Build(Egress.PerZone);

        Assert.That(network.Of("aws:ec2/route:Route")["main-private-eu-west-1b-nat"]["natGatewayId"], Is.EqualTo("main-nat-eu-west-1b-id"));
        Assert.That(network.Of("aws:ec2/routeTableAssociation:RouteTableAssociation")["main-private-eu-west-1b"]["routeTableId"],
            Is.EqualTo("main-private-eu-west-1b-id"));
    }

    [Test]
    public async Task A_regional_gateway_needs_a_VPC_and_neither_subnet_nor_address()
    {
        var network = await Build(Egress.Regional);
        var gateway = network.Single("aws:ec2/natGateway:NatGateway");

        Assert.That(gateway["availabilityMode"], Is.EqualTo("regional"));
        Assert.That(gateway["vpcId"], Is.EqualTo("main-vpc-id"));
        Assert.That(gateway.Keys,
            Does.Not.Contain("subnetId").And.Not.Contain("allocationId").And.Not.Contain("availabilityZoneAddresses"));
        Assert.That(network.Of("aws:ec2/eip:Eip"), Is.Empty);
    }

    [Test]
    public async Task A_regional_gateway_with_fixed_addresses_has_one_in_every_zone()
    {
        var gateway = (await Build(Egress.Regional, new() { FixedAddresses = true })).Single("aws:ec2/natGateway:NatGateway");

        Assert.That(
            ((ImmutableArray<object>)gateway["availabilityZoneAddresses"]).Cast<ImmutableDictionary<string, object>>()
                .Select(address => $"{address["availabilityZone"]} {((ImmutableArray<object>)address["allocationIds"]).Single()}"),
            Is.EqualTo(["eu-west-1a main-nat-eu-west-1a-id", "eu-west-1b main-nat-eu-west-1b-id"]));
    }

    [TestCase(Egress.PerZone, 2)]
    [TestCase(Egress.Regional, 1)]
    [TestCase(Egress.Single, 1)]
    [TestCase(Egress.None, 1)]
    public async Task Private_subnets_share_a_route_table_unless_each_has_a_gateway(Egress egress, int tables)
    {
        var associations = (await Build(egress)).Of("aws:ec2/routeTableAssociation:RouteTableAssociation");

        Assert.That(
            associations.Where(association => association.Key.StartsWith("main-private", StringComparison.Ordinal))
                .Select(association => association.Value["routeTableId"]).Distinct().Count(),
            Is.EqualTo(tables));
    }

    [Test]
    public async Task No_route_leads_out_of_intra_subnets()
    {
        var network = await Build(Egress.PerZone, new() { Ipv6 = true });

        Assert.That(network.Of("aws:ec2/route:Route").Values.Select(route => route["routeTableId"]), Has.None.EqualTo("main-intra-id"));
        Assert.That(network.Of("aws:ec2/routeTableAssociation:RouteTableAssociation")["main-intra-eu-west-1a"]["routeTableId"],
            Is.EqualTo("main-intra-id"));
    }

    [Test]
    [Control("CIS EKS 5.4.3")]
    public async Task No_subnet_gives_out_public_addresses()
    {
        var network = await Build(Egress.PerZone);

        Assert.That(network.Of("aws:ec2/subnet:Subnet").Values.Select(subnet => subnet["mapPublicIpOnLaunch"]), Is.All.EqualTo(false));
    }

    [Test]
    [Control("CIS AWS 5.5")]
    public async Task The_default_security_group_has_no_rules()
    {
        var group = (await Build(Egress.PerZone)).Single("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");

        Assert.That(group.Keys, Is.EquivalentTo(["vpcId", "tags"]));
    }

    [Test]
    public async Task Load_balancers_and_Karpenter_find_their_subnets_by_tags()
    {
        var subnets = (await Build(Egress.PerZone)).Of("aws:ec2/subnet:Subnet");

        Assert.Multiple(() =>
        {
            Assert.That(Tags(subnets["main-public-eu-west-1a"])["kubernetes.io/role/elb"], Is.EqualTo("1"));
            Assert.That(Tags(subnets["main-public-eu-west-1a"]).Keys, Does.Not.Contain("karpenter.sh/discovery"));
            Assert.That(Tags(subnets["main-private-eu-west-1a"])["kubernetes.io/role/internal-elb"], Is.EqualTo("1"));
            Assert.That(Tags(subnets["main-private-eu-west-1a"])["karpenter.sh/discovery"], Is.EqualTo("acme-prod-main"));
            Assert.That(Tags(subnets["main-intra-eu-west-1a"]).Keys, Is.EqualTo(["Name"]));
        });
    }

    [Test]
    public async Task Three_quarters_of_private_subnets_are_kept_for_prefixes_of_pods()
    {
        var reservations = (await Build(Egress.PerZone)).Of("aws:ec2/subnetCidrReservation:SubnetCidrReservation");

        Assert.That(reservations.Select(range =>
                $"{range.Key} {range.Value["subnetId"]} {range.Value["cidrBlock"]} {range.Value["reservationType"]}"),
            Is.EqualTo(
            [
                "main-pods-eu-west-1a-half main-private-eu-west-1a-id 10.0.16.0/20 prefix",
                "main-pods-eu-west-1a-quarter main-private-eu-west-1a-id 10.0.8.0/21 prefix",
                "main-pods-eu-west-1b-half main-private-eu-west-1b-id 10.0.48.0/20 prefix",
                "main-pods-eu-west-1b-quarter main-private-eu-west-1b-id 10.0.40.0/21 prefix",
            ]));
    }

    [Test]
    public async Task Pods_with_single_addresses_need_no_ranges_of_their_own()
    {
        var network = await Recording.OfAsync(() => _ = new AwsNetwork("main", new()
        {
            Facts = AwsFacts.Of("eu-west-1", "111122223333", "acme-prod-main"),
            Cidr = CidrBlock.Parse("10.0.0.0/16"),
            Zones = Two,
            PodPrefixes = false,
        }));

        Assert.That(network.Of("aws:ec2/subnetCidrReservation:SubnetCidrReservation"), Is.Empty);
    }

    [Test]
    public async Task Without_IPv6_nothing_has_an_address_of_it()
    {
        var network = await Build(Egress.PerZone);

        Assert.That(network.Single("aws:ec2/vpc:Vpc")["assignGeneratedIpv6CidrBlock"], Is.EqualTo(false));
        Assert.That(network.Of("aws:ec2/subnet:Subnet").Values.SelectMany(subnet => subnet.Keys), Has.None.EqualTo("ipv6CidrBlock"));
        Assert.That(network.Of("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway"), Is.Empty);
    }

    [Test]
    public async Task With_IPv6_every_subnet_has_a_block_of_its_own()
    {
        var subnets = (await Build(Egress.PerZone, new() { Ipv6 = true })).Of("aws:ec2/subnet:Subnet");

        Assert.That(subnets.Values.Select(subnet => subnet["ipv6CidrBlock"]), Is.Unique);
        Assert.That(subnets["main-private-eu-west-1b"]["ipv6CidrBlock"], Is.EqualTo("2001:db8:1200:9::/64"));
        Assert.That(subnets.Values.Select(subnet => subnet["assignIpv6AddressOnCreation"]), Is.All.EqualTo(true));
    }

    [Test]
    public async Task With_IPv6_private_subnets_reach_out_and_nothing_reaches_in()
    {
        var network = await Build(Egress.Regional, new() { Ipv6 = true });
        var routes = network.Of("aws:ec2/route:Route");

        Assert.Multiple(() =>
        {
            Assert.That(routes["main-private-outward"]["egressOnlyGatewayId"], Is.EqualTo("main-outward-id"));
            Assert.That(routes["main-private-outward"]["destinationIpv6CidrBlock"], Is.EqualTo("::/0"));
            Assert.That(routes["main-private-nat64"]["destinationIpv6CidrBlock"], Is.EqualTo("64:ff9b::/96"));
            Assert.That(routes["main-private-nat64"]["natGatewayId"], Is.EqualTo("main-nat-id"));
            Assert.That(network.Of("aws:ec2/subnet:Subnet")["main-private-eu-west-1a"]["enableDns64"], Is.EqualTo(true));
        });
    }

    [Test]
    public async Task The_way_out_names_routes_associations_endpoints_and_ranges_of_pods_and_no_more()
    {
        IReadOnlyList<Pulumi.Resource> way = [];
        await Recording.OfAsync(() => way = new AwsNetwork("main", Args(Egress.Regional, Two)).WayOut);

        Assert.That(way.Select(resource => resource.GetResourceType()).Distinct(), Is.EquivalentTo(
        [
            "aws:ec2/route:Route", "aws:ec2/routeTableAssociation:RouteTableAssociation", "aws:ec2/vpcEndpoint:VpcEndpoint",
            "aws:ec2/subnetCidrReservation:SubnetCidrReservation",
        ]));
        Assert.That(way.Select(resource => resource.GetResourceName()), Is.SupersetOf(
            ["main-private-nat", "main-private-eu-west-1a", "main-private-eu-west-1b", "main-endpoints-s3", "main-endpoints-eks-auth"]));
    }
}
