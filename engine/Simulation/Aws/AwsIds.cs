using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Aws;

/// <summary>The ids that AWS resources have in Pulumi: what the provider's Terraform ancestor calls the id of each type.</summary>
internal static class AwsIds
{
    private const int IdDigits = 17;

    /// <summary>Types whose ids are a prefix and 17 hexadecimal digits.</summary>
    private static readonly Dictionary<string, string> Prefixes = new()
    {
        ["aws:ec2/capacityReservation:CapacityReservation"] = "cr",
        ["aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"] = "acl",
        ["aws:ec2/defaultRouteTable:DefaultRouteTable"] = "rtb",
        ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"] = "sg",
        ["aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway"] = "eigw",
        ["aws:ec2/eip:Eip"] = "eipalloc",
        ["aws:ec2/flowLog:FlowLog"] = "fl",
        ["aws:ec2/internetGateway:InternetGateway"] = "igw",
        ["aws:ec2/launchTemplate:LaunchTemplate"] = "lt",
        ["aws:ec2/natGateway:NatGateway"] = "nat",
        ["aws:ec2/routeTable:RouteTable"] = "rtb",
        ["aws:ec2/routeTableAssociation:RouteTableAssociation"] = "rtbassoc",
        ["aws:ec2/securityGroup:SecurityGroup"] = "sg",
        ["aws:ec2/subnet:Subnet"] = "subnet",
        ["aws:ec2/subnetCidrReservation:SubnetCidrReservation"] = "scr",
        ["aws:ec2/vpc:Vpc"] = "vpc",
        ["aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion"] = "vpcbpa-exclude",
        ["aws:ec2/vpcEncryptionControl:VpcEncryptionControl"] = "vpcec",
        ["aws:ec2/vpcEndpoint:VpcEndpoint"] = "vpce",
        ["aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation"] = "vpc-cidr-assoc",
        ["aws:efs/fileSystem:FileSystem"] = "fs",
        ["aws:eks/podIdentityAssociation:PodIdentityAssociation"] = "a",
        ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"] = "sgr",
        ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"] = "sgr",
    };

    /// <summary>Types whose ids are made of inputs; what stands in braces is the text of that input.</summary>
    private static readonly Dictionary<string, string> Patterns = new()
    {
        ["aws:autoscaling/group:Group"] = "{name}",
        ["aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration"] = "{resourceArn}",
        ["aws:autoscaling/lifecycleHook:LifecycleHook"] = "{name}",
        ["aws:backup/vault:Vault"] = "{name}",
        ["aws:cloudwatch/eventRule:EventRule"] = "{name}",
        ["aws:cloudwatch/eventTarget:EventTarget"] = "{rule}-{targetId}",
        ["aws:cloudwatch/logGroup:LogGroup"] = "{name}",
        ["aws:ec2/placementGroup:PlacementGroup"] = "{name}",
        ["aws:ec2/tag:Tag"] = "{resourceId},{key}",
        ["aws:ecr/pullThroughCacheRule:PullThroughCacheRule"] = "{ecrRepositoryPrefix}",
        ["aws:eks/accessEntry:AccessEntry"] = "{clusterName}:{principalArn}",
        ["aws:eks/accessPolicyAssociation:AccessPolicyAssociation"] = "{clusterName}#{principalArn}#{policyArn}",
        ["aws:eks/addon:Addon"] = "{clusterName}:{addonName}",
        ["aws:eks/capability:Capability"] = "{clusterName}:{capabilityName}",
        ["aws:eks/cluster:Cluster"] = "{name}",
        ["aws:eks/fargateProfile:FargateProfile"] = "{clusterName}:{fargateProfileName}",
        ["aws:eks/nodeGroup:NodeGroup"] = "{clusterName}:{nodeGroupName}",
        ["aws:iam/instanceProfile:InstanceProfile"] = "{name}",
        ["aws:iam/role:Role"] = "{name}",
        ["aws:iam/rolePolicy:RolePolicy"] = "{role}:{name}",
        ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"] = "{role}/{policyArn}",
        ["aws:guardduty/detectorFeature:DetectorFeature"] = "{detectorId}/{name}",
        ["aws:kms/alias:Alias"] = "{name}",
        ["aws:kms/keyPolicy:KeyPolicy"] = "{keyId}",
        ["aws:route53/record:Record"] = "{zoneId}_{name}_{type}",
        ["aws:s3/bucket:Bucket"] = "{bucket}",
        ["aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration"] = "{bucket}",
        ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"] = "{bucket}",
        ["aws:s3/bucketPolicy:BucketPolicy"] = "{bucket}",
        ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"] = "{bucket}",
        ["aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration"] = "{bucket}",
        ["aws:s3/bucketVersioning:BucketVersioning"] = "{bucket}",
        ["aws:sqs/queuePolicy:QueuePolicy"] = "{queueUrl}",
    };

    /// <summary>Types whose id is their ARN.</summary>
    private static readonly HashSet<string> Arns =
    [
        "aws:acm/certificate:Certificate", "aws:iam/openIdConnectProvider:OpenIdConnectProvider", "aws:iam/policy:Policy",
        "aws:iam/serviceLinkedRole:ServiceLinkedRole", "aws:opensearch/domain:Domain",
    ];

    /// <summary>The inputs that the type's ids are made of, in braces; null when they are made of others.</summary>
    public static string? PatternOf(string type) => Patterns.GetValueOrDefault(type);

    public static string Of(SimulatedResource resource, AwsScope scope)
    {
        if (Prefixes.TryGetValue(resource.Type, out var prefix))
            return $"{prefix}-{Seed.Hex(resource.Urn, "id", IdDigits)}";
        if (Patterns.TryGetValue(resource.Type, out var pattern))
            return Fill(pattern, resource.Inputs);
        if (Arns.Contains(resource.Type))
            return AwsArns.Of(resource, scope, id: "")!;

        return resource.Type switch
        {
            "aws:kms/key:Key" or "aws:kms/replicaKey:ReplicaKey" => Seed.Uuid(resource.Urn, "id"),
            "aws:route53/zone:Zone" => "Z" + Seed.Text(resource.Urn, "id", 20, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            "aws:sqs/queue:Queue" => QueueUrl(resource, scope),
            "aws:ec2/route:Route" => $"r-{resource.Inputs.Text("routeTableId")}{Seed.Digits(resource.Urn, "id", 10)}",
            "aws:amp/workspace:Workspace" => $"ws-{Seed.Uuid(resource.Urn, "id")}",
            "aws:guardduty/detector:Detector" => Seed.Hex(resource.Urn, "id", 32),
            "aws:wafv2/webAcl:WebAcl" => Seed.Uuid(resource.Urn, "id"),
            _ => $"{resource.Name}-{Seed.Hex(resource.Urn, "id", IdDigits)}",
        };
    }

    public static string QueueUrl(SimulatedResource resource, AwsScope scope) =>
        $"https://sqs.{scope.Region}.{scope.DnsSuffix}/{scope.Account}/{resource.Inputs.Text("name")}";

    /// <summary>The pattern with inputs in place of braces.</summary>
    internal static string Fill(string pattern, ObjectValue inputs)
    {
        var filled = pattern;
        foreach (var name in inputs.Names)
        {
            if (filled.Contains($"{{{name}}}", StringComparison.Ordinal))
                filled = filled.Replace($"{{{name}}}", inputs.Text(name), StringComparison.Ordinal);
        }

        return filled;
    }
}
