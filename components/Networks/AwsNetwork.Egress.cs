namespace Platform.Components.Networks;

// The way out of private subnets.
public sealed partial class AwsNetwork
{
    // RFC 6052: the IPv6 addresses that stand for all of IPv4, which DNS64 answers with.
    private const string Ipv4InIpv6 = "64:ff9b::/96";

    /// <summary>
    /// Private subnets that share a route table, with the associations that put them there: one lane per zone where every zone has a
    /// gateway of its own, else one for all.
    /// </summary>
    private sealed record Lane(string Role, string Zone, Aws.Ec2.RouteTable Table, ImmutableArray<Resource> Associations);

    private ImmutableArray<Lane> Lanes(Aws.Ec2.Vpc vpc, ImmutableSortedDictionary<string, Aws.Ec2.Subnet> subnets)
    {
        if (_args.Egress == Egress.PerZone)
            return [.. subnets.Select(subnet => Lane($"private-{subnet.Key}", subnet.Key, [subnet]))];
        return subnets.IsEmpty ? [] : [Lane("private", subnets.First().Key, subnets)];

        Lane Lane(string role, string zone, IEnumerable<KeyValuePair<string, Aws.Ec2.Subnet>> members)
        {
            var table = RouteTable(role, vpc);
            return new(role, zone, table,
                [.. members.Select(member => (Resource)Associate($"private-{member.Key}", member.Value, table))]);
        }
    }

    /// <summary>The routes out, and what puts subnets on them.</summary>
    private IEnumerable<Resource> RoutesOut(
        Aws.Ec2.Vpc vpc,
        Aws.Ec2.InternetGateway gateway,
        ImmutableSortedDictionary<string, Aws.Ec2.Subnet> publicSubnets,
        ImmutableArray<Lane> lanes)
    {
        var way = Ways(vpc, gateway, publicSubnets);
        var outward = _args.Settings.Ipv6 && _args.Egress != Egress.None ? EgressOnlyGateway(vpc) : null;
        return lanes.SelectMany(lane => (Resource[])
        [
            .. lane.Associations,
            .. way(lane.Zone) is { } nat ? Through(nat, lane) : [],
            .. outward is null ? (Resource[])[] : [Outward(outward, lane)],
        ]);
    }

    /// <summary>Which gateway serves a zone; none when there is no way out.</summary>
    private Func<string, Aws.Ec2.NatGateway?> Ways(
        Aws.Ec2.Vpc vpc, Aws.Ec2.InternetGateway gateway, ImmutableSortedDictionary<string, Aws.Ec2.Subnet> publicSubnets)
    {
        switch (_args.Egress)
        {
            case Egress.PerZone:
                var perZone = publicSubnets.ToImmutableSortedDictionary(
                    subnet => subnet.Key, subnet => ZonalGateway(subnet.Key, subnet.Value, gateway));
                return zone => perZone[zone];
            case Egress.Single:
                var single = ZonalGateway(publicSubnets.First().Key, publicSubnets.First().Value, gateway);
                return _ => single;
            case Egress.Regional:
                var regional = RegionalGateway(vpc, gateway);
                return _ => regional;
            default:
                return _ => null;
        }
    }

    private Aws.Ec2.NatGateway ZonalGateway(string zone, Aws.Ec2.Subnet subnet, Aws.Ec2.InternetGateway gateway) =>
        new(Named($"nat-{zone}"), new()
        {
            SubnetId = subnet.Id,
            AllocationId = Address(zone).Id,
            Tags = { ["Name"] = Named($"nat-{zone}") },
        }, Inside(gateway));

    /// <summary>
    /// Without addresses of ours, AWS chooses zones and addresses as nodes appear; with them, every zone is served from the start.
    /// </summary>
    private Aws.Ec2.NatGateway RegionalGateway(Aws.Ec2.Vpc vpc, Aws.Ec2.InternetGateway gateway)
    {
        var args = new Aws.Ec2.NatGatewayArgs { AvailabilityMode = "regional", VpcId = vpc.Id, Tags = { ["Name"] = Named("nat") } };
        if (_args.Settings.FixedAddresses)
        {
            foreach (var zone in _args.Zones)
            {
                args.AvailabilityZoneAddresses.Add(new Aws.Ec2.Inputs.NatGatewayAvailabilityZoneAddressArgs
                {
                    AvailabilityZone = zone,
                    AllocationIds = [Address(zone).Id],
                });
            }
        }

        return new(Named("nat"), args, Inside(gateway));
    }

    private Aws.Ec2.Eip Address(string zone) =>
        new(Named($"nat-{zone}"), new() { Domain = "vpc", Tags = { ["Name"] = Named($"nat-{zone}") } }, Inside());

    private IEnumerable<Resource> Through(Aws.Ec2.NatGateway nat, Lane lane)
    {
        yield return new Aws.Ec2.Route(Named($"{lane.Role}-nat"), new()
        {
            RouteTableId = lane.Table.Id,
            DestinationCidrBlock = Everything,
            NatGatewayId = nat.Id,
        }, Inside());
        if (_args.Settings.Ipv6)
        {
            yield return new Aws.Ec2.Route(Named($"{lane.Role}-nat64"), new()
            {
                RouteTableId = lane.Table.Id,
                DestinationIpv6CidrBlock = Ipv4InIpv6,
                NatGatewayId = nat.Id,
            }, Inside());
        }
    }

    private Aws.Ec2.EgressOnlyInternetGateway EgressOnlyGateway(Aws.Ec2.Vpc vpc) =>
        new(Named("outward"), new() { VpcId = vpc.Id, Tags = { ["Name"] = Named("outward") } }, Inside());

    private Aws.Ec2.Route Outward(Aws.Ec2.EgressOnlyInternetGateway gateway, Lane lane) => new(Named($"{lane.Role}-outward"), new()
    {
        RouteTableId = lane.Table.Id,
        DestinationIpv6CidrBlock = EverythingIpv6,
        EgressOnlyGatewayId = gateway.Id,
    }, Inside());
}
