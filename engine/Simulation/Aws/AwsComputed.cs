using Platform.Engine.Checks.Places;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation.Aws;

/// <summary>What AWS computes for a resource beyond its id and ARN, as far as programs read it.</summary>
internal static partial class AwsComputed
{
    private const string HexUpper = "0123456789ABCDEF";
    private const string IdLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string LongAgo = "2026-01-01T00:00:00Z";

    /// <summary>What many types have: prefixes of names that have none, and times. A type that has them not is not given them.</summary>
    private static readonly ObjectValue Common = Fields(
        ("namePrefix", ""), ("bucketPrefix", ""), ("nodeGroupNamePrefix", ""), ("createdAt", LongAgo), ("modifiedAt", LongAgo),
        ("associatedAt", LongAgo), ("createDate", LongAgo));

    public static ObjectValue Of(SimulatedResource resource, AwsScope scope, string id) =>
        Common.With(UsualValues.Of(resource.Type)).With(resource.Inputs).With(OfType(resource, scope, id));

    private static ObjectValue OfType(SimulatedResource resource, AwsScope scope, string id) => resource.Type switch
    {
        "aws:ec2/vpc:Vpc" => Fields(
            ("ownerId", scope.Account),
            ("defaultSecurityGroupId", "sg-" + Seed.Hex(resource.Urn, "default-sg", 17)),
            ("defaultRouteTableId", "rtb-" + Seed.Hex(resource.Urn, "main-rtb", 17)),
            ("mainRouteTableId", "rtb-" + Seed.Hex(resource.Urn, "main-rtb", 17)),
            ("defaultNetworkAclId", "acl-" + Seed.Hex(resource.Urn, "default-acl", 17)),
            ("dhcpOptionsId", "dopt-" + Seed.Hex(resource.Urn, "dhcp", 17)),
            ("ipv6CidrBlock", IsTrue(resource, "assignGeneratedIpv6CidrBlock") ? Ipv6Block(resource.Urn) : ""),
            ("ipv6AssociationId", IsTrue(resource, "assignGeneratedIpv6CidrBlock") ? "vpc-cidr-assoc-" + Seed.Hex(resource.Urn, "ipv6", 17)
                : ""),
            ("ipv6CidrBlockNetworkBorderGroup", IsTrue(resource, "assignGeneratedIpv6CidrBlock") ? scope.Region : "")),
        "aws:ec2/subnet:Subnet" => Subnet(resource, scope),
        "aws:ec2/internetGateway:InternetGateway" or "aws:ec2/routeTable:RouteTable" or "aws:ec2/securityGroup:SecurityGroup"
            or "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl" or "aws:ec2/defaultRouteTable:DefaultRouteTable"
            or "aws:ec2/capacityReservation:CapacityReservation" or "aws:ec2/subnetCidrReservation:SubnetCidrReservation" =>
            Fields(("ownerId", scope.Account)),
        "aws:ec2/eip:Eip" => Fields(
            ("allocationId", id),
            ("publicIp", PublicAddress(resource.Urn)),
            ("publicDns", $"ec2-{PublicAddress(resource.Urn).Replace('.', '-')}.{scope.Region}.compute.{scope.DnsSuffix}"),
            ("networkBorderGroup", resource.Inputs.Text("networkBorderGroup") ?? scope.Region)),
        "aws:ec2/natGateway:NatGateway" => NatGateway(resource),
        "aws:ec2/launchTemplate:LaunchTemplate" => Fields(("latestVersion", 1.0), ("defaultVersion", 1.0)),
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup" => Fields(("name", "default"), ("ownerId", scope.Account)),
        "aws:ec2/route:Route" => Fields(("state", "active"), ("origin", "CreateRoute")),
        "aws:eks/cluster:Cluster" => Cluster(resource, scope),
        "aws:eks/nodeGroup:NodeGroup" => Fields(
            ("status", "ACTIVE"),
            ("amiType", resource.Inputs.Text("amiType") ?? "AL2023_x86_64_STANDARD"),
            ("capacityType", resource.Inputs.Text("capacityType") ?? "ON_DEMAND"),
            ("resources", new ListValue([Fields(("autoscalingGroups", new ListValue([Fields(
                ("name", $"eks-{resource.Inputs.Text("nodeGroupName")}-{Seed.Uuid(resource.Urn, "asg")}"))])))]))),
        "aws:eks/podIdentityAssociation:PodIdentityAssociation" => Fields(
            ("associationId", id),
            ("externalId", resource.Inputs["targetRoleArn"] is null ? "" : Seed.Uuid(resource.Urn, "external")),
            ("associationArn", scope.Arn("eks", $"podidentityassociation/{resource.Inputs.Text("clusterName")}/{id}"))),
        "aws:eks/accessEntry:AccessEntry" => Fields(("accessEntryArn", scope.Arn(
            "eks", $"access-entry/{resource.Inputs.Text("clusterName")}/{Seed.Uuid(resource.Urn, "entry")}")),
            ("userName", resource.Inputs.Text("userName") ?? resource.Inputs.Text("principalArn") ?? "")),
        "aws:eks/addon:Addon" => Fields(("configurationValues", resource.Inputs.Text("configurationValues") ?? "")),
        "aws:eks/fargateProfile:FargateProfile" or "aws:eks/identityProviderConfig:IdentityProviderConfig" => Fields(("status", "ACTIVE")),
        "aws:kms/key:Key" or "aws:kms/replicaKey:ReplicaKey" => Fields(
            ("keyId", id),
            ("policy", resource.Inputs.Text("policy") ?? WholeAccount(scope))),
        "aws:kms/alias:Alias" => Fields(("targetKeyArn", TargetKey(resource, scope))),
        "aws:iam/role:Role" => Fields(("uniqueId", "AROA" + Seed.Text(resource.Urn, "unique", 17, IdLetters))),
        "aws:iam/policy:Policy" => Fields(("policyId", "ANPA" + Seed.Text(resource.Urn, "unique", 17, IdLetters))),
        "aws:iam/instanceProfile:InstanceProfile" => Fields(("uniqueId", "AIPA" + Seed.Text(resource.Urn, "unique", 17, IdLetters))),
        "aws:iam/serviceLinkedRole:ServiceLinkedRole" => Fields(
            ("uniqueId", "AROA" + Seed.Text(resource.Urn, "unique", 17, IdLetters)),
            ("name", "AWSServiceRole"),
            ("path", $"/aws-service-role/{resource.Inputs.Text("awsServiceName")}/")),
        "aws:iam/openIdConnectProvider:OpenIdConnectProvider" when resource.Inputs["thumbprintLists"] is null =>
            Fields(("thumbprintLists", new ListValue([Seed.Hex(resource.Urn, "thumbprint", 40)]))),
        "aws:acm/certificate:Certificate" => Certificate(resource),
        "aws:opensearch/domain:Domain" => SearchDomain(resource, scope),
        "aws:route53/zone:Zone" => Fields(
            ("zoneId", id),
            ("primaryNameServer", NameServer(resource.Urn, 0)),
            ("nameServers", new ListValue([.. Enumerable.Range(0, 4).Select(index => (PropertyValue)NameServer(resource.Urn, index))]))),
        "aws:route53/record:Record" => Fields(("fqdn", resource.Inputs.Text("name") ?? "")),
        "aws:s3/bucket:Bucket" => Bucket(resource.Inputs.Text("bucket") ?? id, scope),
        "aws:sqs/queue:Queue" => Fields(("url", id), ("policy", resource.Inputs.Text("policy") ?? "")),
        "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule" or "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule" =>
            Fields(("securityGroupRuleId", id)),
        "aws:ec2/vpcEndpoint:VpcEndpoint" => Endpoint(resource, scope, id),
        "aws:amp/workspace:Workspace" => Fields(
            ("prometheusEndpoint", $"https://aps-workspaces.{scope.Region}.{scope.DnsSuffix}/workspaces/{id}/")),
        "aws:efs/fileSystem:FileSystem" => Fields(("dnsName", $"{id}.efs.{scope.Region}.{scope.DnsSuffix}"), ("ownerId", scope.Account)),
        _ => ObjectValue.Empty,
    };

