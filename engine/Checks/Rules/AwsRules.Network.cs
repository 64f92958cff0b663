using Platform.Engine.Graph;
using static Platform.Engine.Checks.Rules.Rule;

namespace Platform.Engine.Checks.Rules;

// Amazon VPC User Guide: "VPC CIDR blocks", "Subnet CIDR blocks", "Amazon VPC quotas"; EC2 API Reference.
internal static partial class AwsRules
{
    private const string NetworkEnumerations =
        """
        ec2/DefaultNetworkAcl*.action = allow deny
        ec2/Eip.domain = vpc standard
        ec2/FlowLog.trafficType = ACCEPT ALL REJECT
        ec2/FlowLog.logDestinationType = cloud-watch-logs kinesis-data-firehose s3
        ec2/FlowLogDestinationOptions.fileFormat = plain-text parquet
        ec2/NatGateway.connectivityType = private public
        ec2/NatGateway.availabilityMode = regional zonal
        ec2/PlacementGroup.strategy = cluster partition spread
        ec2/Subnet.privateDnsHostnameTypeOnLaunch = ip-name resource-name
        ec2/SubnetCidrReservation.reservationType = explicit prefix
        ec2/Vpc.instanceTenancy = default dedicated
        ec2/VpcBlockPublicAccessExclusion.internetGatewayExclusionMode = allow-bidirectional allow-egress
        ec2/VpcEncryptionControl.mode = enforce monitor
        ec2/VpcEndpoint.vpcEndpointType = Gateway GatewayLoadBalancer Interface Resource ServiceNetwork
        ec2/VpcEndpoint.ipAddressType = dualstack ipv4 ipv6
        """;

    private static readonly ValueRule AnyV4 = Text(Cidr.V4);
    private static readonly ValueRule AnyV6 = Text(Cidr.V6);

    private static IEnumerable<RuleEntry> NetworkRules() =>
    [
        .. RuleEntry.Enumerations(NetworkEnumerations),
        new("ec2/Vpc", "cidrBlock", Text(Cidr.V4(16, 28))),
        new("ec2/Vpc", "ipv4NetmaskLength", Between(16, 28)),
        new("ec2/Vpc", "ipv6CidrBlock", Text(Cidr.V6(44, 60, 4))),
        new("ec2/Vpc", "ipv6NetmaskLength", NumberOf(44, 48, 52, 56, 60)),
        new("ec2/VpcIpv4CidrBlockAssociation", "cidrBlock", Text(Cidr.V4(16, 28))),
        new("ec2/VpcIpamPoolCidrAllocation", "cidr", Text(Cidr.Any)),
        new("ec2/Subnet", "cidrBlock", Text(Cidr.V4(16, 28))),
        new("ec2/Subnet", "ipv6CidrBlock", Text(Cidr.V6(44, 64, 4))),
        new("ec2/SubnetCidrReservation", "cidrBlock", Text(Cidr.Any)),
        new("ec2/Route", "destinationCidrBlock", AnyV4),
        new("ec2/Route", "destinationIpv6CidrBlock", AnyV6),
        new("ec2/Route", RuleEntry.Itself, Route),
        new("ec2/*RouteTableRoute", "cidrBlock", AnyV4),
        new("ec2/*RouteTableRoute", "ipv6CidrBlock", AnyV6),
        new("ec2/DefaultNetworkAcl*", "cidrBlock", AnyV4),
        new("ec2/DefaultNetworkAcl*", "ipv6CidrBlock", AnyV6),
        new("ec2/DefaultNetworkAcl*", "ruleNo", Between(1, 32766)),
        new("ec2/SecurityGroupEgress", "cidrBlocks", Each(AnyV4)),
        new("ec2/SecurityGroupIngress", "cidrBlocks", Each(AnyV4)),
        new("ec2/DefaultSecurityGroupEgress", "cidrBlocks", Each(AnyV4)),
        new("ec2/DefaultSecurityGroupIngress", "cidrBlocks", Each(AnyV4)),
        new("ec2/*gress", "ipv6CidrBlocks", Each(AnyV6)),
        new("ec2/*gress", "fromPort", Between(-1, 65535)),
        new("ec2/*gress", "toPort", Between(-1, 65535)),
        new("ec2/*gress", "protocol", Text(Protocol)),
        new("ec2/SecurityGroup", "name", Text(SecurityGroupName)),
        new("ec2/SecurityGroup", "description", SecurityGroupText),
        new("ec2/SecurityGroup*gress", "description", SecurityGroupText),
        new("vpc/SecurityGroup*Rule", "cidrIpv4", AnyV4),
        new("vpc/SecurityGroup*Rule", "cidrIpv6", AnyV6),
        new("vpc/SecurityGroup*Rule", "fromPort", Between(-1, 65535)),
        new("vpc/SecurityGroup*Rule", "toPort", Between(-1, 65535)),
        new("vpc/SecurityGroup*Rule", "ipProtocol", Text(Protocol)),
        new("vpc/SecurityGroup*Rule", "description", SecurityGroupText),
        new("vpc/SecurityGroup*Rule", RuleEntry.Itself, SecurityGroupRule),
        new("ec2/NatGateway", RuleEntry.Itself, NatGateway),
        new("ec2/NatGateway", "privateIp", Text(Ip.V4)),
        new("ec2/FlowLog", "maxAggregationInterval", NumberOf(60, 600)),
        new("ec2/FlowLog", "logDestination", AnyArn),
        new("ec2/FlowLog", RuleEntry.Itself, FlowLog),
        new("ec2/VpcEndpoint", "serviceName", EndpointService),
        new("ec2/VpcEndpoint", "policy", IamPolicy.Of(PolicyKind.Resource, 20480)),
        new("ec2/VpcEndpoint", RuleEntry.Itself, Endpoint),
        new("ec2/PlacementGroup", "partitionCount", Between(1, 7)),
        new("ec2/Tag", "key", Text(TagKey)),
        new("ec2/Tag", "value", Text(TagValue)),
    ];

