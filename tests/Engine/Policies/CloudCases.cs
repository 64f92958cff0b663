using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Policies;

/// <summary>Rules about clusters, nodes, networks, keys and storage on AWS.</summary>
internal static class CloudCases
{
    private const string Eks = "aws:eks/cluster:Cluster";
    private const string Template = "aws:ec2/launchTemplate:LaunchTemplate";
    private const string Pool = "aws:eks/nodeGroup:NodeGroup";
    private const string NodeClass = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
    private const string Ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private const string Group = "aws:ec2/securityGroup:SecurityGroup";
    private const string Subnet = "aws:ec2/subnet:Subnet";

    private static readonly ObjectValue Cluster = Object(
        ("name", "blue"),
        ("version", "1.35"),
        ("vpcConfig", Object(
            ("endpointPublicAccess", false), ("endpointPrivateAccess", true), ("subnetIds", List("a-id", "b-id")))),
        ("encryptionConfig", Object(("resources", List("secrets")), ("provider", Object(("keyArn", "arn:aws:kms:eu-west-1:1:key/1"))))),
        ("enabledClusterLogTypes", List("api", "audit", "authenticator", "controllerManager", "scheduler")),
        ("upgradePolicy", Object(("supportType", "STANDARD"))),
        ("accessConfig", Object(("authenticationMode", "API"), ("bootstrapClusterCreatorAdminPermissions", false))),
        ("deletionProtection", true));

    private static readonly (string, string, ObjectValue)[] Zones =
        [(Subnet, "a", Object(("availabilityZone", "eu-west-1a"))), (Subnet, "b", Object(("availabilityZone", "eu-west-1b")))];

    private static readonly (string, string, ObjectValue)[] Logs =
    [
        ("aws:cloudwatch/logGroup:LogGroup", "logs",
            Object(("name", "/aws/eks/blue/cluster"), ("retentionInDays", 90), ("kmsKeyId", "arn:aws:kms:eu-west-1:1:key/1"))),
    ];

    private static readonly (string, string, ObjectValue)[] Admin =
    [
        ("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "admin",
            Object(("clusterName", "blue"), ("policyArn", "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"))),
    ];

    private static readonly ObjectValue Machine = Object(
        ("metadataOptions", Object(("httpTokens", "required"), ("httpPutResponseHopLimit", 1))),
        ("blockDeviceMappings", List(Object(("deviceName", "/dev/xvda"), ("ebs", Object(("encrypted", "true")))))));

    private static readonly ObjectValue Vpc = Object(("cidrBlock", "10.0.0.0/16"));

