namespace Platform.Components.Identity.Policies;

/// <summary>
/// What a deployer, a previewer, and the roles that a deployer makes may do in an account. A deployer makes what has no name yet, so it is
/// held to services, regions and paths rather than to single resources. Pure.
/// </summary>
internal static class AwsDeployPermissions
{
    /// <summary>What roles may be passed to.</summary>
    private static readonly ImmutableArray<string> RoleUsers =
    [
        "ec2.amazonaws.com", "ec2.amazonaws.com.cn", "eks-fargate-pods.amazonaws.com", "eks.amazonaws.com", "pods.eks.amazonaws.com",
        "vpc-flow-logs.amazonaws.com",
    ];

    /// <summary>What may have a role of its own made by AWS.</summary>
    private static readonly ImmutableArray<string> LinkedServices =
    [
        "autoscaling.amazonaws.com", "eks.amazonaws.com", "eks-fargate.amazonaws.com", "eks-nodegroup.amazonaws.com",
        "elasticloadbalancing.amazonaws.com", "spot.amazonaws.com",
    ];

    /// <summary>What the platform's roles and those of its add-ons come from.</summary>
    private static readonly ImmutableArray<string> PlatformServices =
    [
        "acm", "aoss", "aps", "arc-zonal-shift", "autoscaling", "cloudwatch", "cognito-idp", "ec2", "ec2messages", "ecr", "ecr-public",
        "eks", "eks-auth", "elasticfilesystem", "elasticloadbalancing", "es", "kms", "logs", "pricing", "route53", "s3", "secretsmanager",
        "shield", "sqs", "ssm", "ssmmessages", "waf-regional", "wafv2", "xray",
    ];