    private static Complaint? Protocol(string text) =>
        text is "-1" or "all" or "tcp" or "udp" or "icmp" or "icmpv6" || (int.TryParse(text, out var number) && number is >= 0 and <= 255)
            ? null
            : new Complaint("must be -1, tcp, udp, icmp, icmpv6 or a protocol number", text == "any" ? "use -1 for all protocols" : null);

    private static Complaint? SecurityGroupName(string name) =>
        name.StartsWith("sg-", StringComparison.Ordinal) ? "must not begin with sg-"
        : name == "default" ? "must not be default, which every VPC has"
        : NameRule.Of(1, 255, " ._-:/()#,@[]+=&;{}!$*").Judge(name);

    private static void SecurityGroupText(PropertyValue value, RuleContext context) =>
        Text(text => text.Length == 0 ? null : NameRule.Of(1, 255, " ._-:/()#,@[]+=&;{}!$*").Judge(text))(value, context);

    private static void Route(PropertyValue value, RuleContext context)
    {
        if (value is ObjectValue route)
            ExactlyOne(route, context, "a destination", "destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId");
    }

    private static void SecurityGroupRule(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue rule)
            return;

        ExactlyOne(rule, context, "a source or destination", "cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId");
        if (rule.Text("ipProtocol") is "tcp" or "udp")
            Demand(rule, context, "with the protocol " + rule.Text("ipProtocol"), ["fromPort", "toPort"], []);
        KubernetesObjects.Ordered("fromPort", "toPort")(rule, context);
    }

    private static void NatGateway(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue gateway || gateway["availabilityMode"]?.Plain is UnknownValue)
            return;

        if (gateway.Text("availabilityMode") == "regional")
            Demand(gateway, context, "with the availability mode regional", ["vpcId"], ["subnetId", "allocationId"]);
        else if (gateway.Text("connectivityType") == "private")
            Demand(gateway, context, "with the connectivity type private", ["subnetId"], ["allocationId"]);
        else
            Demand(gateway, context, "for a zonal public gateway", ["subnetId", "allocationId"], []);
    }

    private static void FlowLog(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue log)
            return;

        ExactlyOne(
            log, context, "something to watch", "vpcId", "subnetId", "eniId", "transitGatewayId", "transitGatewayAttachmentId",
                "regionalNatGatewayId");
        if ((log.Text("logDestinationType") ?? "cloud-watch-logs") == "cloud-watch-logs"
            && log["logDestinationType"]?.Plain is not UnknownValue)
            Demand(log, context, "to write to CloudWatch", ["iamRoleArn", "logDestination"], []);
    }

    private static void EndpointService(PropertyValue value, RuleContext context)
    {
        // com.amazonaws.eu-west-1.s3; services of others are com.amazonaws.vpce.<region>.vpce-svc-….
        if (value is not StringValue { Value: var name } || name.Split('.') is not [_, "amazonaws", var region, _, ..] || region == "vpce")
            return;

        if (context.Region is { } here && region != here && region is not ("s3-global" or "iam" or "route53"))
        {
            context.Findings.Error(
                value, $"is a service of {region}, but the endpoint goes to {here}",
                    $"use {name.Replace(region, here, StringComparison.Ordinal)}");
        }
    }

    private static void Endpoint(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue endpoint || endpoint["vpcEndpointType"]?.Plain is UnknownValue)
            return;

        if ((endpoint.Text("vpcEndpointType") ?? "Gateway") is "Gateway" or "" && endpoint["serviceName"] is not null)
            Demand(endpoint, context, "with the type Gateway", [], ["subnetIds", "securityGroupIds", "privateDnsEnabled"]);
        else if (endpoint.Text("vpcEndpointType") == "Interface")
            Demand(endpoint, context, "with the type Interface", [], ["routeTableIds"]);
    }

    /// <summary>Exactly one of the properties is given.</summary>
    private static void ExactlyOne(ObjectValue owner, RuleContext context, string what, params string[] names)
    {
        var given = names.Where(name => owner[name] is not (null or NullValue)).ToList();
        if (given.Count == 0)
        {
            context.Findings.Enter(names[0]);
            context.Findings.Error(null, $"is missing: there must be {what}", $"set one of {string.Join(", ", names)}");
            context.Findings.Leave();
        }

        foreach (var name in given.Skip(1))
        {
            context.Findings.Enter(name);
            context.Findings.Error(owner[name], $"cannot stand beside {given[0]}", "leave one of them out");
            context.Findings.Leave();
        }
    }
}
