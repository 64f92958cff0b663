namespace Platform.Components.Identity.Policies;

/// <summary>
/// What Karpenter, from 1.14, needs on AWS, in the six policies that it comes with: together they are beyond the quota of one. GKE
/// provisions nodes itself. Pure.
/// </summary>
public static class KarpenterPermissions
{
    private const string NodePoolTag = "karpenter.sh/nodepool";
    private const string NodeClassTag = "karpenter.k8s.aws/ec2nodeclass";
    private const string ClusterTag = "eks:eks-cluster-name";
    private const string RegionTag = "topology.kubernetes.io/region";

    /// <summary>The permissions.</summary>
    /// <param name="nodeRole">The ARN of the role that nodes run as.</param>
    /// <param name="queue">The ARN of the queue that tells of interruptions.</param>
    /// <param name="isolated">Whether the network has no way to the pricing service, which has no endpoint. Default: false.</param>
    public static Permissions Of(Input<string> nodeRole, Input<string> queue, bool isolated = false) => new()
    {
        Aws = new AwsPermissions { Kind = AwsPolicyKind.Managed }
            .With("node-lifecycle", facts => NodeLifecycle(facts))
            .With("instance-profiles", facts => nodeRole.ToOutput().Apply(role => InstanceProfiles(facts, role)))
            .With("cluster", facts => new PolicyDocument(new PolicyStatement("FindEndpoint", ["eks:DescribeCluster"], [facts.ClusterArn])))
            .With("interruption", _ => queue.ToOutput().Apply(arn => new PolicyDocument(new PolicyStatement(
                "TakeMessages", ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"], [arn]))))
            .With("zonal-shift", facts => new PolicyDocument(
                new PolicyStatement("ReadShift", ["arc-zonal-shift:GetManagedResource"], ["*"])
                    .When("StringEquals", "arc-zonal-shift:ResourceIdentifier", facts.ClusterArn)))
            .With("discovery", facts => Discovery(facts, isolated)),
    };

    /// <summary>The policy of the queue: event rules of this account and region may send, and nobody may come unencrypted.</summary>
    /// <param name="facts">Where the cluster is.</param>
    /// <param name="queue">The queue's ARN.</param>
    public static PolicyDocument Queue(AwsFacts facts, string queue) => new(
        new PolicyStatement("SendEvents", ["sqs:SendMessage"], [queue])
            .For("Service", "events.amazonaws.com")
            .When("ArnLike", "aws:SourceArn", facts.Arn("events", "rule/*")),
        new PolicyStatement("SendAgain", ["sqs:SendMessage"], [queue])
            .For("Service", "sqs.amazonaws.com")
            .When("StringEquals", "aws:SourceAccount", facts.Account),
        new PolicyStatement("RefuseUnencrypted", ["sqs:*"], [queue]) { Effect = PolicyEffect.Deny }
            .For("*")
            .When("Bool", "aws:SecureTransport", "false"));

    private static PolicyDocument NodeLifecycle(AwsFacts facts)
    {
        ImmutableArray<string> launch = ["ec2:CreateFleet", "ec2:RunInstances"];
        ImmutableArray<string> made =
        [
            facts.Arn("ec2", "fleet/*"), facts.Arn("ec2", "instance/*"), facts.Arn("ec2", "volume/*"),
            facts.Arn("ec2", "network-interface/*"), facts.Arn("ec2", "launch-template/*"), facts.Arn("ec2", "spot-instances-request/*"),
        ];
        return new(
            new PolicyStatement("LaunchWith", launch,
            [
                facts.Public("ec2", "image/*"), facts.Public("ec2", "snapshot/*"), facts.Arn("ec2", "security-group/*"),
                facts.Arn("ec2", "subnet/*"), facts.Arn("ec2", "capacity-reservation/*"), facts.Arn("ec2", "placement-group/*"),
            ]),
            Owned(facts, new("LaunchFromOwnTemplates", launch, [facts.Arn("ec2", "launch-template/*")])),
            Asking(facts, new("Launch", [.. launch, "ec2:CreateLaunchTemplate"], made)),
            Asking(facts, new("TagNew", ["ec2:CreateTags"], made))
                .When("StringEquals", "ec2:CreateAction", "CreateFleet", "CreateLaunchTemplate", "RunInstances"),
            Owned(facts, new("TagOwnInstances", ["ec2:CreateTags"], [facts.Arn("ec2", "instance/*")]))
                .When("StringEqualsIfExists", $"aws:RequestTag/{ClusterTag}", facts.ClusterName)
                .When("ForAllValues:StringEquals", "aws:TagKeys", ClusterTag, "karpenter.sh/nodeclaim", "Name"),
            Owned(facts, new("DeleteOwn", ["ec2:DeleteLaunchTemplate", "ec2:TerminateInstances"],
                [facts.Arn("ec2", "instance/*"), facts.Arn("ec2", "launch-template/*")])));
    }

    private static PolicyDocument InstanceProfiles(AwsFacts facts, string nodeRole)
    {
        ImmutableArray<string> profiles = [facts.AccountWide("iam", "instance-profile/*")];
        return new(
            new PolicyStatement("PassNodeRole", ["iam:PassRole"], [nodeRole])
                .When("StringEquals", "iam:PassedToService", "ec2.amazonaws.com", "ec2.amazonaws.com.cn"),
            ProfileTags(facts, "RequestTag", new("Make", ["iam:CreateInstanceProfile"], profiles)),
            ProfileTags(facts, "RequestTag", ProfileTags(facts, "ResourceTag", new("TagOwn", ["iam:TagInstanceProfile"], profiles))),
            ProfileTags(facts, "ResourceTag", new("ChangeOwn",
                ["iam:AddRoleToInstanceProfile", "iam:DeleteInstanceProfile", "iam:RemoveRoleFromInstanceProfile"], profiles)));
    }

    private static PolicyDocument Discovery(AwsFacts facts, bool isolated) => new(
    [
        new PolicyStatement("Read",
        [
            "ec2:DescribeCapacityReservations", "ec2:DescribeImages", "ec2:DescribeInstanceStatus", "ec2:DescribeInstanceTypeOfferings",
            "ec2:DescribeInstanceTypes", "ec2:DescribeInstances", "ec2:DescribeLaunchTemplates", "ec2:DescribePlacementGroups",
            "ec2:DescribeSecurityGroups", "ec2:DescribeSpotPriceHistory", "ec2:DescribeSubnets",
        ], ["*"]).When("StringEquals", "aws:RequestedRegion", facts.Region),
        new("ReadImageNames", ["ssm:GetParameter"], [facts.Public("ssm", "parameter/aws/service/*")]),
        new("ListProfiles", ["iam:ListInstanceProfiles"], ["*"]),
        new("ReadProfiles", ["iam:GetInstanceProfile"], [facts.AccountWide("iam", "instance-profile/*")]),
        .. isolated ? [] : ImmutableArray.Create(new PolicyStatement("ReadPrices", ["pricing:GetProducts"], ["*"])),
    ]);

    private static PolicyStatement Owned(AwsFacts facts, PolicyStatement statement) => statement
        .When("StringEquals", $"aws:ResourceTag/kubernetes.io/cluster/{facts.ClusterName}", "owned")
        .When("StringLike", $"aws:ResourceTag/{NodePoolTag}", "*");

    private static PolicyStatement Asking(AwsFacts facts, PolicyStatement statement) => statement
        .When("StringEquals", $"aws:RequestTag/kubernetes.io/cluster/{facts.ClusterName}", "owned")
        .When("StringEquals", $"aws:RequestTag/{ClusterTag}", facts.ClusterName)
        .When("StringLike", $"aws:RequestTag/{NodePoolTag}", "*");

    private static PolicyStatement ProfileTags(AwsFacts facts, string kind, PolicyStatement statement)
    {
        var tagged = statement
            .When("StringEquals", $"aws:{kind}/kubernetes.io/cluster/{facts.ClusterName}", "owned")
            .When("StringEquals", $"aws:{kind}/{RegionTag}", facts.Region)
            .When("StringLike", $"aws:{kind}/{NodeClassTag}", "*");
        return kind == "RequestTag" ? tagged.When("StringEquals", $"aws:{kind}/{ClusterTag}", facts.ClusterName) : tagged;
    }
}
