using System.Collections.Immutable;
using System.Text.Json;
using Platform.Components.Clusters;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Clusters;

[TestFixture]
public class GkeClusterTests
{
    private Recording _cluster = null!;

    [OneTimeSetUp]
    public async Task Build() => _cluster = await Recording.OfAsync(() => _ = new GkeCluster("main", new()
    {
        ClusterName = "acme-test-main",
        Version = "1.35",
        Project = "acme-test",
        ProjectNumber = "123456789012",
        Region = "europe-west1",
        Zones = ["europe-west1-b", "europe-west1-c"],
        NetworkId = "network",
        SubnetId = "subnet",
    }));

    private ImmutableDictionary<string, object> ControlPlane => _cluster.Single("gcp:container/cluster:Cluster");

    [Test]
    public void The_API_has_no_address_of_its_own()
    {
        Assert.That(ControlPlane.At("controlPlaneEndpointsConfig.ipEndpointsConfig.enabled"), Is.EqualTo(false));
        Assert.That(ControlPlane.At("controlPlaneEndpointsConfig.dnsEndpointConfig.allowExternalTraffic"), Is.EqualTo(true));
    }

    [Test]
    public void Nodes_are_private() => Assert.That(ControlPlane.At("privateClusterConfig.enablePrivateNodes"), Is.EqualTo(true));

    [Test]
    public void Kubernetes_secrets_are_encrypted_with_a_key_of_their_own_that_rotates()
    {
        Assert.That(ControlPlane.At("databaseEncryption.keyName"), Is.EqualTo("main-secrets-id"));
        Assert.That(_cluster.Of("gcp:kms/cryptoKey:CryptoKey")["main-secrets"]["rotationPeriod"], Is.EqualTo("7776000s"));
    }

    [Test]
    public void Network_policies_are_enforced_by_the_data_plane() =>
        Assert.That(ControlPlane["datapathProvider"], Is.EqualTo("ADVANCED_DATAPATH"));

    [Test]
    public void The_pool_that_comes_with_a_cluster_does_not_run_as_the_default_account()
    {
        Assert.That(ControlPlane["removeDefaultNodePool"], Is.EqualTo(true));
        Assert.That(ControlPlane.At("nodeConfig.serviceAccount"), Is.EqualTo("main-nodes@mock.iam.gserviceaccount.com"));
    }

    [Test]
    public void The_kubeconfig_holds_no_credential()
    {
        var provider = _cluster.Single("pulumi:providers:kubernetes");
        var config = JsonDocument.Parse((string)provider["kubeconfig"]).RootElement;

        Assert.That(config.GetProperty("clusters")[0].GetProperty("cluster").GetProperty("server").GetString(), Is.EqualTo("https://mock.gke.goog"));
        Assert.That(config.GetProperty("users")[0].GetProperty("user").EnumerateObject().Select(property => property.Name), Is.EqualTo(["exec"]));
    }
}
