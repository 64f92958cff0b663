using System.Collections.Immutable;
using Platform.Components.NodePools;
using Platform.Tests.Components.Clusters;
using Platform.Tests.Support;

namespace Platform.Tests.Components.NodePools;

[TestFixture]
public class GkeNodePoolTests
{
    private const string PoolType = "gcp:container/nodePool:NodePool";

    private static GkeNodePoolArgs Args(
        int min = 3,
        int max = 9,
        bool spot = false,
        GkePoolUpgrade? upgrade = null,
        GkeDrain? drain = null,
        GkeAccelerator? accelerator = null,
        GkeLocationPolicy? location = null,
        ImmutableArray<NodeTaint>? taints = null,
        string? computeClass = null,
        string? diskType = null,
        string? podRange = null,
        bool sandbox = false,
        bool hold = false,
        bool streaming = true,
        GkeNodeImage image = GkeNodeImage.ContainerOptimized) => new()
        {
            Pool = "web",
            ClusterName = "acme",
            Project = "acme-test",
            Region = "europe-west1",
            Zones = ["europe-west1-b", "europe-west1-c", "europe-west1-d"],
            ServiceAccount = "nodes@acme-test.iam.gserviceaccount.com",
            Machine = "n4-standard-4",
            Min = min,
            Max = max,
            Spot = spot,
            Upgrade = upgrade ?? new(),
            Drain = drain ?? new(),
            Accelerator = accelerator,
            LocationPolicy = location,
            Taints = taints ?? [],
            Labels = ImmutableSortedDictionary<string, string>.Empty.Add("tier", "front"),
            ResourceLabels = ImmutableSortedDictionary<string, string>.Empty.Add("owner", "shop"),
            ComputeClass = computeClass,
            DiskType = diskType,
            PodRange = podRange,
            Sandbox = sandbox,
            HoldVersion = hold,
            ImageStreaming = streaming,
            Image = image,
        };

    private static async Task<ImmutableDictionary<string, object>> Pool(GkeNodePoolArgs args) =>
        (await Recording.OfAsync(() => _ = new GkeNodePool("main-web", args))).Single(PoolType);

    [Test]
    public async Task A_pool_spreads_over_its_zones_and_survives_the_loss_of_one_at_its_minimum()
    {
        var pool = await Pool(Args());

        Assert.That(pool["nodeLocations"], Is.EqualTo(new[] { "europe-west1-b", "europe-west1-c", "europe-west1-d" }));
        Assert.That(pool.At("autoscaling.locationPolicy"), Is.EqualTo("BALANCED"));
        Assert.That(pool["initialNodeCount"], Is.EqualTo(1.0), "in each zone");
    }

    [TestCase(0, 0)]
    [TestCase(1, 1)]
    [TestCase(4, 2)]
    [TestCase(6, 2)]
    public async Task A_pool_begins_with_what_it_has_at_least_in_each_zone(int min, int perZone) =>
        Assert.That((await Pool(Args(min: min)))["initialNodeCount"], Is.EqualTo((double)perZone));

    [TestCase(3, 9)]
    [TestCase(2, 20)]
    public async Task Limits_count_all_zones_together(int min, int max)
    {
        var pool = await Pool(Args(min: min, max: max));

        Assert.That(pool.At("autoscaling.totalMinNodeCount"), Is.EqualTo((double)min));
        Assert.That(pool.At("autoscaling.totalMaxNodeCount"), Is.EqualTo((double)max));
    }

    [TestCase(false, null, "BALANCED")]
    [TestCase(true, null, "ANY")]
    [TestCase(true, GkeLocationPolicy.Balanced, "BALANCED")]
    public async Task Spot_nodes_go_where_there_is_room_unless_told_otherwise(bool spot, GkeLocationPolicy? policy, string expected)
    {
        var pool = await Pool(Args(spot: spot, location: policy));

        Assert.That(pool.At("autoscaling.locationPolicy"), Is.EqualTo(expected));
        Assert.That(pool.At("nodeConfig.spot"), Is.EqualTo(spot));
    }

    [Test]
    [Control("CIS GKE 5.2.1")]
    public async Task Nodes_act_as_the_account_of_the_cluster_s_nodes() =>
        Assert.That((await Pool(Args())).At("nodeConfig.serviceAccount"), Is.EqualTo("nodes@acme-test.iam.gserviceaccount.com"));

