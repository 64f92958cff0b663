using System.Collections.Immutable;
using System.Text.Json;
using Platform.Components.Clusters;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Clusters;

[TestFixture]
public class EksClusterTests
{
    private Recording _cluster = null!;

    [OneTimeSetUp]
    public async Task Build() => _cluster = await Recording.OfAsync(() => _ = new EksCluster("main", new()
    {
        ClusterName = "acme-test-main",
        Version = "1.35",
        Account = "111122223333",
        Region = "eu-west-1",
        SubnetIds = ["subnet-a", "subnet-b"],
        Administrators = ImmutableSortedDictionary<string, string>.Empty.Add("operators", "arn:aws:iam::111122223333:role/operators"),
    }));

    private ImmutableDictionary<string, object> ControlPlane => _cluster.Single("aws:eks/cluster:Cluster");

    [Test]
    public void The_API_answers_inside_the_network_only()
    {
        Assert.That(ControlPlane.At("vpcConfig.endpointPublicAccess"), Is.EqualTo(false));
        Assert.That(ControlPlane.At("vpcConfig.endpointPrivateAccess"), Is.EqualTo(true));
    }

    [Test]
    public void Who_made_the_cluster_is_no_administrator_of_it()
    {
        Assert.That(ControlPlane.At("accessConfig.authenticationMode"), Is.EqualTo("API"));
        Assert.That(ControlPlane.At("accessConfig.bootstrapClusterCreatorAdminPermissions"), Is.EqualTo(false));
    }

    [Test]
    public void Administrators_are_named() =>
        Assert.That(_cluster.Single("aws:eks/accessEntry:AccessEntry")["principalArn"], Is.EqualTo("arn:aws:iam::111122223333:role/operators"));

    [Test]
    public void Kubernetes_secrets_are_encrypted_with_a_key_of_their_own_that_rotates()
    {
        Assert.That(ControlPlane.At("encryptionConfig.provider.keyArn"), Is.EqualTo("arn:aws:mock:::main-secrets"));
        Assert.That(_cluster.Single("aws:kms/key:Key")["enableKeyRotation"], Is.EqualTo(true));
    }

    [Test]
    public void Control_plane_logs_go_to_a_group_that_expires() =>
        Assert.That(_cluster.Single("aws:cloudwatch/logGroup:LogGroup"), Is.SupersetOf(new Dictionary<string, object>
        {
            ["name"] = "/aws/eks/acme-test-main/cluster",
            ["retentionInDays"] = 90.0,
        }));

    [Test]
    public void The_kubeconfig_holds_no_credential()
    {
        var provider = _cluster.Single("pulumi:providers:kubernetes");
        var user = JsonDocument.Parse((string)provider["kubeconfig"]).RootElement.GetProperty("users")[0].GetProperty("user");

        Assert.That(user.EnumerateObject().Select(property => property.Name), Is.EqualTo(["exec"]));
        Assert.That(user.GetProperty("exec").GetProperty("args").EnumerateArray().Select(arg => arg.GetString()), Is.EqualTo(
            ["eks", "get-token", "--cluster-name", "acme-test-main", "--region", "eu-west-1", "--output", "json"]));
    }

    [Test]
    public void The_provider_knows_its_cluster_whatever_the_kubeconfig() =>
        Assert.That(_cluster.Single("pulumi:providers:kubernetes")["clusterIdentifier"], Is.EqualTo("arn:aws:mock:::main-control-plane"));
}
