namespace Platform.Components.Networks;

// The subnets and what they are for.
public sealed partial class AwsNetwork
{
    private const string Everything = "0.0.0.0/0";
    private const string EverythingIpv6 = "::/0";

    private static readonly ImmutableArray<string> PrefixRoles = ["quarter", "half"];

    private ImmutableSortedDictionary<string, Aws.Ec2.Subnet> PublicSubnets(Aws.Ec2.Vpc vpc, Aws.Ec2.InternetGateway gateway)
    {
        var table = RouteTable("public", vpc);
        _ = new Aws.Ec2.Route(Named("public-internet"), new()
        {
            RouteTableId = table.Id,
            DestinationCidrBlock = Everything,
            GatewayId = gateway.Id,
        }, Inside());
        if (_args.Settings.Ipv6)
        {
            _ = new Aws.Ec2.Route(Named("public-internet-ipv6"), new()
            {
                RouteTableId = table.Id,
                DestinationIpv6CidrBlock = EverythingIpv6,
                GatewayId = gateway.Id,
            }, Inside());
        }

        return Associated(Subnets(vpc, AwsTier.Public), "public", table);
    }

    /// <summary>The control plane's interfaces speak to nodes alone, so no route leads out. Upgrades need a few free addresses.</summary>
    private ImmutableSortedDictionary<string, Aws.Ec2.Subnet> IntraSubnets(Aws.Ec2.Vpc vpc) =>
        Associated(Subnets(vpc, AwsTier.Intra), "intra", RouteTable("intra", vpc));

    private ImmutableSortedDictionary<string, Aws.Ec2.Subnet> Subnets(Aws.Ec2.Vpc vpc, AwsTier tier) =>
        _args.Zones.ToImmutableSortedDictionary(zone => zone, zone => Subnet(vpc, tier, zone));

    private Aws.Ec2.Subnet Subnet(Aws.Ec2.Vpc vpc, AwsTier tier, string zone)
    {
        var role = $"{Word(tier)}-{zone}";
        var args = new Aws.Ec2.SubnetArgs
        {
            VpcId = vpc.Id,
            AvailabilityZone = zone,
            CidrBlock = $"{_plan.Range(tier, zone)}",
            MapPublicIpOnLaunch = false,
            Tags = { ["Name"] = Named(role) },
        };
        foreach (var (key, value) in DiscoveryTags(tier))
            args.Tags.Add(key, value);
        if (_args.Settings.Ipv6)
        {
            args.Ipv6CidrBlock = vpc.Ipv6CidrBlock.Apply(block => Ipv6Block.Subnet(block, AwsAddressPlan.Ipv6Index(tier, zone)));
            args.AssignIpv6AddressOnCreation = true;
            args.EnableDns64 = tier == AwsTier.Private && _args.Egress != Egress.None;
        }

        return new(Named(role), args, Inside().Patiently());
    }

    /// <summary>Prefixes come from these ranges, and single addresses never do.</summary>
    private ImmutableArray<Aws.Ec2.SubnetCidrReservation> Prefixes(ImmutableSortedDictionary<string, Aws.Ec2.Subnet> subnets) =>
        !_args.PodPrefixes ? [] :
        [
            .. subnets.SelectMany(subnet => PrefixRoles.Zip(_plan.Prefixes(subnet.Key), (role, range) =>
                new Aws.Ec2.SubnetCidrReservation(Named($"pods-{subnet.Key}-{role}"), new()
                {
                    SubnetId = subnet.Value.Id,
                    CidrBlock = $"{range}",
                    ReservationType = "prefix",
                    Description = "Prefixes of pods",
                }, Inside()))),
        ];

    /// <summary>By these tags the load-balancer controller and Karpenter find the subnets they may use.</summary>
    private IEnumerable<(string Key, string Value)> DiscoveryTags(AwsTier tier) => tier switch
    {
        AwsTier.Public => [("kubernetes.io/role/elb", "1")],
        AwsTier.Private => [("kubernetes.io/role/internal-elb", "1"), ("karpenter.sh/discovery", _args.Facts.ClusterName)],
        _ => [],
    };

    private Aws.Ec2.RouteTable RouteTable(string role, Aws.Ec2.Vpc vpc) =>
        new(Named(role), new() { VpcId = vpc.Id, Tags = { ["Name"] = Named(role) } }, Inside());

    private ImmutableSortedDictionary<string, Aws.Ec2.Subnet> Associated(
        ImmutableSortedDictionary<string, Aws.Ec2.Subnet> subnets, string tier, Aws.Ec2.RouteTable table)
    {
        foreach (var (zone, subnet) in subnets)
            Associate($"{tier}-{zone}", subnet, table);
        return subnets;
    }

    private Aws.Ec2.RouteTableAssociation Associate(string role, Aws.Ec2.Subnet subnet, Aws.Ec2.RouteTable table) =>
        new(Named(role), new() { SubnetId = subnet.Id, RouteTableId = table.Id }, Inside());

    private static string Word(AwsTier tier) => tier switch
    {
        AwsTier.Public => "public",
        AwsTier.Private => "private",
        _ => "intra",
    };
}