    [Test]
    [Control("CIS GKE 5.4.1")]
    public async Task Pods_see_their_own_metadata_and_not_the_node_s()
    {
        var pool = await Pool(Args());

        Assert.That(pool.At("nodeConfig.workloadMetadataConfig.mode"), Is.EqualTo("GKE_METADATA"));
        Assert.That(pool.At("nodeConfig.metadata.disable-legacy-endpoints"), Is.EqualTo("true"));
    }

    [Test]
    [Control("CIS GKE 5.5.6")]
    [Control("CIS GKE 5.5.7")]
    public async Task Nodes_boot_only_what_is_signed_and_tell_what_they_booted()
    {
        var pool = await Pool(Args());

        Assert.That(pool.At("nodeConfig.shieldedInstanceConfig.enableSecureBoot"), Is.EqualTo(true));
        Assert.That(pool.At("nodeConfig.shieldedInstanceConfig.enableIntegrityMonitoring"), Is.EqualTo(true));
    }

    [Test]
    [Control("CIS GKE 5.5.1")]
    public async Task Nodes_run_the_image_that_holds_little_else_than_containerd() =>
        Assert.That((await Pool(Args())).At("nodeConfig.imageType"), Is.EqualTo("COS_CONTAINERD"));

    [Test]
    [Control("CIS GKE 5.5.2")]
    [Control("CIS GKE 5.5.3")]
    public async Task Nodes_are_repaired_and_upgraded_by_themselves()
    {
        var pool = await Pool(Args());

        Assert.That(pool.At("management.autoRepair"), Is.EqualTo(true));
        Assert.That(pool.At("management.autoUpgrade"), Is.EqualTo(true));
    }

    [Test]
    [Control("CIS GKE 5.6.5")]
    public async Task Nodes_have_no_public_address() =>
        Assert.That((await Pool(Args())).At("networkConfig.enablePrivateNodes"), Is.EqualTo(true));

    [Test]
    public async Task No_kubelet_answers_without_asking_who_it_is() =>
        Assert.That((await Pool(Args())).At("nodeConfig.kubeletConfig.insecureKubeletReadonlyPortEnabled"), Is.EqualTo("FALSE"));

    [Test]
    public async Task Network_and_images_are_fast()
    {
        Assert.That((await Pool(Args())).At("nodeConfig.gvnic.enabled"), Is.EqualTo(true));
        Assert.That((await Pool(Args())).At("nodeConfig.gcfsConfig.enabled"), Is.EqualTo(true));
        Assert.That((await Pool(Args(streaming: false))).At("nodeConfig.gcfsConfig.enabled"), Is.EqualTo(false));
    }

    [Test]
    public async Task Labels_name_the_pool_and_whatever_else_is_asked_for()
    {
        var pool = await Pool(Args());

        Assert.That(
            pool.At("nodeConfig.labels"),
            Is.EquivalentTo(new Dictionary<string, object> { ["platform/pool"] = "web", ["tier"] = "front" }));
        Assert.That(pool.At("nodeConfig.resourceLabels.owner"), Is.EqualTo("shop"));
    }

    [TestCase(TaintEffect.NoSchedule, "NO_SCHEDULE")]
    [TestCase(TaintEffect.PreferNoSchedule, "PREFER_NO_SCHEDULE")]
    [TestCase(TaintEffect.NoExecute, "NO_EXECUTE")]
    public async Task Taints_keep_off_what_does_not_tolerate_them(TaintEffect effect, string expected)
    {
        var pool = await Pool(Args(taints: [new() { Key = "dedicated", Value = "batch", Effect = effect }]));
        var taint = pool.Blocks("nodeConfig.taints").Single();

        Assert.That((taint["key"], taint["value"], taint["effect"]), Is.EqualTo(((object)"dedicated", (object)"batch", (object)expected)));
    }

    [Test]
    public async Task A_pool_can_be_kept_for_what_GKE_itself_runs() =>
        Assert.That(
            (await Pool(Args(taints: [GkeNodePool.SystemTaint]))).Blocks("nodeConfig.taints").Single(),
            Is.EquivalentTo(new Dictionary<string, object>
            {
                ["key"] = "components.gke.io/gke-managed-components",
                ["value"] = "true",
                ["effect"] = "NO_SCHEDULE",
            }));

