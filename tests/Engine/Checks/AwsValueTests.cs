using Platform.Engine.Checks;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Checks;

[TestFixture]
public sealed class AwsValueTests
{
    private static readonly RuleCase[] Cases =
    [
        new("aws:ec2/vpc:Vpc", "cidrBlock",
            ["10.0.0.0/16", "192.168.0.0/28"],
            ["10.0.0.0/15", "10.0.0.0/29", "10.0.1.0/16", "10.0.0/16", "10.0.0.0", "x", "2001:db8::/56"]),
        new("aws:ec2/vpc:Vpc", "ipv6CidrBlock", ["2001:db8::/56", "2001:db8::/44"], ["2001:db8::/57", "2001:db8::1/56", "10.0.0.0/16"]),
        new("aws:ec2/vpc:Vpc", "ipv4NetmaskLength", ["16", "28"], ["15", "29"]),
        new("aws:ec2/vpc:Vpc", "ipv6NetmaskLength", ["56"], ["57"]),
        new("aws:ec2/vpc:Vpc", "tags",
            ["""{"Name":"a b/c:d+e=f@g","ü":""}"""],
            ["""{"aws:name":"x"}""", """{"a":"<b>"}""", """{"":"x"}"""]),
        new("aws:ec2/subnet:Subnet", "cidrBlock", ["10.0.1.0/24"], ["10.0.0.0/8", "10.0.1.1/24"]),
        new("aws:ec2/subnet:Subnet", "ipv6CidrBlock", ["2001:db8:0:1::/64"], ["2001:db8::/65"]),
        new("aws:ec2/subnet:Subnet", "vpcId", ["vpc-0123456789abcdef0"], ["main", "subnet-1"]),
        new("aws:ec2/subnet:Subnet", "availabilityZone",
            ["eu-west-1a", "us-east-1f", "us-east-1-bos-1a", "eu-west-9a"],
            ["eu-west-1d", "eu-west-1", "eu-wst-1a", "a"]),
        new("aws:ec2/subnet:Subnet", "availabilityZoneId", ["euw1-az2", "use1-az10"], ["eu-west-1a", "euw1-2"]),
        new("aws:ec2/subnet:Subnet", "region",
            ["eu-west-1", "us-gov-west-1", "eusc-de-east-1", "eu-west-9"],
            ["eu-wst-1", "europe-west1", "eu-west-1a", ""]),
        new("aws:ec2/subnetCidrReservation:SubnetCidrReservation", "cidrBlock", ["10.0.1.0/28"], ["10.0.1.0"]),
        new("aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation", "cidrBlock", ["100.64.0.0/16"], ["100.64.0.0/10"]),
        new("aws:ec2/vpcIpamPoolCidrAllocation:VpcIpamPoolCidrAllocation", "cidr", ["10.0.0.0/24"], ["ten"]),
        new("aws:ec2/route:Route", "destinationCidrBlock", ["0.0.0.0/0"], ["0.0.0.0", "::/0"]),
        new("aws:ec2/route:Route", "destinationIpv6CidrBlock", ["::/0"], ["0.0.0.0/0"]),
        new("aws:ec2/route:Route", "natGatewayId", ["nat-1"], ["igw-1"]),
        new("aws:ec2/routeTable:RouteTable", "routes[].cidrBlock", ["0.0.0.0/0"], ["any"]),
        new("aws:ec2/routeTable:RouteTable", "routes[].ipv6CidrBlock", ["::/0"], ["any"]),
        new("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", "ingress[].cidrBlock", ["10.0.0.0/8"], ["10.0.0.1/8"]),
        new("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", "ingress[].ruleNo", ["100"], ["0", "32767"]),
        new("aws:ec2/securityGroup:SecurityGroup", "name", ["web (public)", "a_b-c.d"], ["sg-web", "default", "a~b", "ä"]),
        new("aws:ec2/securityGroup:SecurityGroup", "description", ["", "From the internet."], ["a*b~", "“quoted”"]),
        new("aws:ec2/securityGroup:SecurityGroup", "ingress[].cidrBlocks", ["""["10.0.0.0/8"]"""], ["""["10.0.0.0/8","10.0.0.1"]"""]),
        new("aws:ec2/securityGroup:SecurityGroup", "ingress[].ipv6CidrBlocks", ["""["::/0"]"""], ["""["0.0.0.0/0"]"""]),
        new("aws:ec2/securityGroup:SecurityGroup", "ingress[].fromPort", ["-1", "0", "65535"], ["65536", "-2"]),
        new("aws:ec2/securityGroup:SecurityGroup", "ingress[].protocol", ["\"-1\"", "tcp", "icmpv6", "\"50\""], ["any", "TCP", "\"256\""]),
        new("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "cidrIpv4", ["10.0.0.0/8"], ["10.0.0.0"]),
        new("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "cidrIpv6", ["::/0"], ["::"]),
        new("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "ipProtocol", ["\"-1\"", "udp"], ["http"]),
        new("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "toPort", ["443"], ["70000"]),
        new("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "referencedSecurityGroupId",
            ["sg-1", "123456789012/sg-1"],
            ["web"]),
        new("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "cidrIpv4", ["0.0.0.0/0"], ["0.0.0.0/33"]),
        new("aws:ec2/natGateway:NatGateway", "allocationId", ["eipalloc-1"], ["eip-1"]),
        new("aws:ec2/natGateway:NatGateway", "availabilityZoneAddresses[].allocationIds", ["""["eipalloc-1"]"""], ["""["1"]"""]),
        new("aws:ec2/flowLog:FlowLog", "maxAggregationInterval", ["60", "600"], ["300"]),
        new("aws:ec2/flowLog:FlowLog", "logDestination",
            ["arn:aws:s3:::logs/flow", "arn:aws-cn:logs:cn-north-1:123456789012:log-group:flow"],
            ["logs", "arn:aws:s3"]),
        new("aws:ec2/tag:Tag", "key", ["karpenter.sh/discovery"], ["aws:x", ""]),
        new("aws:ec2/launchTemplate:LaunchTemplate", "name", ["nodes-(1)", "abc"], ["ab", "a b c"]),
        new("aws:ec2/launchTemplate:LaunchTemplate", "instanceType",
            ["m7g.large", "u-24tb1.112xlarge", "c7i.metal-24xl", "t4g.nano"],
            ["m7g", "large", "m7g.huge", "M7G.large"]),
        new("aws:ec2/launchTemplate:LaunchTemplate", "imageId",
            ["ami-0123456789abcdef0", "resolve:ssm:/aws/service/eks"],
            ["ubuntu", "ami-xyz"]),
        new("aws:ec2/launchTemplate:LaunchTemplate", "userData", ["aGVsbG8="], ["#!/bin/sh"]),
        new("aws:ec2/launchTemplate:LaunchTemplate", "metadataOptions.httpPutResponseHopLimit", ["1", "64"], ["0", "65"]),
        new("aws:ec2/launchTemplate:LaunchTemplate", "vpcSecurityGroupIds", ["""["sg-1"]"""], ["""["web"]"""]),
        new("aws:ec2/launchTemplate:LaunchTemplate", "blockDeviceMappings[].ebs",
            ["""{"volumeType":"gp3","volumeSize":50,"iops":3000,"throughput":125}""", """{"volumeType":"io2","iops":100}"""],
            ["""{"volumeType":"gp3","throughput":100}""", """{"volumeType":"gp2","iops":3000}""",
                """{"volumeType":"st1","volumeSize":20}""", """{"encrypted":"yes"}"""]),
        new("aws:eks/cluster:Cluster", "name", ["prod-eu_1", "1a"], ["-a", "a.b", ""]),
        new("aws:eks/cluster:Cluster", "version", ["\"1.35\"", "\"1.9\""], ["\"1\"", "v1.35", "1.35.1", "latest"]),
        new("aws:eks/cluster:Cluster", "roleArn",
            ["arn:aws:iam::123456789012:role/eks", "arn:aws:iam::123456789012:role/path/eks"],
            ["eks", "arn:aws:iam::12345:role/eks", "arn:aws:iam::123456789012:user/eks", "arn:was:iam::123456789012:role/eks"]),
        new("aws:eks/cluster:Cluster", "vpcConfig.subnetIds",
            ["""["subnet-1","subnet-2"]"""],
            ["""["subnet-1"]""", """["subnet-1","subnet-1"]""", """["a","b"]"""]),
        new("aws:eks/cluster:Cluster", "vpcConfig.publicAccessCidrs", ["""["203.0.113.0/24"]"""], ["""["203.0.113.7"]"""]),
        new("aws:eks/cluster:Cluster", "vpcConfig",
            ["""{"endpointPublicAccess":false,"endpointPrivateAccess":true}"""],
            ["""{"endpointPublicAccess":false}"""]),
        new("aws:eks/cluster:Cluster", "enabledClusterLogTypes", ["""["api","audit"]"""], ["""["Audit"]"""]),
        new("aws:eks/cluster:Cluster", "accessConfig.authenticationMode", ["API"], ["api", "IAM"]),
        new("aws:eks/cluster:Cluster", "kubernetesNetworkConfig.serviceIpv4Cidr",
            ["172.20.0.0/16", "10.100.0.0/24"],
            ["100.64.0.0/16", "10.0.0.0/8", "10.100.0.0/25"]),
        new("aws:eks/cluster:Cluster", "encryptionConfig.provider.keyArn",
            ["arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"],
            ["alias/eks", "arn:aws:kms:eu-west-1:123456789012:alias/eks"]),
        new("aws:eks/cluster:Cluster", "remoteNetworkConfig.remoteNodeNetworks.cidrs", ["""["10.1.0.0/16"]"""], ["""["10.1.0.1/16"]"""]),
        new("aws:eks/nodeGroup:NodeGroup", "nodeGroupName", ["system"], ["a.b", "-a"]),
        new("aws:eks/nodeGroup:NodeGroup", "capacityType", ["SPOT"], ["spot", "ONDEMAND"]),
        new("aws:eks/nodeGroup:NodeGroup", "instanceTypes", ["""["m7g.large"]"""], ["""["m7g"]"""]),
        new("aws:eks/nodeGroup:NodeGroup", "subnetIds", ["""["subnet-1"]"""], ["""["private"]"""]),
        new("aws:eks/nodeGroup:NodeGroup", "labels",
            ["""{"team":"a","example.com/pool":""}"""],
            ["""{"-team":"a"}""", """{"team":"a b"}"""]),
        new("aws:eks/nodeGroup:NodeGroup", "scalingConfig",
            ["""{"minSize":1,"desiredSize":2,"maxSize":3}"""],
            [
                """{"minSize":3,"maxSize":2,"desiredSize":3}""", """{"minSize":0,"maxSize":0}""",
                """{"minSize":1,"desiredSize":5,"maxSize":3}""",
            ]),
        new("aws:eks/nodeGroup:NodeGroup", "taints[].effect", ["NO_SCHEDULE"], ["NoSchedule"]),
        new("aws:eks/nodeGroup:NodeGroup", "taints[].key", ["CriticalAddonsOnly"], ["a b"]),
        new("aws:eks/nodeGroup:NodeGroup", "updateConfig",
            ["""{"maxUnavailablePercentage":33}"""],
            ["""{"maxUnavailablePercentage":33,"maxUnavailable":1}""", """{"maxUnavailable":0}"""]),
        new("aws:eks/nodeGroup:NodeGroup", "launchTemplate.id", ["lt-1"], ["template"]),
        new("aws:eks/addon:Addon", "clusterName", ["prod"], ["prod.eu"]),
        new("aws:eks/addon:Addon", "addonVersion", ["v1.19.2-eksbuild.1"], ["1.19.2", "latest"]),
        new("aws:eks/addon:Addon", "configurationValues", ["\"{}\"", "env: {}"], ["\"{env}\""]),
        new("aws:eks/addon:Addon", "podIdentityAssociations[].serviceAccount", ["aws-node"], ["AWS_Node"]),
        new("aws:eks/accessEntry:AccessEntry", "principalArn",
            ["arn:aws:iam::123456789012:role/admin"],
            ["arn:aws:sts::123456789012:assumed-role/admin/me", "admin"]),
        new("aws:eks/accessEntry:AccessEntry", "kubernetesGroups", ["""["viewers"]"""], ["""["system:masters"]"""]),
        new("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "policyArn",
            ["arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"],
            ["arn:aws:iam::aws:policy/AdministratorAccess"]),
        new("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "accessScope",
            ["""{"type":"cluster"}""", """{"type":"namespace","namespaces":["a"]}"""],
            ["""{"type":"namespace"}""", """{"type":"cluster","namespaces":["a"]}""", """{"type":"all"}"""]),
        new("aws:eks/podIdentityAssociation:PodIdentityAssociation", "namespace", ["kube-system"], ["Kube"]),
        new("aws:eks/podIdentityAssociation:PodIdentityAssociation", "serviceAccount", ["external-dns"], ["External DNS"]),
        new("aws:iam/role:Role", "name", ["eks+=,.@-_1"], ["a b", "a/b"]),
        new("aws:iam/role:Role", "path", ["/", "/platform/"], ["platform", "/platform"]),
        new("aws:iam/role:Role", "maxSessionDuration", ["3600"], ["60"]),
        new("aws:iam/role:Role", "permissionsBoundary", ["arn:aws:iam::123456789012:policy/boundary"], ["boundary"]),
        new("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role", ["eks"], ["arn:aws:iam::123456789012:role/eks"]),
        new("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "policyArn",
            ["arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"],
            ["AmazonEKSClusterPolicy"]),
        new("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "url",
            ["https://oidc.eks.eu-west-1.amazonaws.com/id/A"],
            ["oidc.eks.eu-west-1.amazonaws.com/id/A"]),
        new("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "thumbprintLists",
            ["""["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"]"""],
            ["""["9e99"]"""]),
        new("aws:iam/serviceLinkedRole:ServiceLinkedRole", "awsServiceName", ["spot.amazonaws.com"], ["spot"]),
        new("aws:kms/alias:Alias", "name", ["alias/platform/prod"], ["platform", "alias/aws/ebs", "alias/a b"]),
        new("aws:kms/key:Key", "deletionWindowInDays", ["7", "30"], ["6", "31"]),
        new("aws:kms/key:Key", "rotationPeriodInDays", ["365"], ["30"]),
        new("aws:cloudwatch/logGroup:LogGroup", "name", ["/aws/eks/prod/cluster"], ["a b", ""]),
        new("aws:cloudwatch/logGroup:LogGroup", "retentionInDays", ["0", "90", "3653"], ["45", "100"]),
        new("aws:cloudwatch/logGroup:LogGroup", "kmsKeyId", ["arn:aws:kms:eu-west-1:123456789012:key/1"], ["alias/logs"]),
        new("aws:cloudwatch/eventRule:EventRule", "name", ["spot.interruption"], ["a b"]),
        new("aws:cloudwatch/eventRule:EventRule", "scheduleExpression",
            ["rate(1 minute)", "rate(5 minutes)", "cron(0 12 * * ? *)", "cron(0 8 ? * MON-FRI *)", "cron(0 0 L * ? *)"],
            ["rate(1 minutes)", "rate(5 minute)", "rate(0 days)", "cron(0 12 * * * *)", "cron(0 12 * * ?)", "cron(61 12 * * ? *)",
                "5 minutes"]),
        new("aws:cloudwatch/eventRule:EventRule", "eventPattern", ["\"{}\""], ["aws.ec2", "\"[]\""]),
        new("aws:cloudwatch/eventTarget:EventTarget", "targetId", ["queue"], ["a/b"]),
        new("aws:sqs/queue:Queue", "name", ["karpenter"], ["a.b", "jobs.fifo"]),
        new("aws:sqs/queue:Queue", "messageRetentionSeconds", ["300"], ["59"]),
        new("aws:sqs/queue:Queue", "visibilityTimeoutSeconds", ["0"], ["43201"]),
        new("aws:sqs/queue:Queue", "delaySeconds", ["900"], ["901"]),
        new("aws:s3/bucket:Bucket", "bucket",
            ["logs.example-1", "abc"],
            ["ab", "Logs", "logs_1", "-logs", "a..b", "10.0.0.1", "xn--logs", "logs-s3alias"]),
        new("aws:s3/bucketVersioning:BucketVersioning", "bucket", ["logs"], ["arn:aws:s3:::logs"]),
        new("aws:s3/bucketVersioning:BucketVersioning", "versioningConfiguration.status", ["Enabled"], ["enabled"]),
        new("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            "rules[].applyServerSideEncryptionByDefault.sseAlgorithm",
            ["aws:kms"],
            ["kms"]),
        new("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            "rules[].applyServerSideEncryptionByDefault.kmsMasterKeyId",
            ["alias/logs", "arn:aws:kms:eu-west-1:123456789012:key/1", "11111111-2222-3333-4444-555555555555"],
            ["logs"]),
        new("aws:route53/zone:Zone", "name",
            ["example.com", "example.com.", "_acme.example.com"],
            ["example..com", "exa mple.com", "-example.com"]),
        new("aws:route53/record:Record", "name", ["", "*.example.com", "_acme-challenge.example.com"], ["a.*.example.com", "a b"]),
        new("aws:route53/record:Record", "ttl", ["300"], ["-1"]),
        new("aws:acm/certificate:Certificate", "domainName", ["*.example.com"], ["https://example.com"]),
        new("aws:acm/certificate:Certificate", "subjectAlternativeNames", ["""["a.example.com"]"""], ["""["a_b.example.com"]"""]),
        new("aws:opensearch/domain:Domain", "domainName", ["logs"], ["Logs", "lo", "a-very-long-domain-name-for-it"]),
        new("aws:opensearch/domain:Domain", "engineVersion", ["OpenSearch_2.19"], ["\"2.19\""]),
        new("aws:efs/fileSystem:FileSystem", "creationToken",
            ["shared"],
            ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]),
        new("aws:ecr/pullThroughCacheRule:PullThroughCacheRule", "ecrRepositoryPrefix", ["docker-hub", "ROOT"], ["Docker", "a"]),
        new("aws:backup/vault:Vault", "name", ["platform"], ["a", "a.b"]),
        new("aws:wafv2/webAcl:WebAcl", "name", ["edge"], ["a.b"]),
        new("pulumi:providers:aws", "region", ["eu-west-1"], ["Ireland"]),
        new("pulumi:providers:aws", "allowedAccountIds", ["""["123456789012"]"""], ["""["12345"]"""]),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Sound_values_pass_and_others_are_refused(RuleCase rule)
    {
        foreach (var value in rule.Accepted)
            Assert.That(Errors(rule, value), Is.Empty, value);
        foreach (var value in rule.Refused)
            Assert.That(Errors(rule, value), Is.Not.Empty, value);
    }

    [Test]
    public void A_misplaced_address_range_is_told_with_the_right_one() =>
        Assert.That(new RuleCase("aws:ec2/vpc:Vpc", "cidrBlock", [], []).Problems("10.0.1.0/16").Single(), Is.EqualTo("""
            cidrBlock: 10.0.1.0/16: has address bits behind its /16: the range begins at 10.0.0.0
                fix: use 10.0.0.0/16
            """));

    [Test]
    public void A_zone_must_lie_in_the_region_that_the_resource_goes_to()
    {
        var zone = new RuleCase("aws:ec2/subnet:Subnet", "availabilityZone", [], []);

        Assert.That(zone.Problems("eu-west-1a", region: "eu-west-1"), Is.Empty);
        Assert.That(zone.Problems("eu-west-1a", region: "us-east-2").Single(), Is.EqualTo("""
            availabilityZone: eu-west-1a: lies in eu-west-1, but the resource goes to us-east-2
                fix: use one of us-east-2a, us-east-2b, us-east-2c
            """));
    }

    [Test]
    public void An_endpoint_s_service_must_be_one_of_the_region()
    {
        var service = new RuleCase("aws:ec2/vpcEndpoint:VpcEndpoint", "serviceName", [], []);

        Assert.That(service.Problems("com.amazonaws.eu-west-1.s3", region: "eu-west-1"), Is.Empty);
        Assert.That(service.Problems("com.amazonaws.vpce.us-east-1.vpce-svc-1", region: "eu-west-1"), Is.Empty);
        Assert.That(service.Problems("com.amazonaws.us-east-1.s3", region: "eu-west-1").Single(),
            Does.EndWith("fix: use com.amazonaws.eu-west-1.s3"));
    }

    [Test]
    public void A_name_that_is_too_long_is_told_its_length() =>
        Assert.That(new RuleCase("aws:iam/role:Role", "name", [], []).Problems(new string('a', 65)).Single(), Does.EndWith(
            "is too long: at most 64 characters are allowed, it has 65\n    fix: shorten it"));

    [Test]
    public void A_region_newer_than_the_table_is_only_a_warning()
    {
        var problem = Check("aws:ec2/vpc:Vpc", ("region", "eu-west-9")).Single();

        Assert.That(problem.Severity, Is.EqualTo(Severity.Warning));
        Assert.That(problem.Rule, Is.EqualTo("is not a region known as of November 2026"));
    }

    [Test]
    public void A_zonal_gateway_needs_a_subnet_and_a_regional_one_a_network()
    {
        Assert.That(Check("aws:ec2/natGateway:NatGateway", ("subnetId", "subnet-1"), ("allocationId", "eipalloc-1")), Is.Empty);
        Assert.That(Check("aws:ec2/natGateway:NatGateway", ("availabilityMode", "regional"), ("vpcId", "vpc-1")), Is.Empty);
        Assert.That(Check("aws:ec2/natGateway:NatGateway", ("availabilityMode", "regional"), ("subnetId", "subnet-1")).Select(p =>
            p.ToString()), Is.EqualTo(new[]
        {
            "vpcId: is required with the availability mode regional",
            "subnetId: subnet-1: is not possible with the availability mode regional\n    fix: leave it out",
        }));
    }

    [Test]
    public void A_rule_of_a_security_group_has_one_source_and_ports()
    {
        const string rule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

        Assert.That(Check(rule, ("ipProtocol", "tcp"), ("fromPort", 443), ("toPort", 443), ("cidrIpv4", "10.0.0.0/8")), Is.Empty);
        Assert.That(Check(rule, ("ipProtocol", "tcp"), ("fromPort", 444), ("toPort", 443), ("cidrIpv4", "10.0.0.0/8"), ("cidrIpv6", "::/0"))
            .Select(p => p.ToString()), Is.EqualTo(new[]
        {
            "cidrIpv6: ::/0: cannot stand beside cidrIpv4\n    fix: leave one of them out",
            "fromPort: 444: must not exceed toPort, which is 443",
        }));
        Assert.That(Check(rule, ("ipProtocol", "tcp"), ("fromPort", 443)).Select(p => p.Path),
            Is.EquivalentTo(new[] { "cidrIpv4", "toPort" }));
    }

    [Test]
    public void An_interface_endpoint_has_no_route_tables_and_a_gateway_no_subnets()
    {
        const string endpoint = "aws:ec2/vpcEndpoint:VpcEndpoint";

        Assert.That(Check(endpoint, ("vpcEndpointType", "Interface"), ("routeTableIds", List("rtb-1"))).Single().Path,
            Is.EqualTo("routeTableIds"));
        Assert.That(Check(endpoint, ("serviceName", "com.amazonaws.eu-west-1.s3"), ("subnetIds", List("subnet-1"))).Single().Path,
            Is.EqualTo("subnetIds"));
    }

    [Test]
    public void Auto_mode_is_on_or_off_as_a_whole()
    {
        var on = Object(("enabled", true));

        Assert.That(Check("aws:eks/cluster:Cluster", ("computeConfig", on)).Select(p => p.Path), Is.EqualTo(new[]
        {
            "storageConfig.blockStorage.enabled", "kubernetesNetworkConfig.elasticLoadBalancing.enabled",
        }));
        Assert.That(Check("aws:eks/cluster:Cluster", ("computeConfig", on), ("storageConfig", Object(("blockStorage", on))),
            ("kubernetesNetworkConfig", Object(("elasticLoadBalancing", on)))), Is.Empty);
    }

    [Test]
    public void A_record_s_data_have_the_form_of_its_type()
    {
        const string record = "aws:route53/record:Record";

        Assert.That(Check(record, ("type", "A"), ("ttl", 300), ("records", List("192.0.2.1"))), Is.Empty);
        Assert.That(Check(record, ("type", "A"), ("ttl", 300), ("records", List("example.com"))).Single().ToString(),
            Is.EqualTo("records[0]: example.com: must be an IPv4 address"));
        Assert.That(Check(record, ("type", "CNAME"), ("records", List("example.com"))).Single().ToString(),
            Is.EqualTo("ttl: is required beside records"));
    }

    [Test]
    public void A_FIFO_queue_s_name_says_so()
    {
        Assert.That(Check("aws:sqs/queue:Queue", ("fifoQueue", true), ("name", "jobs.fifo")), Is.Empty);
        Assert.That(Check("aws:sqs/queue:Queue", ("fifoQueue", true), ("name", "jobs")).Single().Fix, Is.EqualTo("use jobs.fifo"));
    }

    [Test]
    public void A_flow_log_watches_one_thing_and_has_a_role_to_write_to_CloudWatch()
    {
        Assert.That(Check("aws:ec2/flowLog:FlowLog", ("vpcId", "vpc-1"), ("logDestinationType", "s3")), Is.Empty);
        Assert.That(Check("aws:ec2/flowLog:FlowLog", ("vpcId", "vpc-1"), ("subnetId", "subnet-1")).Select(p => p.Path),
            Is.EquivalentTo(new[] { "subnetId", "iamRoleArn", "logDestination" }));
    }

    private static IReadOnlyList<Problem> Check(string type, params (string, PropertyValue)[] inputs)
    {
        var findings = new Findings(null);
        ValueRules.Check(type, Object(inputs), null, findings);
        return findings.Problems;
    }

    private static IEnumerable<string> Errors(RuleCase rule, string value) =>
        rule.Problems(value).Where(problem => !problem.Contains("known as of", StringComparison.Ordinal));
}
