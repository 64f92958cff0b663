using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using Platform.Engine.Checks;
using Platform.Engine.Graph;
using Platform.Engine.Simulation;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Simulation;

[TestFixture]
public sealed class AwsProviderTests
{
    private static readonly ObjectValue Configuration = Object(
        ("region", "eu-west-1"),
        ("allowedAccountIds", """["111122223333"]"""),
        ("defaultTags", """{"tags":{"team":"platform","env":"prod"}}"""));

    [TestCase("aws:ec2/vpc:Vpc", "^vpc-[0-9a-f]{17}$")]
    [TestCase("aws:ec2/subnet:Subnet", "^subnet-[0-9a-f]{17}$")]
    [TestCase("aws:ec2/eip:Eip", "^eipalloc-[0-9a-f]{17}$")]
    [TestCase("aws:ec2/natGateway:NatGateway", "^nat-[0-9a-f]{17}$")]
    [TestCase("aws:ec2/securityGroup:SecurityGroup", "^sg-[0-9a-f]{17}$")]
    [TestCase("aws:ec2/launchTemplate:LaunchTemplate", "^lt-[0-9a-f]{17}$")]
    [TestCase("aws:kms/key:Key", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    [TestCase("aws:route53/zone:Zone", "^Z[0-9A-Z]{20}$")]
    [TestCase("aws:sqs/queue:Queue", "^https://sqs\\.eu-west-1\\.amazonaws\\.com/111122223333/main-[0-9a-f]{7}$")]
    [TestCase("aws:eks/cluster:Cluster", "^main-[0-9a-f]{7}$")]
    public void Ids_have_the_service_s_form(string type, string pattern) => Assert.That(Create(type).Id, Does.Match(pattern));

    [TestCase("aws:ec2/vpc:Vpc", "^arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-[0-9a-f]{17}$")]
    [TestCase("aws:iam/role:Role", "^arn:aws:iam::111122223333:role/main-[0-9a-f]{7}$")]
    [TestCase("aws:s3/bucket:Bucket", "^arn:aws:s3:::main-[0-9a-f]{7}$")]
    [TestCase("aws:cloudwatch/logGroup:LogGroup", "^arn:aws:logs:eu-west-1:111122223333:log-group:main-[0-9a-f]{7}$")]
    public void ARNs_have_the_partition_region_and_account_of_the_provider(string type, string pattern) =>
        Assert.That(Create(type).Outputs.Text("arn"), Does.Match(pattern));

    [Test]
    public void A_resource_s_own_region_and_path_count()
    {
        Assert.That(Create("aws:ec2/vpc:Vpc", ("region", "cn-north-1")).Outputs.Text("arn"), Does.StartWith("arn:aws-cn:ec2:cn-north-1:"));
        Assert.That(Create("aws:iam/role:Role", ("path", "/platform/"), ("name", "eks")).Outputs.Text("arn"),
            Is.EqualTo("arn:aws:iam::111122223333:role/platform/eks"));
    }

    [Test]
    public void Tags_are_the_provider_s_with_the_resource_s_over_them() =>
        Assert.That(
            Create("aws:ec2/vpc:Vpc", ("tags", Object(("env", "dev"), ("Name", "main")))).Outputs["tagsAll"],
            Is.EqualTo(Object(("Name", "main"), ("env", "dev"), ("team", "platform"))));

    [Test]
    public void A_cluster_has_an_endpoint_an_issuer_and_an_authority_that_parses()
    {
        var cluster = Create("aws:eks/cluster:Cluster", ("vpcConfig", Object(("subnetIds", List("subnet-1", "subnet-2"))))).Outputs;
        var issuer = (((ListValue)((ObjectValue)((ListValue)cluster["identities"]!).Items[0])["oidcs"]!).Items[0] as ObjectValue)!.Text(
            "issuer");
        var authority = ((ObjectValue)cluster["certificateAuthority"]!).Text("data")!;

        Assert.That(cluster.Text("endpoint"), Does.Match("^https://[0-9A-F]{32}\\.gr7\\.eu-west-1\\.eks\\.amazonaws\\.com$"));
        Assert.That(issuer, Does.Match("^https://oidc\\.eks\\.eu-west-1\\.amazonaws\\.com/id/[0-9A-F]{32}$"));
        Assert.That(((ObjectValue)cluster["vpcConfig"]!)["subnetIds"], Is.EqualTo(List("subnet-1", "subnet-2")));
        Assert.That(((ObjectValue)cluster["vpcConfig"]!).Text("clusterSecurityGroupId"), Does.StartWith("sg-"));
        Assert.That(((ObjectValue)cluster["kubernetesNetworkConfig"]!).Text("serviceIpv4Cidr"), Is.EqualTo("172.20.0.0/16"));
        using var certificate = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(Convert.FromBase64String(authority)));
        Assert.That(certificate.Subject, Is.EqualTo(certificate.Issuer));
    }

    [Test]
    public void A_gateway_of_a_zone_has_an_address_and_one_of_a_region_a_route_table_and_an_address_in_each_zone()
    {
        var zonal = Create("aws:ec2/natGateway:NatGateway", ("subnetId", "subnet-1"), ("allocationId", "eipalloc-1")).Outputs;
        var regional = Create("aws:ec2/natGateway:NatGateway", ("availabilityMode", "regional"), ("vpcId", "vpc-1"),
            ("availabilityZoneAddresses", List(
                Object(("availabilityZone", "eu-west-1a"), ("allocationIds", List("eipalloc-1"))),
                Object(("availabilityZone", "eu-west-1b"), ("allocationIds", List("eipalloc-2"))))));

        Assert.That((zonal.Text("availabilityMode"), zonal.Text("routeTableId")), Is.EqualTo(("zonal", "")));
        Assert.That(zonal.Text("publicIp"), Does.StartWith("203.0.113."));
        Assert.That(regional.Outputs.Text("publicIp"), Is.Empty);
        Assert.That(regional.Outputs.Text("routeTableId"), Does.Match("^rtb-[0-9a-f]{17}$"));
        var addresses = ((ListValue)regional.Outputs["regionalNatGatewayAddresses"]!).Items.Cast<ObjectValue>().ToArray();
        Assert.That(
            addresses.Select(address => (address.Text("availabilityZone"), address.Text("allocationId"))),
            Is.EqualTo(new[] { ("eu-west-1a", "eipalloc-1"), ("eu-west-1b", "eipalloc-2") }));
        Assert.That(addresses.Select(address => address.Text("publicIp")), Is.Unique);
    }

    [Test]
    public void An_interface_endpoint_has_a_name_and_an_interface_in_each_subnet_and_a_gateway_endpoint_prefixes()
    {
        var service = Create("aws:ec2/vpcEndpoint:VpcEndpoint", ("vpcId", "vpc-1"), ("serviceName", "com.amazonaws.eu-west-1.sts"),
            ("vpcEndpointType", "Interface"), ("subnetIds", List("subnet-1", "subnet-2"))).Outputs;
        var bucket = Create("aws:ec2/vpcEndpoint:VpcEndpoint", ("vpcId", "vpc-1"), ("serviceName", "com.amazonaws.eu-west-1.s3")).Outputs;

        Assert.That(
            ((ObjectValue)((ListValue)service["dnsEntries"]!).Items[0]).Text("dnsName"),
            Does.Match("^vpce-[0-9a-f]{17}-[0-9a-f]{8}\\.sts\\.eu-west-1\\.vpce\\.amazonaws\\.com$"));
        Assert.That(((ListValue)service["networkInterfaceIds"]!).Items, Has.Count.EqualTo(2).And.Unique);
        Assert.That((service.Text("prefixListId"), bucket.Text("prefixListId")), Is.EqualTo(("", bucket.Text("prefixListId"))));
        Assert.That(bucket.Text("prefixListId"), Does.Match("^pl-[0-9a-f]{8}$"));
    }

    [Test]
    public void A_certificate_waits_for_a_record_in_the_domain_of_each_of_its_names()
    {
        var certificate = Create("aws:acm/certificate:Certificate",
            ("domainName", "acme.example"), ("subjectAlternativeNames", List("*.acme.example", "acme.test"))).Outputs;

        var records = ((ListValue)certificate["domainValidationOptions"]!).Items.Cast<ObjectValue>().ToArray();
        Assert.That(
            records.Select(record => record.Text("domainName")), Is.EqualTo(new[] { "acme.example", "*.acme.example", "acme.test" }));
        Assert.That(records[0].Text("resourceRecordName"), Does.Match("^_[0-9a-f]{32}\\.acme\\.example\\.$"));
        Assert.That(records[1].Text("resourceRecordName"), Is.EqualTo(records[0].Text("resourceRecordName")), "a wildcard shares it");
        Assert.That(records[2].Text("resourceRecordName"), Does.EndWith(".acme.test."));
    }

    [Test]
    public void A_key_without_a_policy_has_the_one_that_AWS_gives()
    {
        var findings = new Findings(null);

        ValueRules.Check("aws:kms/key:Key", Object(("policy", Create("aws:kms/key:Key").Outputs.Text("policy")!)), null, findings);

        Assert.That(findings.Problems, Is.Empty);
        Assert.That(Create("aws:kms/key:Key", ("policy", "{}")).Outputs.Text("policy"), Is.EqualTo("{}"));
    }

    [TestCase("1234abcd-12ab-34cd-56ef-1234567890ab")]
    [TestCase("arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")]
    public void An_alias_has_the_ARN_of_its_key_however_that_is_named(string key) => Assert.That(
        Create("aws:kms/alias:Alias", ("targetKeyId", key)).Outputs.Text("targetKeyArn"),
        Is.EqualTo("arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"));

    [Test]
    public void What_a_program_gives_is_not_made_up() => Assert.That(
        Create("aws:iam/role:Role", ("namePrefix", "eks-")).Outputs.Text("namePrefix"), Is.EqualTo("eks-"));

    [Test]
    public void A_subnet_without_a_zone_lies_in_one_of_its_region()
    {
        var subnet = Create("aws:ec2/subnet:Subnet", ("vpcId", "vpc-1")).Outputs;

        Assert.That(subnet.Text("availabilityZone"), Does.Match("^eu-west-1[abc]$"));
        Assert.That(subnet.Text("availabilityZoneId"), Does.Match("^euw1-az[123]$"));
    }

    [Test]
    public void Zones_are_those_of_the_region()
    {
        var zones = Invoke("aws:index/getAvailabilityZones:getAvailabilityZones", ("region", "ap-northeast-1"));

        Assert.That(zones["names"], Is.EqualTo(List("ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d")));
        Assert.That(zones["zoneIds"], Is.EqualTo(List("apne1-az1", "apne1-az2", "apne1-az3")));
    }

    [Test]
    public void A_policy_document_is_rendered_as_IAM_takes_it()
    {
        var statement = Object(
            ("effect", "Allow"), ("actions", List("sts:AssumeRole", "sts:TagSession")),
            ("principals", List(Object(("type", "Service"), ("identifiers", List("pods.eks.amazonaws.com"))))));
        var json = Invoke("aws:iam/getPolicyDocument:getPolicyDocument", ("statements", List(statement))).Text("json")!;
        var findings = new Findings(null);

        ValueRules.Check("aws:iam/role:Role", Object(("assumeRolePolicy", json)), null, findings);

        Assert.That(findings.Problems, Is.Empty);
        Assert.That(Regex.Replace(json, "\\s", ""), Does.Contain("\"Service\":\"pods.eks.amazonaws.com\""));
    }

    [Test]
    public void A_session_is_issued_by_its_role() =>
        Assert.That(
            Invoke("aws:iam/getSessionContext:getSessionContext",
                ("arn", "arn:aws:sts::111122223333:assumed-role/deploy/ci")).Text("issuerArn"),
            Is.EqualTo("arn:aws:iam::111122223333:role/deploy"));

    [Test]
    public void A_token_is_secret() =>
        Assert.That(Invoke("aws:eks/getClusterAuth:getClusterAuth", ("name", "prod"))["token"], Is.TypeOf<SecretValue>());

    [Test]
    public void A_cluster_that_is_looked_up_answers_like_one_that_was_made() =>
        Assert.That(Invoke("aws:eks/getCluster:getCluster", ("name", "prod")).Text("arn"),
            Is.EqualTo("arn:aws:eks:eu-west-1:111122223333:cluster/prod"));

    [Test]
    public void An_unknown_function_is_told_with_the_one_that_was_meant() =>
        Assert.That(
            () => Invoke("aws:index/getRegoin:getRegoin"),
            Throws.TypeOf<SimulationException>().With.Message.EqualTo(
                "aws:index/getRegoin:getRegoin: no such function in aws; did you mean aws:index/getRegion:getRegion?"));

    [Test]
    public void Wrong_arguments_are_told() =>
        Assert.That(
            () => Invoke("aws:eks/getCluster:getCluster", ("nmae", "prod")),
            Throws.TypeOf<SimulationException>().With.Message.Contains("did you mean name?"));

    private static SimulationScope Scope { get; } = new("organization", "project", "stack", Configuration);

    private static ObjectValue Invoke(string token, params (string, PropertyValue)[] arguments) =>
        SimulatedProviders.For("aws").Invoke(new SimulatedCall(Scope, token, Object(arguments)));

    private static SimulatedState Create(string type, params (string, PropertyValue)[] inputs)
    {
        var resource = new SimulatedResource(Scope, $"urn:pulumi:stack::project::{type}::main", type, "main", Object(inputs));
        return SimulatedProviders.For("aws").Create(resource with { Inputs = SimulatedProviders.For("aws").Check(resource).Inputs });
    }
}