    [Test]
    public async Task A_pool_of_a_compute_class_is_found_by_label_and_taint()
    {
        var pool = await Pool(Args(computeClass: "batch"));

        Assert.That(
            (pool.At("nodeConfig.labels") as ImmutableDictionary<string, object>)!["cloud.google.com/compute-class"], Is.EqualTo("batch"));
        Assert.That(
            pool.Blocks("nodeConfig.taints").Select(taint => $"{taint["key"]}={taint["value"]}:{taint["effect"]}"),
            Is.EqualTo(["cloud.google.com/compute-class=batch:NO_SCHEDULE"]));
    }

    [Test]
    public async Task An_upgrade_adds_a_node_before_it_takes_one_away()
    {
        var pool = await Pool(Args());

        Assert.That(pool.At("upgradeSettings.strategy"), Is.EqualTo("SURGE"));
        Assert.That(pool.At("upgradeSettings.maxSurge"), Is.EqualTo(1.0));
        Assert.That(pool.At("upgradeSettings.maxUnavailable"), Is.EqualTo(0.0));
    }

    [Test]
    public void An_upgrade_that_may_neither_add_nor_take_away_is_refused() =>
        Assert.That(
            () => Pool(Args(upgrade: new() { MaxSurge = 0 })), Throws.Exception.With.Message.Contains("a node more or a node fewer"));

    [Test]
    public async Task What_keeps_state_can_be_upgraded_by_a_second_set_of_nodes()
    {
        var pool = await Pool(Args(upgrade: new() { Strategy = GkeUpgradeStrategy.BlueGreen, DrainAfterMinutes = 30, SoakMinutes = 120 }));

        Assert.That(pool.At("upgradeSettings.strategy"), Is.EqualTo("BLUE_GREEN"));
        Assert.That(pool.At("upgradeSettings.blueGreenSettings.autoscaledRolloutPolicy.waitForDrainDuration"), Is.EqualTo("1800s"));
        Assert.That(pool.At("upgradeSettings.blueGreenSettings.nodePoolSoakDuration"), Is.EqualTo("7200s"));
        Assert.That(pool.At("upgradeSettings.maxSurge"), Is.Null, "the two ways exclude each other");
    }

    [Test]
    public async Task Pods_leave_a_deleted_pool_as_their_budgets_allow()
    {
        var drain = (await Pool(Args())).Blocks("nodeDrainConfigs").Single();

        Assert.That(drain["respectPdbDuringNodePoolDeletion"], Is.EqualTo(true));
        Assert.That((drain["pdbTimeoutDuration"], drain["graceTerminationDuration"]), Is.EqualTo(((object)"3600s", (object)"600s")));
    }

    [Test]
    public async Task Where_nothing_is_missed_budgets_need_not_be_heeded() =>
        Assert.That(
            (await Pool(Args(drain: new() { RespectBudgets = false }))).Blocks("nodeDrainConfigs").Single(),
            Is.EquivalentTo(new Dictionary<string, object> { ["respectPdbDuringNodePoolDeletion"] = false }));

    [Test]
    public async Task Versions_can_be_held()
    {
        Assert.That((await Pool(Args())).Blocks("maintenancePolicies"), Is.Empty);
        Assert.That(
            (await Pool(Args(hold: true))).Blocks("maintenancePolicies").Single().Blocks("exclusionUntilEndOfSupports").Single()["enabled"],
            Is.EqualTo(true));
    }

    [Test]
    public async Task Pods_can_be_kept_in_a_kernel_of_their_own()
    {
        Assert.That((await Pool(Args(sandbox: true))).At("nodeConfig.sandboxConfig.type"), Is.EqualTo("GVISOR"));
        Assert.That((await Pool(Args())).At("nodeConfig.sandboxConfig"), Is.Null);
    }

    [TestCase(GkeDriver.Default, "DEFAULT")]
    [TestCase(GkeDriver.InstallationDisabled, "INSTALLATION_DISABLED")]
    public async Task Accelerators_come_with_their_driver(GkeDriver driver, string expected)
    {
        var accelerator = (await Pool(Args(accelerator: new() { Type = "nvidia-l4", Count = 2, Driver = driver })))
            .Blocks("nodeConfig.guestAccelerators").Single();

        Assert.That((accelerator["type"], accelerator["count"]), Is.EqualTo(((object)"nvidia-l4", (object)2.0)));
        Assert.That(accelerator.At("gpuDriverInstallationConfig.gpuDriverVersion"), Is.EqualTo(expected));
    }

