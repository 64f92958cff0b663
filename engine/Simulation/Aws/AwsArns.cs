namespace Platform.Engine.Simulation.Aws;

/// <summary>The ARNs of AWS resources, in the forms of the service authorization reference.</summary>
internal static class AwsArns
{
    /// <summary>By type: the service, and the resource part; in braces the text of an input, or <c>{id}</c>.</summary>
    private static readonly Dictionary<string, (string Service, string Resource)> Regional = new()
    {
        ["aws:amp/workspace:Workspace"] = ("aps", "workspace/{id}"),
        ["aws:backup/vault:Vault"] = ("backup", "backup-vault:{name}"),
        ["aws:cloudwatch/eventRule:EventRule"] = ("events", "rule/{name}"),
        ["aws:cloudwatch/logGroup:LogGroup"] = ("logs", "log-group:{name}"),
        ["aws:ec2/capacityReservation:CapacityReservation"] = ("ec2", "capacity-reservation/{id}"),
        ["aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"] = ("ec2", "network-acl/{id}"),
        ["aws:ec2/defaultRouteTable:DefaultRouteTable"] = ("ec2", "route-table/{id}"),
        ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"] = ("ec2", "security-group/{id}"),
        ["aws:ec2/eip:Eip"] = ("ec2", "elastic-ip/{id}"),
        ["aws:ec2/flowLog:FlowLog"] = ("ec2", "vpc-flow-log/{id}"),
        ["aws:ec2/internetGateway:InternetGateway"] = ("ec2", "internet-gateway/{id}"),
        ["aws:ec2/launchTemplate:LaunchTemplate"] = ("ec2", "launch-template/{id}"),
        ["aws:ec2/placementGroup:PlacementGroup"] = ("ec2", "placement-group/{name}"),
        ["aws:ec2/routeTable:RouteTable"] = ("ec2", "route-table/{id}"),
        ["aws:ec2/securityGroup:SecurityGroup"] = ("ec2", "security-group/{id}"),
        ["aws:ec2/subnet:Subnet"] = ("ec2", "subnet/{id}"),
        ["aws:ec2/vpc:Vpc"] = ("ec2", "vpc/{id}"),
        ["aws:ec2/vpcEndpoint:VpcEndpoint"] = ("ec2", "vpc-endpoint/{id}"),
        ["aws:efs/fileSystem:FileSystem"] = ("elasticfilesystem", "file-system/{id}"),
        ["aws:eks/addon:Addon"] = ("eks", "addon/{clusterName}/{addonName}/{uuid}"),
        ["aws:eks/cluster:Cluster"] = ("eks", "cluster/{name}"),
        ["aws:eks/fargateProfile:FargateProfile"] = ("eks", "fargateprofile/{clusterName}/{fargateProfileName}/{uuid}"),
        ["aws:eks/nodeGroup:NodeGroup"] = ("eks", "nodegroup/{clusterName}/{nodeGroupName}/{uuid}"),
        ["aws:guardduty/detector:Detector"] = ("guardduty", "detector/{id}"),
        ["aws:kms/alias:Alias"] = ("kms", "{name}"),
        ["aws:kms/key:Key"] = ("kms", "key/{id}"),
        ["aws:kms/replicaKey:ReplicaKey"] = ("kms", "key/{id}"),
        ["aws:sqs/queue:Queue"] = ("sqs", "{name}"),
        ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"] = ("ec2", "security-group-rule/{id}"),
        ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"] = ("ec2", "security-group-rule/{id}"),
        ["aws:acm/certificate:Certificate"] = ("acm", "certificate/{uuid}"),
        ["aws:opensearch/domain:Domain"] = ("es", "domain/{domainName}"),
        ["aws:autoscaling/group:Group"] = ("autoscaling", "autoScalingGroup:{uuid}:autoScalingGroupName/{name}"),
        ["aws:eks/capability:Capability"] = ("eks", "capability/{clusterName}/{capabilityName}/{uuid}"),
        ["aws:eks/identityProviderConfig:IdentityProviderConfig"] = ("eks", "identityproviderconfig/{clusterName}/oidc/{uuid}"),
        ["aws:wafv2/webAcl:WebAcl"] = ("wafv2", "regional/webacl/{name}/{id}"),
        ["aws:ec2/natGateway:NatGateway"] = ("ec2", "natgateway/{id}"),
    };

    /// <summary>As above, for services without regions.</summary>
    private static readonly Dictionary<string, (string Service, string Resource)> Global = new()
    {
        ["aws:iam/instanceProfile:InstanceProfile"] = ("iam", "instance-profile{path}{name}"),
        ["aws:iam/policy:Policy"] = ("iam", "policy{path}{name}"),
        ["aws:iam/role:Role"] = ("iam", "role{path}{name}"),
        ["aws:iam/serviceLinkedRole:ServiceLinkedRole"] = ("iam", "role/aws-service-role/{awsServiceName}/AWSServiceRole"),
    };

    /// <summary>The ARN; null for a type that is not known to have one.</summary>
    public static string? Of(SimulatedResource resource, AwsScope scope, string id)
    {
        var inputs = resource.Inputs;
        if (Regional.TryGetValue(resource.Type, out var regional))
            return scope.Arn(regional.Service, Fill(regional.Resource));
        if (Global.TryGetValue(resource.Type, out var global))
            return scope.GlobalArn(global.Service, Fill(global.Resource));

        return resource.Type switch
        {
            "aws:s3/bucket:Bucket" => $"arn:{scope.Partition}:s3:::{inputs.Text("bucket")}",
            "aws:route53/zone:Zone" => $"arn:{scope.Partition}:route53:::hostedzone/{id}",
            "aws:iam/openIdConnectProvider:OpenIdConnectProvider" => scope.GlobalArn(
                "iam", "oidc-provider/" + (inputs.Text("url") ?? "").Replace("https://", "", StringComparison.Ordinal)),
            _ => null,
        };

        string Fill(string pattern) => AwsIds.Fill(pattern, inputs)
            .Replace("{path}", "/", StringComparison.Ordinal)
            .Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{uuid}", Seed.Uuid(resource.Urn, "arn"), StringComparison.Ordinal);
    }
}
