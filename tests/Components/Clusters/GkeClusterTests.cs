using System.Collections.Immutable;
using System.Text.Json;
using Platform.Components.Clusters;
using Platform.Tests.Support;
using Pulumi;

namespace Platform.Tests.Components.Clusters;

/// <summary>A cluster as production has it, by the defaults alone.</summary>
[TestFixture]
public class GkeClusterTests
{
    private const string ClusterType = "gcp:container/cluster:Cluster";

    private readonly Watch _watch = new();
    private Recording _cluster = null!;
    private GkeCluster _component = null!;

    [OneTimeSetUp]
    public async Task Build() => _cluster = await Recording.OfAsync(() =>
    {
        _component = new GkeCluster("main", GkeClusters.Args(), _watch.Options());
        _component.Identify("dns", new() { Namespace = "external-dns", ServiceAccount = "external-dns" });
    });

    private ImmutableDictionary<string, object> ControlPlane => _cluster.Single(ClusterType);

    [Test]
    [Control("CIS GKE 5.6.4")]
    public void The_API_has_a_name_and_no_address()
    {
        Assert.That(ControlPlane.At("controlPlaneEndpointsConfig.ipEndpointsConfig.enabled"), Is.EqualTo(false));
        Assert.That(ControlPlane.At("controlPlaneEndpointsConfig.dnsEndpointConfig.allowExternalTraffic"), Is.EqualTo(true));
    }

    [Test]
    public void What_GKE_says_itself_of_a_cluster_without_addresses_is_said_too()
    {
        Assert.That(ControlPlane.At("privateClusterConfig.enablePrivateEndpoint"), Is.EqualTo(true));
        Assert.That(ControlPlane, Does.Not.ContainKey("masterAuthorizedNetworksConfig"));
    }

    [Test]
    public void Tokens_of_Kubernetes_itself_do_not_count_at_the_name()
    {
        Assert.That(ControlPlane.At("controlPlaneEndpointsConfig.dnsEndpointConfig.enableK8sTokensViaDns"), Is.EqualTo(false));
        Assert.That(ControlPlane.At("controlPlaneEndpointsConfig.dnsEndpointConfig.enableK8sCertsViaDns"), Is.EqualTo(false));
    }

    [Test]
    [Control("CIS GKE 5.6.5")]
    public void Nodes_are_private() => Assert.That(ControlPlane.At("privateClusterConfig.enablePrivateNodes"), Is.EqualTo(true));

    [Test]
    [Control("CIS GKE 5.6.2")]
    public void Pods_and_services_have_the_ranges_that_the_network_set_aside()
    {
        Assert.That(ControlPlane.At("ipAllocationPolicy.clusterSecondaryRangeName"), Is.EqualTo("pods"));
        Assert.That(ControlPlane.At("ipAllocationPolicy.servicesSecondaryRangeName"), Is.EqualTo("services"));
        Assert.That(ControlPlane["networkingMode"], Is.EqualTo("VPC_NATIVE"));
    }

    [Test]
    public void The_control_plane_is_in_the_region_and_nodes_are_in_the_zones()
    {
        Assert.That(ControlPlane["location"], Is.EqualTo("europe-west1"));
        Assert.That(ControlPlane["nodeLocations"], Is.EqualTo(new[] { "europe-west1-b", "europe-west1-c", "europe-west1-d" }));
    }

    [Test]
    public void A_node_takes_half_the_addresses_that_GKE_would_give_it() =>
        Assert.That(ControlPlane["defaultMaxPodsPerNode"], Is.EqualTo(64.0));

    [Test]
    [Control("CIS GKE 5.6.7")]
    public void Network_policies_are_enforced_by_the_data_plane_and_not_by_Calico_beside_it()
    {
        Assert.That(ControlPlane["datapathProvider"], Is.EqualTo("ADVANCED_DATAPATH"));
        Assert.That(ControlPlane.At("addonsConfig.networkPolicyConfig.disabled"), Is.EqualTo(true));
        Assert.That(ControlPlane, Does.Not.ContainKey("networkPolicy"));
    }

    [Test]
    [Control("CIS GKE 5.6.1")]
    public void The_VPC_sees_traffic_within_a_node() => Assert.That(ControlPlane["enableIntranodeVisibility"], Is.EqualTo(true));

    [Test]
    public void Cloud_DNS_answers_inside_the_cluster_and_nodes_keep_the_answers()
    {
        Assert.That(ControlPlane.At("dnsConfig.clusterDns"), Is.EqualTo("CLOUD_DNS"));
        Assert.That(ControlPlane.At("dnsConfig.clusterDnsScope"), Is.EqualTo("CLUSTER_SCOPE"));
        Assert.That(ControlPlane.At("addonsConfig.dnsCacheConfig.enabled"), Is.EqualTo(true));
    }