    [Test]
    public async Task Disks_and_pod_ranges_are_GKE_s_choice_unless_named()
    {
        Assert.That((await Pool(Args())).At("nodeConfig.bootDisk"), Is.EquivalentTo(new Dictionary<string, object> { ["sizeGb"] = 50.0 }));
        Assert.That((await Pool(Args(diskType: "pd-ssd"))).At("nodeConfig.bootDisk.diskType"), Is.EqualTo("pd-ssd"));
        Assert.That((await Pool(Args(podRange: "pods-more"))).At("networkConfig.podRange"), Is.EqualTo("pods-more"));
    }

    /// <summary>An empty list of accelerators is not the same as none to the provider, and would replace the pool on every run.</summary>
    [Test]
    public async Task What_is_not_asked_for_is_left_out()
    {
        var pool = await Pool(Args());

        Assert.That(pool, Does.Not.ContainKey("maintenancePolicies"));
        Assert.That(
            pool["nodeConfig"] as ImmutableDictionary<string, object>,
            Does.Not.ContainKey("guestAccelerators").And.Not.ContainKey("taints").And.Not.ContainKey("sandboxConfig"));
    }

    [Test]
    public async Task The_autoscaler_s_count_is_no_difference()
    {
        var watch = new Watch();
        var pool = (await Recording.OfAsync(() => _ = new GkeNodePool("main-web", Args(), watch.Options()))).Single(PoolType);

        Assert.That(watch.Of(PoolType, "main-web-nodes").IgnoreChanges, Is.EqualTo(["initialNodeCount"]));
        Assert.That(pool["ignoreNodeCountChanges"], Is.EqualTo(true));
    }

    /// <summary>A name of our own would have to be free before the replacement can be made.</summary>
    [Test]
    public async Task A_replacement_stands_before_what_it_replaces_goes()
    {
        var watch = new Watch();
        var pool = (await Recording.OfAsync(() => _ = new GkeNodePool("main-web", Args(), watch.Options()))).Single(PoolType);

        Assert.That(pool, Does.Not.ContainKey("name").And.Not.ContainKey("namePrefix"));
        Assert.That(((Pulumi.CustomResourceOptions)watch.Of(PoolType, "main-web-nodes")).DeleteBeforeReplace, Is.Not.True);
    }

    [Test]
    public async Task Limits_in_time_leave_room_for_budgets_and_a_second_set()
    {
        var watch = new Watch();
        await Recording.OfAsync(() => _ = new GkeNodePool("main-web", Args(upgrade: new() { SoakMinutes = 600 }), watch.Options()));
        var limits = watch.Of(PoolType, "main-web-nodes").CustomTimeouts!;

        Assert.That(limits.Update, Is.GreaterThan(TimeSpan.FromMinutes(660)));
        Assert.That(limits.Delete, Is.GreaterThan(TimeSpan.FromMinutes(70)));
    }

    [TestCase(26, true)]
    [TestCase(27, false)]
    public async Task A_name_leaves_room_for_what_Pulumi_adds(int length, bool fits)
    {
        var name = new string('a', length);
        if (fits)
        {
            var resource = (await Recording.OfAsync(() => _ = new GkeNodePool(name, Args()))).Of(PoolType).Single().Key;
            Assert.That(resource, Has.Length.LessThanOrEqualTo(40 - "-1234567".Length));
        }
        else
        {
            Assert.That(
                () => Recording.OfAsync(() => _ = new GkeNodePool(name, Args())),
                Throws.Exception.With.Message.Contains("up to 26 characters"));
        }
    }

    [TestCase(GkeNodeImage.ContainerOptimized, "COS_CONTAINERD", true)]
    [TestCase(GkeNodeImage.Ubuntu, "UBUNTU_CONTAINERD", false)]
    public async Task Only_Google_s_own_image_streams_containers(GkeNodeImage image, string type, bool streams)
    {
        var config = (await Pool(Args(image: image))).Object("nodeConfig");

        Assert.That((config["imageType"], config.At("gcfsConfig.enabled")), Is.EqualTo(((object)type, (object)streams)));
    }

    [Test]
    public void A_sandbox_wants_Google_s_own_image() => Assert.That(
        () => Pool(Args(sandbox: true, image: GkeNodeImage.Ubuntu)), Throws.Exception.With.Message.Contains("Container-Optimized OS"));
}
