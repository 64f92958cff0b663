using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Components.Clusters;
using Platform.Components.NodePools;
using Platform.Tests.Support;
using Pulumi;

namespace Platform.Tests.Components.Clusters;

/// <summary>What each setting of a cluster changes.</summary>
[TestFixture]
public class GkeSettingsTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    [Test]
    public async Task Listed_ranges_and_no_others_may_use_the_addresses()
    {
        var ranges = ImmutableSortedDictionary<string, string>.Empty.Add("office", "192.0.2.0/24").Add("vpn", "198.51.100.7/32");
        var cluster = await GkeClusters.ControlPlaneAsync(GkeClusters.Args(endpoints: new() { AuthorizedRanges = ranges }));

        Assert.That(cluster.At("controlPlaneEndpointsConfig.ipEndpointsConfig.enabled"), Is.EqualTo(true));
        Assert.That(cluster.At("privateClusterConfig.enablePrivateEndpoint"), Is.EqualTo(false));
        Assert.That(
            cluster.Blocks("masterAuthorizedNetworksConfig.cidrBlocks").Select(block => $"{block["displayName"]} {block["cidrBlock"]}"),
            Is.EqualTo(["office 192.0.2.0/24", "vpn 198.51.100.7/32"]));
        Assert.That(cluster.At("masterAuthorizedNetworksConfig.gcpPublicCidrsAccessEnabled"), Is.EqualTo(false));
    }

    [TestCase("0.0.0.0/0")]
    [TestCase("::/0")]
    public void The_whole_internet_is_never_authorized(string range)
    {
        var endpoints = new GkeEndpoints { AuthorizedRanges = ImmutableSortedDictionary<string, string>.Empty.Add("all", range) };

        Assert.That(
            () => GkeClusters.OfAsync(GkeClusters.Args(endpoints: endpoints)),
            Throws.Exception.With.Message.Contains("the whole internet"));
    }

    [Test]
    public async Task Disks_have_a_key_of_their_own_that_Compute_Engine_may_use_before_the_cluster_asks()
    {
        var watch = new Watch();
        GkeCluster? cluster = null;
        var args = GkeClusters.Args(security: new() { EncryptDisks = true }, provisioning: new());
        var recording = await Recording.OfAsync(() => cluster = new GkeCluster("main", args, watch.Options()));
        var inputs = recording.Single("gcp:container/cluster:Cluster");

        Assert.That(inputs.At("nodeConfig.bootDiskKmsKey"), Is.EqualTo("main-disks-id"));
        Assert.That(inputs.At("clusterAutoscaling.autoProvisioningDefaults.bootDiskKmsKey"), Is.EqualTo("main-disks-id"));
        Assert.That(cluster!.DiskKey, Is.Not.Null);
        Assert.That(
            recording.Of("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember")["main-disks"]["member"],
            Is.EqualTo("serviceAccount:service-123456789012@compute-system.iam.gserviceaccount.com"));
        Assert.That(
            watch.After("gcp:container/cluster:Cluster", "main-control-plane"),
            Has.Member("gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember main-disks"));
    }

    [Test]
    public async Task Without_keys_of_its_own_a_cluster_makes_none()
    {
        var recording = await GkeClusters.OfAsync(GkeClusters.Args(security: new() { EncryptSecrets = false, EncryptDisks = false }, hasBackups: false));

        Assert.That(recording.Of("gcp:kms/keyRing:KeyRing"), Is.Empty);
        Assert.That(recording.Single("gcp:container/cluster:Cluster").At("databaseEncryption.state"), Is.EqualTo("DECRYPTED"));
    }

    [TestCase(false, 30, "2592000s")]
    [TestCase(true, 180, "15552000s")]
    public async Task Keys_rotate_as_often_as_asked(bool disks, int days, string expected)
    {
        var recording = await GkeClusters.OfAsync(GkeClusters.Args(security: new() { EncryptDisks = disks, KeyRotationDays = days }));

        Assert.That(recording.Of("gcp:kms/cryptoKey:CryptoKey").Values.Select(key => key["rotationPeriod"]), Is.All.EqualTo(expected));
    }

    [Test]
    public async Task Groups_can_be_asked_for()
    {
        var cluster = await GkeClusters.ControlPlaneAsync(GkeClusters.Args(security: new() { RbacGroup = "gke-security-groups@acme.example" }));

        Assert.That(cluster.At("authenticatorGroupsConfig.securityGroup"), Is.EqualTo("gke-security-groups@acme.example"));
    }

    [TestCase(true, "PROJECT_SINGLETON_POLICY_ENFORCE", "BASIC")]
    [TestCase(false, "DISABLED", "DISABLED")]
    public async Task The_project_s_policy_admits_images_and_posture_is_watched_unless_it_is_said(bool said, string admission, string posture)
    {
        var cluster = await GkeClusters.ControlPlaneAsync(GkeClusters.Args(
            security: said ? new() : new() { BinaryAuthorization = false, SecurityPosture = false }));

        Assert.That(cluster.At("binaryAuthorization.evaluationMode"), Is.EqualTo(admission));
        Assert.That(cluster.At("securityPostureConfig.mode"), Is.EqualTo(posture));
    }

    [Test]
    public void The_interfaces_of_admission_and_posture_are_on() =>
        Assert.That(GcpServices.Standard, Is.SupersetOf(new[] { "binaryauthorization.googleapis.com", "containersecurity.googleapis.com" }));

    [TestCase(true, true, new[] { "SYSTEM_COMPONENTS", "WORKLOADS", "APISERVER" })]
    [TestCase(false, false, new[] { "SYSTEM_COMPONENTS" })]
    [Control("CIS GKE 5.7.1")]
    public async Task What_an_add_on_ships_Google_does_not(bool workloads, bool api, string[] components)
    {
        var telemetry = new GkeTelemetry { WorkloadLogs = workloads, ApiServerLogs = api };
        var cluster = await GkeClusters.ControlPlaneAsync(GkeClusters.Args(telemetry: telemetry));

        Assert.That(cluster.At("loggingConfig.enableComponents"), Is.EqualTo(components));
    }

    [Test]
    [Control("CIS GKE 5.7.1")]
    public async Task Control_plane_workloads_and_data_plane_are_measured()
    {
        var cluster = await GkeClusters.ControlPlaneAsync(GkeClusters.Args());

        Assert.That(cluster.At("monitoringConfig.enableComponents"), Is.EqualTo(new[]
        {
            "SYSTEM_COMPONENTS", "APISERVER", "CONTROLLER_MANAGER", "SCHEDULER",
            "CADVISOR", "DAEMONSET", "DEPLOYMENT", "HPA", "KUBELET", "POD", "STATEFULSET", "STORAGE",
        }));
        Assert.That(cluster.At("monitoringConfig.managedPrometheus.enabled"), Is.EqualTo(true));
        Assert.That(cluster.At("monitoringConfig.advancedDatapathObservabilityConfig.enableMetrics"), Is.EqualTo(true));
    }

    /// <summary>GKE refuses metrics of workloads where Managed Service for Prometheus does not collect.</summary>
    [Test]
    public async Task Where_our_own_Prometheus_collects_Google_s_does_not()
    {
        var telemetry = new GkeTelemetry { ManagedPrometheus = false, ControlPlaneMetrics = false };
        var cluster = await GkeClusters.ControlPlaneAsync(GkeClusters.Args(telemetry: telemetry));

        Assert.That(cluster.At("monitoringConfig.managedPrometheus.enabled"), Is.EqualTo(false));
        Assert.That(cluster.At("monitoringConfig.enableComponents"), Is.EqualTo(new[] { "SYSTEM_COMPONENTS" }));
    }

    [Test]
    public async Task The_inner_network_is_as_asked()
    {
        var cluster = await GkeClusters.ControlPlaneAsync(GkeClusters.Args(networking: new()
        {
            MaxPodsPerNode = 110,
            AdditionalPodRanges = ["pods-more"],
            IntranodeVisibility = false,
            CloudDns = false,
            NodeLocalDns = false,
            ClusterwidePolicies = true,
            FqdnPolicies = true,
            EncryptBetweenNodes = true,
        }));

        Assert.That(cluster["defaultMaxPodsPerNode"], Is.EqualTo(110.0));
        Assert.That(cluster.At("ipAllocationPolicy.additionalPodRangesConfig.podRangeNames"), Is.EqualTo(new[] { "pods-more" }));
        Assert.That(cluster["enableIntranodeVisibility"], Is.EqualTo(false));
        Assert.That(cluster, Does.Not.ContainKey("dnsConfig"));
        Assert.That(cluster.At("addonsConfig.dnsCacheConfig.enabled"), Is.EqualTo(false));
        Assert.That(cluster["enableCiliumClusterwideNetworkPolicy"], Is.EqualTo(true));
        Assert.That(cluster["enableFqdnNetworkPolicy"], Is.EqualTo(true));
        Assert.That(cluster["inTransitEncryptionConfig"], Is.EqualTo("IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT"));
    }

    [Test]
    public async Task Features_are_as_asked()
    {
        var cluster = await GkeClusters.ControlPlaneAsync(GkeClusters.Args(features: new()
        {
            GatewayApi = false,
            VerticalPodAutoscaling = false,
            ImageStreaming = false,
            CostAllocation = false,
            SecretManager = false,
            FilestoreCsi = true,
            GcsFuseCsi = true,
            OptimizeUtilization = true,
        }));

        Assert.That(cluster.At("gatewayApiConfig.channel"), Is.EqualTo("CHANNEL_DISABLED"));
        Assert.That(cluster.At("verticalPodAutoscaling.enabled"), Is.EqualTo(false));
        Assert.That(cluster.At("nodePoolDefaults.nodeConfigDefaults.gcfsConfig.enabled"), Is.EqualTo(false));
        Assert.That(cluster.At("costManagementConfig.enabled"), Is.EqualTo(false));
        Assert.That(cluster.At("secretManagerConfig.enabled"), Is.EqualTo(false));
        Assert.That(cluster.At("secretManagerConfig.rotationConfig"), Is.Null);
        Assert.That(cluster.At("addonsConfig.gcpFilestoreCsiDriverConfig.enabled"), Is.EqualTo(true));
        Assert.That(cluster.At("addonsConfig.gcsFuseCsiDriverConfig.enabled"), Is.EqualTo(true));
        Assert.That(cluster.At("clusterAutoscaling.autoscalingProfile"), Is.EqualTo("OPTIMIZE_UTILIZATION"));
    }

    [Test]
    public async Task Only_declared_pools_exist_unless_GKE_is_asked_to_make_some()
    {
        var cluster = await GkeClusters.ControlPlaneAsync(GkeClusters.Args());

        Assert.That(cluster.At("clusterAutoscaling.enabled"), Is.EqualTo(false));
        Assert.That(cluster.At("clusterAutoscaling.autoscalingProfile"), Is.EqualTo("BALANCED"));
    }

    [Test]
    public async Task Pools_that_GKE_makes_are_as_hardened_as_ours_and_limited()
    {
        var watch = new Watch();
        var cluster = (await Recording.OfAsync(() => _ = new GkeCluster("main", GkeClusters.Args(provisioning: new()
        {
            MaxCpus = 200,
            MaxMemoryGb = 800,
            DiskGb = 80,
            DiskType = "hyperdisk-balanced",
            MaxAccelerators = ImmutableSortedDictionary<string, int>.Empty.Add("nvidia-l4", 4),
        }), watch.Options()))).Single("gcp:container/cluster:Cluster");

        Assert.That(
            cluster.Blocks("clusterAutoscaling.resourceLimits").Select(limit => $"{limit["resourceType"]} {limit["maximum"]}"),
            Is.EqualTo(["cpu 200", "memory 800", "nvidia-l4 4"]));
        Assert.That(
            cluster.At("clusterAutoscaling.autoProvisioningLocations"),
            Is.EqualTo(new[] { "europe-west1-b", "europe-west1-c", "europe-west1-d" }));
        var defaults = cluster.At("clusterAutoscaling.autoProvisioningDefaults") as ImmutableDictionary<string, object>;
        Assert.That(defaults!["serviceAccount"], Is.EqualTo("main-nodes@mock.iam.gserviceaccount.com"));
        Assert.That(defaults["imageType"], Is.EqualTo("COS_CONTAINERD"));
        Assert.That((defaults["diskSize"], defaults["diskType"]), Is.EqualTo(((object)80.0, (object)"hyperdisk-balanced")));
        Assert.That(defaults.At("shieldedInstanceConfig.enableSecureBoot"), Is.EqualTo(true));
        Assert.That(watch.Of("gcp:container/cluster:Cluster", "main-control-plane").IgnoreChanges, Has.No.Member("nodePoolAutoConfig"));
    }

    [Test]
    public async Task Images_of_private_repositories_can_be_pulled_and_streamed()
    {
        var recording = await GkeClusters.OfAsync(GkeClusters.Args(registries: ImmutableSortedDictionary<string, ImageRegistry>.Empty
            .Add("own", new() { Project = "acme-test", Location = "europe-west1", Repository = "apps" })
            .Add("shared", new() { Project = "acme-images", Location = "europe", Repository = "base" })));

        Assert.That(
            recording.Of("gcp:artifactregistry/repositoryIamMember:RepositoryIamMember").Values
                .Select(member => $"{member["project"]} {member["location"]} {member["repository"]} {member["role"]}"),
            Is.EqualTo([
                "acme-test europe-west1 apps roles/artifactregistry.reader",
                "acme-images europe base roles/artifactregistry.reader",
            ]));
        Assert.That(
            recording.Of("gcp:projects/iAMMember:IAMMember")["main-images-shared"]["role"],
            Is.EqualTo("roles/serviceusage.serviceUsageConsumer"));
    }

    [Test]
    public async Task Labels_reach_cluster_keys_and_topic()
    {
        var labels = ImmutableSortedDictionary<string, string>.Empty.Add("owner", "platform");
        var recording = await GkeClusters.OfAsync(GkeClusters.Args(labels: labels));

        Assert.That(recording.Single("gcp:container/cluster:Cluster").At("resourceLabels.owner"), Is.EqualTo("platform"));
        Assert.That(recording.Single("gcp:container/cluster:Cluster").At("nodeConfig.resourceLabels.owner"), Is.EqualTo("platform"));
        Assert.That(recording.Of("gcp:kms/cryptoKey:CryptoKey").Values.Select(key => key.At("labels.owner")), Is.All.EqualTo("platform"));
        Assert.That(recording.Single("gcp:pubsub/topic:Topic").At("labels.owner"), Is.EqualTo("platform"));
    }

    [Test]
    public async Task Where_no_plugin_runs_the_provider_has_a_token_and_people_still_have_the_plugin()
    {
        var kubeconfig = "";
        GkeCluster? cluster = null;
        var recording = await Recording.OfAsync(() =>
        {
            cluster = new GkeCluster("main", GkeClusters.Args(token: Output.CreateSecret("short-lived")));
            cluster.Kubeconfig.Apply(text => kubeconfig = text);
        });
        var config = JsonDocument.Parse((string)recording.Single("pulumi:providers:kubernetes")["kubeconfig"]).RootElement;

        Assert.That(config.GetProperty("users")[0].GetProperty("user").GetProperty("token").GetString(), Is.EqualTo("short-lived"));
        Assert.That(kubeconfig, Does.Contain("gke-gcloud-auth-plugin").And.Not.Contain("short-lived"));
    }

    [Test]
    public void A_token_that_is_promised_must_be_there()
    {
        var args = new GkeClusterArgs
        {
            ClusterName = "acme-test-main",
            Version = "1.35",
            Project = "acme-test",
            ProjectNumber = "123456789012",
            Region = "europe-west1",
            Zones = ["europe-west1-b"],
            NetworkId = "network",
            SubnetId = "subnet",
            Authentication = GkeAuthentication.AccessToken,
        };

        Assert.That(() => GkeClusters.OfAsync(args), Throws.Exception.With.Message.Contains("without a token"));
    }

    [Test]
    public async Task A_cluster_without_protection_can_be_deleted()
    {
        var watch = new Watch();
        var recording = await Recording.OfAsync(() => _ = new GkeCluster("main", GkeClusters.Args(protection: false), watch.Options()));

        Assert.That(recording.Single("gcp:container/cluster:Cluster")["deletionProtection"], Is.EqualTo(false));
        Assert.That(watch.Of("gcp:container/cluster:Cluster", "main-control-plane").Protect, Is.False);
        Assert.That(watch.Of("gcp:kms/cryptoKey:CryptoKey", "main-backups").Protect, Is.False);
    }

    [TestCase(true, "true")]
    [TestCase(false, "false")]
    public async Task What_is_in_a_cluster_that_is_gone_can_be_forgotten_but_only_when_asked(bool asked, string expected)
    {
        var recording = await GkeClusters.OfAsync(GkeClusters.Args(forget: asked));

        Assert.That(recording.Single("pulumi:providers:kubernetes")["deleteUnreachable"], Is.EqualTo(expected));
    }

    [TestCase(40, true)]
    [TestCase(41, false)]
    public async Task A_name_that_GKE_would_refuse_is_refused_at_once(int length, bool fits)
    {
        var args = GkeClusters.Args(name: new string('a', length));
        if (fits)
            Assert.That(await GkeClusters.ControlPlaneAsync(args), Does.ContainKey("name"));
        else
            Assert.That(() => GkeClusters.OfAsync(args), Throws.Exception.With.Message.Contains("up to 40 characters"));
    }

    /// <summary>Stack files hold these records as they are.</summary>
    [Test]
    public void Settings_are_read_from_a_stack_file()
    {
        var upgrades = JsonSerializer.Deserialize<GkeUpgrades>(
            """
            {
              "channel": "rapid",
              "window": { "days": ["monday"], "startHour": 3, "hours": 12 },
              "freezes": { "sale": { "start": "2026-11-20T00:00:00Z", "end": "2026-12-02T00:00:00Z" } },
              "notifications": ["upgradeEvent"]
            }
            """, Json)!;

        Assert.That((upgrades.Channel, upgrades.Window.Hours, upgrades.HoldMinorVersions), Is.EqualTo((GkeReleaseChannel.Rapid, 12, true)));
        Assert.That(upgrades.Window.Days, Is.EqualTo([DayOfWeek.Monday]));
        Assert.That(upgrades.Freezes["sale"].End, Is.EqualTo("2026-12-02T00:00:00Z"));
        Assert.That(upgrades.Notifications, Is.EqualTo([GkeNotification.UpgradeEvent]));
    }

    [TestCase(typeof(GkeAutoProvisioning))]
    [TestCase(typeof(GkeBackups))]
    [TestCase(typeof(GkeEndpoints))]
    [TestCase(typeof(GkeFeatures))]
    [TestCase(typeof(GkeFreeze))]
    [TestCase(typeof(GkeNetworking))]
    [TestCase(typeof(GkeSecurity))]
    [TestCase(typeof(GkeTelemetry))]
    [TestCase(typeof(GkeUpgrades))]
    [TestCase(typeof(GkeLocation))]
    [TestCase(typeof(EksLocation))]
    [TestCase(typeof(ImageRegistry))]
    [TestCase(typeof(ComputeClassSettings))]
    [TestCase(typeof(GkePoolUpgrade))]
    [TestCase(typeof(GkeDrain))]
    [TestCase(typeof(GkeAccelerator))]
    public void A_stack_file_that_says_nothing_means_production(Type settings)
    {
        var read = JsonSerializer.Serialize(JsonSerializer.Deserialize("{}", settings, Json), settings, Json);

        Assert.That(read, Is.EqualTo(JsonSerializer.Serialize(Activator.CreateInstance(settings), settings, Json)));
    }
}
