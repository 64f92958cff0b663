using Platform.Engine.Graph;

namespace Platform.Engine.Costs.Pricers;

/// <summary>
/// What networks on AWS cost: gateways, endpoints, addresses and load balancers by the hour; what passes through them by use.
/// </summary>
internal static class AwsNetworkPricer
{
    /// <summary>The types by which this is asked.</summary>
    public static IReadOnlyDictionary<string, Pricer> Types { get; } = new Dictionary<string, Pricer>
    {
        ["aws:ec2/natGateway:NatGateway"] = NatGateway,
        ["aws:ec2/vpcEndpoint:VpcEndpoint"] = Endpoint,
        ["aws:ec2/eip:Eip"] = (node, bill) => bill.Add(node, "public IPv4 address", Band.One, "public-ipv4"),
        ["aws:lb/loadBalancer:LoadBalancer"] = LoadBalancer,
        ["aws:elb/loadBalancer:LoadBalancer"] = ClassicLoadBalancer,
    };

    private static void NatGateway(ResourceNode node, Bill bill)
    {
        var regional = node.Inputs.TextAt("availabilityMode") == "regional";
        var zones = regional ? Zones(node, bill) : Band.One;
        bill.Add(node, regional ? "NAT gateway, by zone" : "NAT gateway", zones, "nat-gateway");

        // A gateway for a zone is given its address; a regional one takes one for every zone itself.
        if (regional && node.Inputs.CountAt("availabilityZoneAddresses") is null)
            bill.Add(node, "public IPv4 addresses", zones, "public-ipv4");
        bill.ByUse(node, "data through NAT", "nat-gateway-data");
    }

    /// <summary>A regional gateway spreads over the zones in which machines are: one at least, all that the network has at most.</summary>
    private static Band Zones(ResourceNode node, Bill bill)
    {
        var known = node.Inputs.CountAt("availabilityZoneAddresses")
            ?? bill.OfType("aws:ec2/subnet:Subnet").Where(subnet => InOneNetwork(node, subnet))
                .Select(subnet => subnet.Inputs.TextAt("availabilityZone") ?? subnet.Inputs.TextAt("availabilityZoneId"))
                .OfType<string>().Distinct(StringComparer.Ordinal).Count();
        if (known == 0)
            bill.Note($"{node.Name}: the zones of its network are not known; one is assumed");
        bill.Note($"{node.Name}: a regional NAT gateway is paid for every zone that it spreads over");
        return new(1, Math.Max(1, known), Math.Max(1, known));
    }

    /// <summary>By the network's id; while that is not known, by the resource that it comes from.</summary>
    private static bool InOneNetwork(ResourceNode node, ResourceNode subnet) => node.Inputs.TextAt("vpcId") is { } network
        ? subnet.Inputs.TextAt("vpcId") == network
        : Sources(node).Any(Sources(subnet).Contains);

    private static IReadOnlyList<string> Sources(ResourceNode node) => node.PropertyDependencies.GetValueOrDefault("vpcId") ?? [];

    private static void Endpoint(ResourceNode node, Bill bill)
    {
        switch (node.Inputs.TextAt("vpcEndpointType"))
        {
            case null or "Gateway" when node.Inputs.At("vpcEndpointType") is null or StringValue:
                return;
            case "Interface":
                var zones = node.Inputs.CountAt("subnetIds") ?? node.Inputs.CountAt("subnetConfigurations");
                if (zones is { } count)
                    bill.Add(node, "interface endpoints, by zone", Band.Exactly(count), "interface-endpoint");
                else
                    bill.NotPriced(node, "the zones of an interface endpoint are not known");
                bill.ByUse(node, "data through interface endpoints", "interface-endpoint-data");
                return;
            default:
                bill.NotPriced(node, "the price book has no price of this kind of endpoint");
                return;
        }
    }

    private static void LoadBalancer(ResourceNode node, Bill bill)
    {
        switch (node.Inputs.TextAt("loadBalancerType") ?? "application")
        {
            case "application":
                bill.Add(node, "application load balancer", Band.One, "load-balancer");
                bill.ByUse(node, "application load balancer capacity", "application-capacity-unit");
                return;
            case "network":
                bill.Add(node, "network load balancer", Band.One, "load-balancer");
                bill.ByUse(node, "network load balancer capacity", "network-capacity-unit");
                return;
            default:
                bill.NotPriced(node, "the price book has no price of this kind of load balancer");
                return;
        }
    }

    private static void ClassicLoadBalancer(ResourceNode node, Bill bill)
    {
        bill.Add(node, "classic load balancer", Band.One, "classic-load-balancer");
        bill.ByUse(node, "data through classic load balancers", "classic-load-balancer-data");
    }
}
