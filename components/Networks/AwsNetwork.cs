namespace Platform.Components.Networks;

/// <summary>A multi-zone VPC with public and private subnets and the way out. It knows nothing of clusters.</summary>
public sealed class AwsNetwork : PlatformComponent
{
    internal const string Token = "platform:networks:AwsNetwork";

    private readonly AwsNetworkArgs _args;

    /// <summary>Makes the network.</summary>
    public AwsNetwork(string name, AwsNetworkArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        var vpc = Vpc();
        CloseDefaults(vpc);
        var gateway = InternetGateway(vpc);
        var publicSubnets = PublicSubnets(vpc, gateway);
        var ways = WaysOut(publicSubnets, gateway);
        var privateSubnets = PrivateSubnets(vpc, ways);

        VpcId = vpc.Id;
        PrivateSubnetIds = Output.All(privateSubnets.Values.Select(subnet => subnet.Id));
        PublicSubnetIds = Output.All(publicSubnets.Values.Select(subnet => subnet.Id));
        RegisterOutputs();
    }

    /// <summary>The VPC.</summary>
    [Output] public Output<string> VpcId { get; }

    /// <summary>One private subnet per zone, in the order of the zones' names.</summary>
    [Output] public Output<ImmutableArray<string>> PrivateSubnetIds { get; }

    /// <summary>One public subnet per zone, in the order of the zones' names.</summary>
    [Output] public Output<ImmutableArray<string>> PublicSubnetIds { get; }

    private Aws.Ec2.Vpc Vpc() => new(Named("vpc"), new()
    {
        CidrBlock = _args.Cidr.ToString(),
        EnableDnsHostnames = true,
        EnableDnsSupport = true,
        Tags = { ["Name"] = Named("vpc") },
    }, Inside());

    /// <summary>A default security group without rules lets nothing in or out, so nothing can be put into it by accident.</summary>
    private Aws.Ec2.DefaultSecurityGroup CloseDefaults(Aws.Ec2.Vpc vpc) =>
        new(Named("default"), new() { VpcId = vpc.Id, Tags = { ["Name"] = Named("default") } }, Inside());

    private Aws.Ec2.InternetGateway InternetGateway(Aws.Ec2.Vpc vpc) =>
        new(Named("internet"), new() { VpcId = vpc.Id, Tags = { ["Name"] = Named("internet") } }, Inside());

    private ImmutableSortedDictionary<string, Aws.Ec2.Subnet> PublicSubnets(Aws.Ec2.Vpc vpc, Aws.Ec2.InternetGateway gateway)
    {
        var table = RouteTable("public", vpc);
        _ = new Aws.Ec2.Route(Named("public-internet"), new()
        {
            RouteTableId = table.Id,
            DestinationCidrBlock = "0.0.0.0/0",
            GatewayId = gateway.Id,
        }, Inside());
        return _args.Zones.ToImmutableSortedDictionary(zone => zone, zone =>
        {
            var subnet = Subnet($"public-{zone}", vpc, zone, AwsSubnetPlan.Public(_args.Cidr, zone), "kubernetes.io/role/elb");
            Associate($"public-{zone}", subnet, table);
            return subnet;
        });
    }

    private ImmutableSortedDictionary<string, Aws.Ec2.Subnet> PrivateSubnets(
        Aws.Ec2.Vpc vpc, ImmutableSortedDictionary<string, Aws.Ec2.NatGateway> ways) =>
        _args.Zones.ToImmutableSortedDictionary(zone => zone, zone =>
        {
            var role = $"private-{zone}";
            var subnet = Subnet(role, vpc, zone, AwsSubnetPlan.Private(_args.Cidr, zone), "kubernetes.io/role/internal-elb");
            var table = RouteTable(role, vpc);
            Associate(role, subnet, table);
            if ((ways.GetValueOrDefault(zone) ?? ways.Values.FirstOrDefault()) is { } way)
            {
                _ = new Aws.Ec2.Route(Named($"{role}-nat"), new()
                {
                    RouteTableId = table.Id,
                    DestinationCidrBlock = "0.0.0.0/0",
                    NatGatewayId = way.Id,
                }, Inside());
            }

            return subnet;
        });

    private ImmutableSortedDictionary<string, Aws.Ec2.NatGateway> WaysOut(
        ImmutableSortedDictionary<string, Aws.Ec2.Subnet> publicSubnets, Aws.Ec2.InternetGateway gateway)
    {
        var zones = _args.Egress switch
        {
            Egress.PerZone => publicSubnets.Keys,
            Egress.Single => publicSubnets.Keys.Take(1),
            _ => [],
        };
        return zones.ToImmutableSortedDictionary(zone => zone, zone =>
        {
            var address = new Aws.Ec2.Eip(Named($"nat-{zone}"), new() { Domain = "vpc", Tags = { ["Name"] = Named($"nat-{zone}") } }, Inside());
            return new Aws.Ec2.NatGateway(Named($"nat-{zone}"), new()
            {
                SubnetId = publicSubnets[zone].Id,
                AllocationId = address.Id,
                Tags = { ["Name"] = Named($"nat-{zone}") },
            }, Inside(gateway));
        });
    }

    private Aws.Ec2.Subnet Subnet(string role, Aws.Ec2.Vpc vpc, string zone, CidrBlock range, string loadBalancers) => new(Named(role), new()
    {
        VpcId = vpc.Id,
        AvailabilityZone = zone,
        CidrBlock = range.ToString(),
        MapPublicIpOnLaunch = false,
        Tags = { ["Name"] = Named(role), [loadBalancers] = "1" },
    }, Inside());

    private Aws.Ec2.RouteTable RouteTable(string role, Aws.Ec2.Vpc vpc) =>
        new(Named(role), new() { VpcId = vpc.Id, Tags = { ["Name"] = Named(role) } }, Inside());

    private void Associate(string role, Aws.Ec2.Subnet subnet, Aws.Ec2.RouteTable table) =>
        _ = new Aws.Ec2.RouteTableAssociation(Named(role), new() { SubnetId = subnet.Id, RouteTableId = table.Id }, Inside());
}

/// <summary>Inputs of <see cref="AwsNetwork"/>.</summary>
public sealed class AwsNetworkArgs : ResourceArgs
{
    /// <summary>The VPC's block, /16 to <see cref="AwsSubnetPlan.LongestPrefix"/>.</summary>
    public required CidrBlock Cidr { get; init; }

    /// <summary>The availability zones, such as <c>eu-west-1a</c>; each has its own ranges, whatever the others are.</summary>
    public required ImmutableSortedSet<string> Zones { get; init; }

    /// <summary>How private nodes reach the internet. Default: a gateway per zone.</summary>
    public Egress Egress { get; init; } = Egress.PerZone;
}
