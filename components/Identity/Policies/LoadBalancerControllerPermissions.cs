namespace Platform.Components.Identity.Policies;

/// <summary>What the AWS Load Balancer Controller may touch beyond load balancers, each behind a switch of its chart. Inert.</summary>
public sealed record LoadBalancerControllerFeatures
{
    /// <summary>Whether it attaches WAF web ACLs; the chart's <c>enableWafv2</c>. Default: true.</summary>
    public bool WebAcl { get; init; } = true;

    /// <summary>Whether it attaches WAF Classic's regional web ACLs; the chart's <c>enableWaf</c>. Default: false.</summary>
    public bool ClassicWebAcl { get; init; }

    /// <summary>Whether it makes Shield Advanced protections; the chart's <c>enableShield</c>. Default: false.</summary>
    public bool Shield { get; init; }

    /// <summary>Whether listeners ask Cognito who a visitor is. Default: false.</summary>
    public bool Cognito { get; init; }

    /// <summary>Whether load balancers on Outposts take addresses that the customer owns. Default: false.</summary>
    public bool CustomerOwnedAddresses { get; init; }

    /// <summary>Whether TargetGroupBindings may name target groups that it did not make. Default: false.</summary>
    public bool ForeignTargetGroups { get; init; }
}

/// <summary>
/// What the AWS Load Balancer Controller, 3.5, needs: load balancers, target groups and security groups that carry its tag with this
/// cluster's name, where the policy it comes with is content with any name. GKE has one built in. Pure.
/// </summary>
public static class LoadBalancerControllerPermissions
{
    private const string ClusterTag = "elbv2.k8s.aws/cluster";

    /// <summary>The permissions.</summary>
    /// <param name="vpc">The id of the cluster's network: the only one whose security groups it may open to load balancers.</param>
    /// <param name="features">What it may touch besides. Default: web ACLs.</param>
    public static Permissions Of(Input<string> vpc, LoadBalancerControllerFeatures? features = null) => new()
    {
        Aws = new AwsPermissions().With("load-balancers", facts =>
            vpc.ToOutput().Apply(known => Document(facts, known, features ?? new()))),
    };

    private static PolicyDocument Document(AwsFacts facts, string vpc, LoadBalancerControllerFeatures features) => new(
    [
        .. Reading(facts, features),
        .. SecurityGroups(facts, facts.Arn("ec2", $"vpc/{vpc}")),
        .. Balancers(facts, features),
        .. Firewalls(facts, features),
    ]);

    private static IEnumerable<PolicyStatement> Reading(AwsFacts facts, LoadBalancerControllerFeatures features)
    {
        yield return new("ReadNetworkAndBalancers",
        [
            "ec2:DescribeAccountAttributes", "ec2:DescribeAddresses", "ec2:DescribeAvailabilityZones", "ec2:DescribeInstances",
            "ec2:DescribeInternetGateways", "ec2:DescribeIpamPools", "ec2:DescribeNetworkInterfaces", "ec2:DescribeRouteTables",
            "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeTags", "ec2:DescribeVpcPeeringConnections",
            "ec2:DescribeVpcs", "ec2:GetSecurityGroupsForVpc",
            "elasticloadbalancing:DescribeCapacityReservation", "elasticloadbalancing:DescribeListenerAttributes",
            "elasticloadbalancing:DescribeListenerCertificates", "elasticloadbalancing:DescribeListeners",
            "elasticloadbalancing:DescribeLoadBalancerAttributes", "elasticloadbalancing:DescribeLoadBalancers",
            "elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeSSLPolicies", "elasticloadbalancing:DescribeTags",
            "elasticloadbalancing:DescribeTargetGroupAttributes", "elasticloadbalancing:DescribeTargetGroups",
            "elasticloadbalancing:DescribeTargetHealth", "elasticloadbalancing:DescribeTrustStores",
        ], ["*"]);
        yield return new("ReadCertificates",
            ["acm:DescribeCertificate", "acm:ListCertificates", "iam:GetServerCertificate", "iam:ListServerCertificates"], ["*"]);
        if (features.CustomerOwnedAddresses)
            yield return new("ReadCustomerOwnedAddresses", ["ec2:DescribeCoipPools", "ec2:GetCoipPoolUsage"], ["*"]);
        if (features.Cognito)
            yield return new("ReadUserPoolClients", ["cognito-idp:DescribeUserPoolClient"], [facts.Arn("cognito-idp", "userpool/*")]);
    }

