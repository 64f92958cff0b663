using System.Collections.Immutable;
using Platform.Components.Identity;
using Platform.Components.Networks;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class AwsEndpointsTests
{
    private static Task<Recording> Build(ImmutableSortedSet<string>? interfaces = null) =>
        Recording.OfAsync(() => _ = new AwsEndpoints("ends", new()
        {
            Facts = AwsFacts.Of("eu-central-1", "111122223333", "acme-prod-main"),
            VpcId = "vpc-1",
            Cidr = CidrBlock.Parse("10.7.0.0/16"),
            RouteTableIds = ["rtb-1", "rtb-2"],
            SubnetIds = ["subnet-1", "subnet-2"],
            Interfaces = interfaces ?? AwsEndpoints.OfPlatform,
        }));

    [Test]
    public async Task S3_is_reached_from_every_private_route_table_even_when_nothing_else_is()
    {
        var endpoint = (await Build([])).Single("aws:ec2/vpcEndpoint:VpcEndpoint");

        Assert.That(endpoint["serviceName"], Is.EqualTo("com.amazonaws.eu-central-1.s3"));
        Assert.That(endpoint["vpcEndpointType"], Is.EqualTo("Gateway"));
        Assert.That(endpoint["routeTableIds"], Is.EqualTo(new object[] { "rtb-1", "rtb-2" }));
    }

    [Test]
    public async Task What_a_platform_calls_all_the_time_has_an_interface_by_default()
    {
        var endpoints = (await Build()).Of("aws:ec2/vpcEndpoint:VpcEndpoint");

        Assert.That(endpoints.Keys.Order(StringComparer.Ordinal), Is.EqualTo(
        [
            "ends-ec2", "ends-ecr.api", "ends-ecr.dkr", "ends-eks", "ends-eks-auth", "ends-elasticloadbalancing", "ends-kms", "ends-logs",
            "ends-s3", "ends-secretsmanager", "ends-sqs", "ends-ssm", "ends-sts",
        ]));
    }

    [Test]
    public async Task An_interface_answers_under_the_services_own_name_in_every_zone()
    {
        var endpoint = (await Build(["eks-auth"])).Of("aws:ec2/vpcEndpoint:VpcEndpoint")["ends-eks-auth"];

        Assert.Multiple(() =>
        {
            Assert.That(endpoint["serviceName"], Is.EqualTo("com.amazonaws.eu-central-1.eks-auth"));
            Assert.That(endpoint["privateDnsEnabled"], Is.EqualTo(true));
            Assert.That(endpoint["subnetIds"], Is.EqualTo(new object[] { "subnet-1", "subnet-2" }));
            Assert.That(endpoint["securityGroupIds"], Is.EqualTo(new object[] { "ends-interfaces-id" }));
        });
    }

    [Test]
    public async Task Interfaces_let_in_HTTPS_from_the_VPC_and_nothing_else()
    {
        var network = await Build();
        var rule = network.Single("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");

        Assert.That((rule["cidrIpv4"], rule["ipProtocol"], rule["fromPort"], rule["toPort"]),
            Is.EqualTo(("10.7.0.0/16", "tcp", 443.0, 443.0)));
        Assert.That(network.Single("aws:ec2/securityGroup:SecurityGroup").Keys, Has.None.EqualTo("ingress").And.None.EqualTo("egress"));
    }
}