    /// <summary>An address of the range that RFC 5737 keeps for documentation.</summary>
    private static string PublicAddress(string urn) => $"203.0.113.{(Convert.ToInt32(Seed.Hex(urn, "address", 2), 16) % 254) + 1}";

    private static string NameServer(string urn, int index)
    {
        string[] domains = ["com", "net", "org", "co.uk"];
        return $"ns-{Convert.ToInt32(Seed.Hex(urn, $"ns{index}", 2), 16) + (index * 512)}"
            + $".awsdns-{Convert.ToInt32(Seed.Hex(urn, $"d{index}", 2), 16) % 64:00}.{domains[index]}";
    }

    private static ObjectValue Bucket(string name, AwsScope scope) => Fields(
        ("bucketRegion", scope.Region),
        ("bucketDomainName", $"{name}.s3.{scope.DnsSuffix}"),
        ("bucketRegionalDomainName", $"{name}.s3.{scope.Region}.{scope.DnsSuffix}"));

    // The documentation range of RFC 3849, cut to the size that AWS assigns.
    private static string Ipv6Block(string urn) =>
        $"2001:db8:{Seed.Hex(urn, "ipv6", 4).TrimStart('0').PadLeft(1, '0')}:{Seed.Hex(urn, "ipv6-low", 2)}00::/56";