    public static IEnumerable<RuleCase> All { get; } =
    [
        new("EKS-001", Eks, Cluster, "vpcConfig.endpointPublicAccess", true),
        new("EKS-001", Eks, Cluster, "vpcConfig.endpointPublicAccess", null),
        new("EKS-002", Eks, Cluster, "vpcConfig.endpointPublicAccess", true),
        new("EKS-002", Eks, Ask.Set(Ask.Set(Cluster, "vpcConfig.endpointPublicAccess", true), "vpcConfig.publicAccessCidrs",
            List("192.0.2.0/24")),
            "vpcConfig.publicAccessCidrs", List("192.0.2.0/24", "0.0.0.0/0")),
        new("EKS-003", Eks, Cluster, "vpcConfig.endpointPrivateAccess", false),
        new("EKS-004", Eks, Cluster, "encryptionConfig.provider.keyArn", null),
        new("EKS-004", Eks, Cluster, "encryptionConfig", null),
        new("EKS-005", Eks, Cluster, "enabledClusterLogTypes", List("api", "audit")),
        new("EKS-006", Eks, Cluster, "retentionInDays", 7) { Beside = Logs, ByNeighbour = true },
        new("EKS-006", Eks, Cluster, "kmsKeyId", null, "name") { Beside = Logs, ByNeighbour = true },
        new("EKS-007", Eks, Cluster, "version", "1.33"),
        new("EKS-007", Eks, Cluster, "version", null),
        new("EKS-008", Eks, Cluster, "upgradePolicy", null),
        new("EKS-009", Eks, Cluster, "accessConfig.authenticationMode", "CONFIG_MAP") { Beside = Admin },
        new("EKS-009", Eks, Cluster, "accessConfig.bootstrapClusterCreatorAdminPermissions", true) { Beside = Admin },
        new("EKS-025", Eks, Cluster, "policyArn", "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy") { Beside = Admin,
            ByNeighbour = true },
        new("EKS-011", Eks, Cluster, "deletionProtection", false),
        new("EKS-017", Eks, Cluster, "availabilityZone", "eu-west-1a") { Beside = Zones, ByNeighbour = true },
        new("EKS-023", Eks, Cluster, "version", "1.34"),
        new("EKS-012", Pool, Object(("subnetIds", List("a-id"))), "remoteAccess.ec2SshKey", "mine"),
        new("EKS-013", Template, Machine, "metadataOptions.httpTokens", "optional"),
        new("EKS-013", NodeClass, Object(("spec", Machine)), "spec.metadataOptions.httpTokens", "optional"),
        new("EKS-014", Template, Machine, "metadataOptions.httpPutResponseHopLimit", 2),
        new("EKS-015", Template, Machine, "blockDeviceMappings[0].ebs.encrypted", "false"),
        new("EKS-015", Template, Machine, "blockDeviceMappings", null),
        new("EKS-015", "aws:ebs/volume:Volume", Object(("encrypted", true)), "encrypted", null),
        new("EKS-016", Pool, Object(("subnetIds", List("a-id"))), "mapPublicIpOnLaunch", true)
        {
            Beside = [(Subnet, "a", Object(("mapPublicIpOnLaunch", false)))],
            ByNeighbour = true,
        },
        new("EKS-020", "aws:eks/addon:Addon",
            Object(("addonName", "vpc-cni"), ("configurationValues", """{"enableNetworkPolicy":"true"}""")),
            "configurationValues", "{}"),
        new("EKS-021", "aws:eks/addon:Addon",
            Object(("addonName", "coredns"), ("addonVersion", "v1"), ("resolveConflictsOnCreate", "OVERWRITE"),
                ("resolveConflictsOnUpdate", "PRESERVE")),
            "addonVersion", null),
        new("EKS-024", Pool, Object(("scalingConfig", Object(("minSize", 2)))), "scalingConfig.minSize", 1),
        new("EKS-022", Ingress, Object(("cidrIpv4", "10.0.0.0/8"), ("fromPort", 22), ("toPort", 22), ("ipProtocol", "tcp")), "cidrIpv4",
            "0.0.0.0/0"),
        new("EKS-022", Ingress, Object(("cidrIpv6", "2001:db8::/32"), ("ipProtocol", "-1")), "cidrIpv6", "::/0"),
        new("EKS-022", Ingress, Object(("cidrIpv4", "0.0.0.0/0"), ("fromPort", 443), ("toPort", 443), ("ipProtocol", "tcp")), "fromPort",
            0),
        new("EKS-022", Group,
            Object(("ingress", List(
                Object(("cidrBlocks", List("10.0.0.0/8")), ("fromPort", 10250), ("toPort", 10250), ("protocol", "tcp"))))),
            "ingress[0].cidrBlocks", List("0.0.0.0/0")),
        new("AWS-001", "aws:ec2/vpc:Vpc", Vpc, "vpcId", "another-id")
        {
            Beside = [("aws:ec2/flowLog:FlowLog", "flows", Object(("vpcId", "subject-id")))],
            ByNeighbour = true,
        },
        new("AWS-002", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", Object(("vpcId", "vpc")), "ingress",
            List(Object(("protocol", "-1")))),
        new("AWS-008", "aws:ec2/natGateway:NatGateway", Object(("vpcId", "vpc")), "serviceName", "com.amazonaws.eu-west-1.ecr.api")
        {
            Beside = [("aws:ec2/vpcEndpoint:VpcEndpoint", "s3", Object(("serviceName", "com.amazonaws.eu-west-1.s3")))],
            ByNeighbour = true,
        },
        new("AWS-003", "aws:kms/key:Key", Object(("enableKeyRotation", true)), "enableKeyRotation", null),
        new("AWS-012", "aws:kms/key:Key", Object(("deletionWindowInDays", 30)), "deletionWindowInDays", 7),
        new("STO-001", "aws:s3/bucket:Bucket", Object(("bucket", "things")), "bucket", "other-things")
        {
            Beside = [("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "block", Object(("bucket", "things")))],
            ByNeighbour = true,
        },
        new("STO-002", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
            Object(("blockPublicAcls", true), ("blockPublicPolicy", true), ("ignorePublicAcls", true), ("restrictPublicBuckets", true)),
            "restrictPublicBuckets", false),
        new("STO-006", "aws:s3/bucket:Bucket", Object(("bucket", "things")), "forceDestroy", true),
        new("AWS-007", "aws:ecr/repository:Repository",
            Object(
                ("imageScanningConfiguration", Object(("scanOnPush", true))), ("imageTagMutability", "IMMUTABLE"),
                ("encryptionConfigurations", List(Object(("encryptionType", "KMS"))))),
            "imageTagMutability", "MUTABLE"),
    ];
}