    private static IEnumerable<PolicyStatement> SecurityGroups(AwsFacts facts, string vpc)
    {
        ImmutableArray<string> groups = [facts.Arn("ec2", "security-group/*")];
        yield return new PolicyStatement("OpenGroupsOfNetwork",
                ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"], groups)
            .When("ArnEquals", "ec2:Vpc", vpc);
        yield return new("MakeGroupsInNetwork", ["ec2:CreateSecurityGroup"], [vpc]);
        yield return Asking(facts, new("MakeOwnGroups", ["ec2:CreateSecurityGroup"], groups));
        yield return Asking(facts, new("TagNewGroups", ["ec2:CreateTags"], groups))
            .When("StringEquals", "ec2:CreateAction", "CreateSecurityGroup");
        yield return Keeping(Having(facts, new("TagOwnGroups", ["ec2:CreateTags", "ec2:DeleteTags"], groups)));
        yield return Having(facts, new("DeleteOwnGroups", ["ec2:DeleteSecurityGroup"], groups));
    }

    private static IEnumerable<PolicyStatement> Balancers(AwsFacts facts, LoadBalancerControllerFeatures features)
    {
        const string Service = "elasticloadbalancing";
        ImmutableArray<string> balancers = [facts.Arn(Service, "loadbalancer/app/*"), facts.Arn(Service, "loadbalancer/net/*")];
        ImmutableArray<string> targets = [facts.Arn(Service, "targetgroup/*")];
        ImmutableArray<string> listeners = [facts.Arn(Service, "listener/app/*"), facts.Arn(Service, "listener/net/*")];
        ImmutableArray<string> rules = [facts.Arn(Service, "listener-rule/app/*"), facts.Arn(Service, "listener-rule/net/*")];
        ImmutableArray<string> all = [.. balancers, .. targets, .. listeners, .. rules];

        yield return new PolicyStatement("MakeServiceLinkedRole", ["iam:CreateServiceLinkedRole"],
                [facts.AccountWide("iam", "role/aws-service-role/elasticloadbalancing.amazonaws.com/*")])
            .When("StringEquals", "iam:AWSServiceName", "elasticloadbalancing.amazonaws.com");
        yield return Asking(facts, new("MakeOwnBalancers",
            ["elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup"], [.. balancers, .. targets]));
        yield return Asking(facts, new("TagNew", ["elasticloadbalancing:AddTags"], all))
            .When("StringEquals", "elasticloadbalancing:CreateAction",
                "CreateListener", "CreateLoadBalancer", "CreateRule", "CreateTargetGroup");
        yield return Keeping(Having(facts, new("TagOwn", ["elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags"], all)));
        yield return Having(facts, new("ChangeOwn",
        [
            "elasticloadbalancing:AddListenerCertificates", "elasticloadbalancing:CreateListener", "elasticloadbalancing:CreateRule",
            "elasticloadbalancing:DeleteListener", "elasticloadbalancing:DeleteLoadBalancer", "elasticloadbalancing:DeleteRule",
            "elasticloadbalancing:DeleteTargetGroup", "elasticloadbalancing:ModifyCapacityReservation",
            "elasticloadbalancing:ModifyIpPools", "elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyListenerAttributes",
            "elasticloadbalancing:ModifyLoadBalancerAttributes", "elasticloadbalancing:ModifyRule",
            "elasticloadbalancing:ModifyTargetGroup", "elasticloadbalancing:ModifyTargetGroupAttributes",
            "elasticloadbalancing:RemoveListenerCertificates", "elasticloadbalancing:SetIpAddressType",
            "elasticloadbalancing:SetRulePriorities", "elasticloadbalancing:SetSecurityGroups",
            "elasticloadbalancing:SetSubnets",
        ], all));

        PolicyStatement register = new("RegisterTargets",
            ["elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets"], targets);
        yield return features.ForeignTargetGroups ? register : Having(facts, register);
    }

    private static IEnumerable<PolicyStatement> Firewalls(AwsFacts facts, LoadBalancerControllerFeatures features)
    {
        var balancers = facts.Arn("elasticloadbalancing", "loadbalancer/app/*");
        if (features.WebAcl || features.ClassicWebAcl)
            yield return Having(facts, new("AttachToOwn", ["elasticloadbalancing:SetWebAcl"], [balancers]));
        if (features.WebAcl)
        {
            yield return new("AttachWebAcls",
                ["wafv2:AssociateWebACL", "wafv2:DisassociateWebACL", "wafv2:GetWebACL", "wafv2:GetWebACLForResource"],
                [balancers, facts.Arn("wafv2", "*/webacl/*")]);
        }

        if (features.ClassicWebAcl)
        {
            yield return new("AttachClassicWebAcls",
                [
                    "waf-regional:AssociateWebACL", "waf-regional:DisassociateWebACL", "waf-regional:GetWebACL",
                    "waf-regional:GetWebACLForResource",
                ],
                [balancers, facts.Arn("waf-regional", "webacl/*")]);
        }

        if (!features.Shield)
            yield break;
        yield return new("Protect", ["shield:CreateProtection", "shield:DeleteProtection", "shield:DescribeProtection"],
            [balancers, facts.AccountWide("shield", "protection/*")]);
        yield return new("ReadSubscription", ["shield:GetSubscriptionState"], ["*"]);
    }

    private static PolicyStatement Asking(AwsFacts facts, PolicyStatement statement) =>
        statement.When("StringEquals", $"aws:RequestTag/{ClusterTag}", facts.ClusterName);

    private static PolicyStatement Having(AwsFacts facts, PolicyStatement statement) =>
        statement.When("StringEquals", $"aws:ResourceTag/{ClusterTag}", facts.ClusterName);

    /// <summary>Without the tag in the request: what carries another cluster's name, or this one's, keeps it.</summary>
    private static PolicyStatement Keeping(PolicyStatement statement) => statement.When("Null", $"aws:RequestTag/{ClusterTag}", "true");
}
