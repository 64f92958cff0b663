using Platform.Components.Networks;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class AwsNetworkTests
{
    private static Task<Recording> Build(Egress egress, params string[] zones) => Recording.OfAsync(() => _ = new AwsNetwork("main", new()
    {
        Cidr = CidrBlock.Parse("10.0.0.0/16"),
        Zones = [.. zones],
        Egress = egress,
    }));

    [Test]
    public async Task Every_zone_has_a_public_and_a_private_subnet()
    {
        var network = await Build(Egress.PerZone, "eu-west-1a", "eu-west-1b");

        Assert.That(network.Of("aws:ec2/subnet:Subnet").Select(subnet => (subnet.Key, subnet.Value["availabilityZone"], subnet.Value["cidrBlock"])), Is.EqualTo(new[]
        {
            ("main-private-eu-west-1a", "eu-west-1a", "10.0.0.0/19"),
            ("main-private-eu-west-1b", "eu-west-1b", "10.0.32.0/19"),
            ("main-public-eu-west-1a", "eu-west-1a", "10.0.192.0/22"),
            ("main-public-eu-west-1b", "eu-west-1b", "10.0.196.0/22"),
        }.Select(row => (row.Item1, (object)row.Item2, (object)row.Item3))));
    }

    [Test]
    public async Task Another_zone_moves_no_range()
    {
        var before = (await Build(Egress.PerZone, "eu-west-1a", "eu-west-1c")).Of("aws:ec2/subnet:Subnet");
        var after = (await Build(Egress.PerZone, "eu-west-1a", "eu-west-1b", "eu-west-1c")).Of("aws:ec2/subnet:Subnet");

        Assert.That(before.Select(subnet => after[subnet.Key]["cidrBlock"]), Is.EqualTo(before.Select(subnet => subnet.Value["cidrBlock"])));
    }

    [TestCase(Egress.PerZone, 2)]
    [TestCase(Egress.Single, 1)]
    [TestCase(Egress.None, 0)]
    public async Task Egress_decides_how_many_gateways_there_are(Egress egress, int gateways)
    {
        var network = await Build(egress, "eu-west-1a", "eu-west-1b");

        Assert.That(network.Of("aws:ec2/natGateway:NatGateway"), Has.Count.EqualTo(gateways));
        Assert.That(network.Of("aws:ec2/route:Route").Count(route => route.Value.ContainsKey("natGatewayId")), Is.EqualTo(gateways == 0 ? 0 : 2));
    }

    [Test]
    public async Task Nodes_go_out_through_the_gateway_of_their_own_zone()
    {
        var network = await Build(Egress.PerZone, "eu-west-1a", "eu-west-1b");

        Assert.That(network.Of("aws:ec2/route:Route")["main-private-eu-west-1b-nat"]["natGatewayId"], Is.EqualTo("main-nat-eu-west-1b-id"));
    }

    [Test]
    public async Task No_subnet_gives_out_public_addresses()
    {
        var network = await Build(Egress.PerZone, "eu-west-1a", "eu-west-1b");

        Assert.That(network.Of("aws:ec2/subnet:Subnet").Values.Select(subnet => subnet["mapPublicIpOnLaunch"]), Is.All.EqualTo(false));
    }

    [Test]
    public async Task The_default_security_group_has_no_rules()
    {
        var group = (await Build(Egress.PerZone, "eu-west-1a", "eu-west-1b")).Single("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");

        Assert.That(group.Keys, Is.EquivalentTo(["vpcId", "tags"]));
    }
}