    /// <summary>What a deployer may do.</summary>
    /// <param name="regions">The regions that it may deploy to.</param>
    /// <param name="scope">Where it keeps roles and policies.</param>
    /// <param name="state">Where Pulumi keeps its state, if in a bucket.</param>
    public static AwsPermissions Deploying(ImmutableSortedSet<string> regions, IamScope scope, DeployState? state) => WithState(
        new AwsPermissions { Kind = AwsPolicyKind.Managed }
            .With("network", account => Network(account, regions))
            .With("clusters", account => Clusters(account, regions))
            .With("services", account => Services(account, regions))
            .With("roles", account => Roles(account, scope)),
        state,
        ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
        ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"]);

    /// <summary>What a previewer may do: read settings, of any region, since what another region holds is not secret to it.</summary>
    /// <param name="state">Where Pulumi keeps its state, if in a bucket.</param>
    public static AwsPermissions Previewing(DeployState? state) => WithState(
        new AwsPermissions { Kind = AwsPolicyKind.Managed }.With("settings", _ => new PolicyDocument(new PolicyStatement("ReadSettings",
        [
            "acm:Describe*", "acm:List*", "arc-zonal-shift:Get*", "arc-zonal-shift:List*", "autoscaling:Describe*", "ec2:Describe*",
            "ec2:GetEbsEncryptionByDefault", "ecr:Describe*", "ecr:List*", "eks:Describe*", "eks:List*", "events:Describe*", "events:List*",
            "iam:Get*", "iam:List*", "kms:Describe*", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:List*", "logs:DescribeLogGroups",
            "logs:ListTagsForResource", "route53:Get*", "route53:List*", "s3:GetBucket*", "s3:GetEncryptionConfiguration",
            "s3:GetLifecycleConfiguration", "s3:GetReplicationConfiguration", "s3:ListAllMyBuckets", "sqs:GetQueueAttributes", "sqs:List*",
        ], ["*"]))),
        state,
        ["s3:GetObject"],
        ["kms:Decrypt"]);

    /// <summary>Beyond what no role reaches that a deployer makes: the platform's services, and of IAM what Karpenter needs.</summary>
    /// <param name="account">The account.</param>
    /// <param name="more">Prefixes of further services.</param>
    public static PolicyDocument Boundary(AwsFacts account, ImmutableSortedSet<string> more) => new(
        new PolicyStatement("PlatformServices",
            [.. PlatformServices.Union(more).Order(StringComparer.Ordinal).Select(service => $"{service}:*")], ["*"]),
        new PolicyStatement("ChangeInstanceProfiles",
        [
            "iam:AddRoleToInstanceProfile", "iam:CreateInstanceProfile", "iam:DeleteInstanceProfile", "iam:RemoveRoleFromInstanceProfile",
            "iam:TagInstanceProfile",
        ], [account.Iam("instance-profile/*")]),
        new PolicyStatement("Read",
            ["iam:GetInstanceProfile", "iam:GetServerCertificate", "iam:ListInstanceProfiles", "iam:ListServerCertificates"], ["*"]),
        new PolicyStatement("PassToInstances", ["iam:PassRole"], [account.Iam("role/*")])
            .When("StringEquals", "iam:PassedToService", "ec2.amazonaws.com", "ec2.amazonaws.com.cn"),
        Linked(account));

    private static PolicyDocument Network(AwsFacts account, ImmutableSortedSet<string> regions) => new(
        In(regions, new("ChangeNetworks", ["ec2:*"], [account.Arn("ec2", "*")])),
        new("Read", ["ec2:Describe*", "ec2:Get*"], ["*"]),
        // Flow logs are delivered through an interface of CloudWatch's that knows no resources.
        In(regions, new("DeliverFlowLogs",
            ["logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:UpdateLogDelivery"],
            ["*"])));

    private static PolicyDocument Clusters(AwsFacts account, ImmutableSortedSet<string> regions) => new(
        In(regions, new("ChangeClusters", ["eks:*"], [account.Arn("eks", "*")])),
        // A cluster that is yet to be made has no ARN to name.
        In(regions, new("MakeClusters", ["eks:CreateCluster"], ["*"])),
        new("Read", ["autoscaling:Describe*", "eks:Describe*", "eks:List*", "ssm:DescribeParameters"], ["*"]),
        In(regions, new("TagGroups",
            ["autoscaling:CreateOrUpdateTags", "autoscaling:DeleteTags"], [account.Arn("autoscaling", "autoScalingGroup:*")])),
        new("ReadImageNames", ["ssm:GetParameter", "ssm:GetParameters"], [account.Public("ssm", "parameter/aws/service/*")]));

    private static PolicyDocument Services(AwsFacts account, ImmutableSortedSet<string> regions) => new(
        In(regions, new("MakeKeys", ["kms:CreateKey"], ["*"])),
        In(regions, new("ChangeKeys",
        [
            "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey", "kms:DisableKeyRotation",
            "kms:EnableKey", "kms:EnableKeyRotation", "kms:Get*", "kms:List*", "kms:PutKeyPolicy", "kms:ReplicateKey",
            "kms:ScheduleKeyDeletion", "kms:TagResource", "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription",
        ], [account.Arn("kms", "key/*"), account.Arn("kms", "alias/*")])),
        In(regions, new PolicyStatement("LendKeys", ["kms:CreateGrant"], [account.Arn("kms", "key/*")]))
            .When("Bool", "kms:GrantIsForAWSResource", "true"),
        In(regions, new("ChangeLogGroups",
        [
            "logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:DeleteRetentionPolicy", "logs:DisassociateKmsKey",
            "logs:ListTagsForResource", "logs:PutLogGroupDeletionProtection", "logs:PutRetentionPolicy", "logs:TagResource",
            "logs:UntagResource",
        ], [account.Arn("logs", "log-group:*")])),
        In(regions, new("ChangeQueuesAndRules",
        [
            "events:DeleteRule", "events:DescribeRule", "events:List*", "events:PutRule", "events:PutTargets", "events:RemoveTargets",
            "events:TagResource", "events:UntagResource", "sqs:CreateQueue", "sqs:DeleteQueue", "sqs:GetQueueAttributes", "sqs:GetQueueUrl",
            "sqs:ListQueueTags", "sqs:SetQueueAttributes", "sqs:TagQueue", "sqs:UntagQueue",
        ], [account.Arn("events", "rule/*"), account.Arn("sqs", "*")])),
        new PolicyStatement("ChangeBuckets",
        [
            "s3:CreateBucket", "s3:DeleteBucket", "s3:DeleteBucketPolicy", "s3:GetAccelerateConfiguration", "s3:GetBucket*",
            "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration", "s3:GetReplicationConfiguration", "s3:ListBucket",
            "s3:PutBucket*", "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration",
        ], [account.Global("s3", "*")]).When("StringEquals", "aws:ResourceAccount", account.Account),
        new("MakeZones", ["route53:CreateHostedZone"], ["*"]),
        new("ChangeZones",
        [
            "route53:ChangeResourceRecordSets", "route53:ChangeTagsForResource", "route53:DeleteHostedZone", "route53:Get*",
            "route53:List*", "route53:UpdateHostedZoneComment",
        ], [account.Global("route53", "hostedzone/*"), account.Global("route53", "change/*")]),
        new("Read", ["kms:ListAliases", "logs:DescribeLogGroups", "route53:List*"], ["*"]));

    private static PolicyDocument Roles(AwsFacts account, IamScope scope)
    {
        ImmutableArray<string> roles = [account.Iam($"role{scope.Path}*")];
        var boundary = scope.BoundaryArn(account.Partition, account.Account);
        return new(
            new PolicyStatement("WriteBoundRoles",
            [
                "iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:PutRolePermissionsBoundary",
                "iam:PutRolePolicy",
            ], roles).When("StringEquals", "iam:PermissionsBoundary", boundary),
            new("ChangeRoles",
            [
                "iam:DeleteRole", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole",
                "iam:UpdateRoleDescription",
            ], roles),
            new("ChangePolicies",
            [
                "iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:DeletePolicy", "iam:DeletePolicyVersion",
                "iam:SetDefaultPolicyVersion", "iam:TagPolicy", "iam:UntagPolicy",
            ], [account.Iam($"policy{scope.Path}*")]),
            new("ChangeInstanceProfiles",
            [
                "iam:AddRoleToInstanceProfile", "iam:CreateInstanceProfile", "iam:DeleteInstanceProfile",
                "iam:RemoveRoleFromInstanceProfile", "iam:TagInstanceProfile", "iam:UntagInstanceProfile",
            ], [account.Iam($"instance-profile{scope.Path}*")]),
            new("ChangeIssuersOfClusters",
            [
                "iam:AddClientIDToOpenIDConnectProvider", "iam:CreateOpenIDConnectProvider", "iam:DeleteOpenIDConnectProvider",
                "iam:RemoveClientIDFromOpenIDConnectProvider", "iam:TagOpenIDConnectProvider", "iam:UntagOpenIDConnectProvider",
                "iam:UpdateOpenIDConnectProviderThumbprint",
            ], [account.Iam("oidc-provider/oidc.eks.*")]),
            new PolicyStatement("PassRoles", ["iam:PassRole"], roles).When("StringEquals", "iam:PassedToService", RoleUsers),
            Linked(account),
            new("Read", ["iam:Get*", "iam:List*"], ["*"]));
    }

    private static PolicyStatement Linked(AwsFacts account) =>
        new PolicyStatement("MakeServiceLinkedRoles", ["iam:CreateServiceLinkedRole"], [account.Iam("role/aws-service-role/*")])
            .When("StringEquals", "iam:AWSServiceName", LinkedServices);

    private static PolicyStatement In(ImmutableSortedSet<string> regions, PolicyStatement statement) =>
        statement.When("StringEquals", "aws:RequestedRegion", [.. regions]);

    private static AwsPermissions WithState(
        AwsPermissions permissions, DeployState? state, ImmutableArray<string> objects, ImmutableArray<string> keys) => state is null
        ? permissions
        : permissions.With("state", account => Output.Tuple(state.Bucket, state.Key ?? "").Apply(known =>
        {
            ImmutableArray<PolicyStatement> bucket =
            [
                new("FindState", ["s3:GetBucketLocation", "s3:ListBucket"], [account.Global("s3", known.Item1)]),
                new("KeepState", objects, [account.Global("s3", $"{known.Item1}/*")]),
            ];
            return new PolicyDocument(known.Item2.Length == 0 ? bucket : bucket.Add(new("UseKey", keys, [known.Item2])));
        }));
}