    [Test]
    [Control("CIS GKE 5.3.1")]
    public void Kubernetes_secrets_are_encrypted_with_a_key_of_their_own_that_rotates()
    {
        var key = _cluster.Of("gcp:kms/cryptoKey:CryptoKey")["main-secrets"];

        Assert.That(ControlPlane.At("databaseEncryption.state"), Is.EqualTo("ENCRYPTED"));
        Assert.That(ControlPlane.At("databaseEncryption.keyName"), Is.EqualTo("main-secrets-id"));
        Assert.That(key["rotationPeriod"], Is.EqualTo("7776000s"), "90 days");
        Assert.That(key["destroyScheduledDuration"], Is.EqualTo("2592000s"), "30 days");
    }

    [Test]
    public void GKE_may_use_the_key_before_the_cluster_asks_it_to()
    {
        Assert.That(
            _watch.After(ClusterType, "main-control-plane"), Has.Member("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember main-secrets"));
        Assert.That(
            _cluster.Of("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember")["main-secrets"]["member"],
            Is.EqualTo("serviceAccount:main-robot@mock.iam.gserviceaccount.com"));
    }

    [TestCase("gcp:kms/keyRing:KeyRing", "main-keys")]
    [TestCase("gcp:kms/cryptoKey:CryptoKey", "main-secrets")]
    [TestCase("gcp:kms/cryptoKey:CryptoKey", "main-backups")]
    public void Keys_outlive_the_cluster(string type, string name)
    {
        Assert.That(_watch.Of(type, name).RetainOnDelete, Is.True);
        Assert.That(_watch.Of(type, name).Protect, Is.True);
    }

    [Test]
    [Control("CIS GKE 5.2.2")]
    public void Pods_act_in_the_cloud_as_themselves() =>
        Assert.That(ControlPlane.At("workloadIdentityConfig.workloadPool"), Is.EqualTo("acme-test.svc.id.goog"));

    [Test]
    public void Identities_wait_for_the_cluster_whose_pool_they_name() =>
        Assert.That(_watch.After("platform:identity:GcpWorkloadIdentity", "main-dns"), Is.EqualTo([$"{ClusterType} main-control-plane"]));

    [Test]
    [Control("CIS GKE 5.5.5")]
    public void Nodes_are_shielded() => Assert.That(ControlPlane["enableShieldedNodes"], Is.EqualTo(true));

    [Test]
    [Control("CIS GKE 2.1.1")]
    public void No_one_comes_in_by_certificate_or_by_rules_older_than_RBAC()
    {
        Assert.That(ControlPlane.At("masterAuth.clientCertificateConfig.issueClientCertificate"), Is.EqualTo(false));
        Assert.That(ControlPlane["enableLegacyAbac"], Is.EqualTo(false));
    }

    [Test]
    public void Strangers_learn_no_more_than_whether_the_API_is_alive()
    {
        Assert.That(ControlPlane.At("anonymousAuthenticationConfig.mode"), Is.EqualTo("LIMITED"));
        Assert.That(ControlPlane.At("rbacBindingConfig.enableInsecureBindingSystemAuthenticated"), Is.EqualTo(false));
        Assert.That(ControlPlane.At("rbacBindingConfig.enableInsecureBindingSystemUnauthenticated"), Is.EqualTo(false));
    }

    [Test]
    public void No_kubelet_answers_without_asking_who_it_is()
    {
        Assert.That(ControlPlane.At("nodePoolDefaults.nodeConfigDefaults.insecureKubeletReadonlyPortEnabled"), Is.EqualTo("FALSE"));
        Assert.That(ControlPlane.At("nodePoolAutoConfig.nodeKubeletConfig.insecureKubeletReadonlyPortEnabled"), Is.EqualTo("FALSE"));
    }

    [Test]
    public void What_can_only_be_paid_for_or_is_retired_is_not_asked_for()
    {
        Assert.That(ControlPlane.At("securityPostureConfig.vulnerabilityMode"), Is.EqualTo("VULNERABILITY_DISABLED"));
        Assert.That(ControlPlane, Does.Not.ContainKey("protectConfig").And.Not.ContainKey("fleet"));
    }

    [Test]
    public void GKE_brings_along_what_costs_nothing()
    {
        Assert.That(ControlPlane.At("gatewayApiConfig.channel"), Is.EqualTo("CHANNEL_STANDARD"));
        Assert.That(ControlPlane.At("verticalPodAutoscaling.enabled"), Is.EqualTo(true));
        Assert.That(ControlPlane.At("costManagementConfig.enabled"), Is.EqualTo(true));
        Assert.That(ControlPlane.At("nodePoolDefaults.nodeConfigDefaults.gcfsConfig.enabled"), Is.EqualTo(true));
        Assert.That(ControlPlane.At("addonsConfig.gcePersistentDiskCsiDriverConfig.enabled"), Is.EqualTo(true));
    }

