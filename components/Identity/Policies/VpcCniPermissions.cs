namespace Platform.Components.Identity.Policies;

/// <summary>What the VPC CNI needs, as a role of its own rather than the nodes'. GKE's network needs none. Pure.</summary>
public static class VpcCniPermissions
{
    /// <summary>The permissions.</summary>
    /// <param name="ipv6">Whether pods have IPv6 addresses, which a prefix on the node's first interface provides. Default: IPv4.</param>
    public static Permissions Of(bool ipv6 = false) => new()
    {
        Aws = ipv6
            ? new AwsPermissions().With("ipv6", facts => Ipv6(facts))
            : new AwsPermissions().WithExisting("ipv4", "AmazonEKS_CNI_Policy"),
    };

    /// <summary>AWS keeps no such policy.</summary>
    private static PolicyDocument Ipv6(AwsFacts facts)
    {
        var interfaces = facts.Arn("ec2", "network-interface/*");
        return new(
            new PolicyStatement("Read",
            [
                "ec2:DescribeInstanceTypes", "ec2:DescribeInstances", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups",
                "ec2:DescribeSubnets", "ec2:DescribeTags",
            ], ["*"]),
            new PolicyStatement("AddressPods", ["ec2:AssignIpv6Addresses", "ec2:CreateTags"], [interfaces]),
            new PolicyStatement("ChangeInterfaces", ["ec2:ModifyNetworkInterfaceAttribute"],
                [interfaces, facts.Arn("ec2", "instance/*"), facts.Arn("ec2", "security-group/*")]));
    }
}