    private static bool IsTrue(SimulatedResource resource, string name) => resource.Inputs[name]?.Plain is BoolValue { Value: true };

    private static ObjectValue Subnet(SimulatedResource resource, AwsScope scope)
    {
        var region = AwsRegions.Find(scope.Region) ?? new AwsRegion(scope.Region, "abc", scope.Region);
        var zone = resource.Inputs.Text("availabilityZone");
        var index = zone is null ? Convert.ToInt32(Seed.Hex(resource.Urn, "zone", 2), 16) % region.Zones.Count
            : Math.Max(0, region.Zones.ToList().IndexOf(zone));
        return Fields(
            ("ownerId", scope.Account),
            ("availabilityZone", zone ?? region.Zones[index]),
            ("availabilityZoneId", resource.Inputs.Text("availabilityZoneId") ?? $"{region.ZoneIdPrefix}-az{index + 1}"),
            ("privateDnsHostnameTypeOnLaunch", resource.Inputs.Text("privateDnsHostnameTypeOnLaunch") ?? "ip-name"));
    }

    private static ObjectValue Cluster(SimulatedResource resource, AwsScope scope)
    {
        var identity = Seed.Text(resource.Urn, "oidc", 32, HexUpper);
        var network = resource.Inputs["vpcConfig"]?.Plain as ObjectValue ?? ObjectValue.Empty;
        return Fields(
            ("status", "ACTIVE"),
            ("platformVersion", "eks.1"),
            ("clusterId", ""),
            ("endpoint", $"https://{identity}.gr7.{scope.Region}.eks.{scope.DnsSuffix}"),
            ("certificateAuthority", Fields(("data", SimulatedAuthority.Bundle))),
            ("certificateAuthorities", new ListValue([Fields(("data", SimulatedAuthority.Bundle))])),
            ("identities", new ListValue([Fields(("oidcs", new ListValue([Fields(
                ("issuer", $"https://oidc.eks.{scope.Region}.{scope.DnsSuffix}/id/{identity}"))])))])),
            ("version", resource.Inputs.Text("version") ?? "1.35"),
            ("createdAt", LongAgo),
            ("kubernetesNetworkConfig", ServiceNetwork(resource)),
            ("vpcConfig", network
                .With("clusterSecurityGroupId", "sg-" + Seed.Hex(resource.Urn, "cluster-sg", 17))
                .With("vpcId", "vpc-" + Seed.Hex(resource.Urn, "vpc", 17))));
    }

    // Without a choice EKS takes one of two ranges for services (EKS API Reference, KubernetesNetworkConfigRequest).
    private static ObjectValue ServiceNetwork(SimulatedResource resource)
    {
        var given = resource.Inputs["kubernetesNetworkConfig"]?.Plain as ObjectValue ?? ObjectValue.Empty;
        var family = given.Text("ipFamily") ?? "ipv4";
        var completed = ObjectValue.Empty.With("ipFamily", family);
        return (family == "ipv6" ? completed.With("serviceIpv6Cidr", "fd00:ec2::/108")
            : completed.With("serviceIpv4Cidr", "172.20.0.0/16")).With(given);
    }

    private static ObjectValue Fields(params (string Name, PropertyValue Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