    [Test]
    public void Mounted_secrets_are_read_anew_every_two_minutes()
    {
        Assert.That(ControlPlane.At("secretManagerConfig.enabled"), Is.EqualTo(true));
        Assert.That(ControlPlane.At("secretManagerConfig.rotationConfig.rotationInterval"), Is.EqualTo("120s"));
    }

    [Test]
    public void The_pool_that_comes_with_a_cluster_is_removed()
    {
        Assert.That(ControlPlane["removeDefaultNodePool"], Is.EqualTo(true));
        Assert.That(ControlPlane["initialNodeCount"], Is.EqualTo(1.0));
    }

    [Test]
    [Control("CIS GKE 5.2.1")]
    public void Even_the_removed_pool_meets_the_rules_of_a_strict_organization()
    {
        Assert.That(ControlPlane.At("nodeConfig.serviceAccount"), Is.EqualTo("main-nodes@mock.iam.gserviceaccount.com"));
        Assert.That(ControlPlane.At("nodeConfig.shieldedInstanceConfig.enableSecureBoot"), Is.EqualTo(true));
        Assert.That(ControlPlane.At("nodeConfig.workloadMetadataConfig.mode"), Is.EqualTo("GKE_METADATA"));
        Assert.That(ControlPlane.At("nodeConfig.diskType"), Is.EqualTo("pd-standard"));
        Assert.That(ControlPlane.At("nodeConfig.diskSizeGb"), Is.EqualTo(20.0));
    }

    [Test]
    public void What_GKE_says_of_the_removed_pool_is_no_difference() =>
        Assert.That(
            _watch.Of(ClusterType, "main-control-plane").IgnoreChanges,
            Is.EquivalentTo(["nodeConfig", "initialNodeCount", "nodePools", "nodePoolAutoConfig"]));

    [Test]
    [Control("CIS GKE 5.2.1")]
    public void Nodes_may_do_the_least_that_nodes_must()
    {
        var role = _cluster.Single("gcp:projects/iAMMember:IAMMember");

        Assert.That(role["member"], Is.EqualTo("serviceAccount:main-nodes@mock.iam.gserviceaccount.com"));
        Assert.That(role["role"], Is.EqualTo("roles/container.defaultNodeServiceAccount"));
    }

    [Test]
    public void Nodes_wait_for_their_roles_and_the_cluster_does_not()
    {
        Assert.That(_component.BeforeNodes.Select(resource => resource.GetResourceName()), Is.EqualTo(["main-nodes"]));
        Assert.That(_watch.After(ClusterType, "main-control-plane"), Has.None.Contains("gcp:projects/iAMMember"));
    }

    [Test]
    public void Deleting_is_refused_by_the_provider_and_by_Pulumi()
    {
        Assert.That(ControlPlane["deletionProtection"], Is.EqualTo(true));
        Assert.That(_watch.Of(ClusterType, "main-control-plane").Protect, Is.True);
    }

    /// <summary>Several properties of a cluster can only be set when it is made; a description looks harmless and is one of them.</summary>
    [Test]
    public void Nothing_is_set_whose_change_would_replace_the_cluster_without_need() =>
        Assert.That(ControlPlane, Does.Not.ContainKey("description").And.Not.ContainKey("nodePools").And.Not.ContainKey("nodeVersion"));

    [Test]
    public void An_upgrade_of_a_regional_control_plane_has_the_time_it_takes() =>
        Assert.That(_watch.Of(ClusterType, "main-control-plane").CustomTimeouts!.Update, Is.EqualTo(TimeSpan.FromHours(2)));

    [Test]
    public void The_kubeconfig_holds_no_credential()
    {
        var config = JsonDocument.Parse((string)_cluster.Single("pulumi:providers:kubernetes")["kubeconfig"]).RootElement;
        var user = config.GetProperty("users")[0].GetProperty("user");
        var server = config.GetProperty("clusters")[0].GetProperty("cluster").GetProperty("server");

        Assert.That(server.GetString(), Is.EqualTo("https://mock.gke.goog"));
        Assert.That(user.EnumerateObject().Select(property => property.Name), Is.EqualTo(["exec"]));
        Assert.That(user.GetProperty("exec").GetProperty("command").GetString(), Is.EqualTo("gke-gcloud-auth-plugin"));
    }

    [Test]
    public async Task The_kubeconfig_is_a_secret_all_the_same() => Assert.That(await Output.IsSecretAsync(_component.Kubeconfig), Is.True);

    [Test]
    public void The_provider_knows_its_cluster_whatever_the_kubeconfig()
    {
        Assert.That(_cluster.Single("pulumi:providers:kubernetes")["clusterIdentifier"], Is.EqualTo("main-control-plane-id"));
        Assert.That(_cluster.Single("pulumi:providers:kubernetes")["enableServerSideApply"], Is.EqualTo("true"));
    }
}
