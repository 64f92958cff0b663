using System.Collections.Immutable;
using System.Text;
using Platform.Components.NodePools;
using Platform.Tests.Support;

namespace Platform.Tests.Components.NodePools;

[TestFixture]
public class EksNodePoolTests
{
    private const string Group = "aws:eks/nodeGroup:NodeGroup";
    private const string Template = "aws:ec2/launchTemplate:LaunchTemplate";

    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary<string, string>.Empty;

    private sealed record Settings
    {
        public string Region { get; init; } = "eu-west-1";
        public NodeImage Image { get; init; }
        public string Machine { get; init; } = "m7g.large";
        public ImmutableArray<string> MoreMachines { get; init; } = [];
        public bool Spot { get; init; }
        public string? Version { get; init; }
        public string? ReleaseVersion { get; init; }
        public ImmutableSortedDictionary<string, string> Labels { get; init; } = None;
        public ImmutableArray<NodeTaint> Taints { get; init; } = [];
        public NodeUpdate Update { get; init; } = new();
        public NodeRepair Repair { get; init; } = new();
        public WarmPool? WarmPool { get; init; }
        public GVisor? Sandbox { get; init; }
        public ImmutableSortedDictionary<string, string> Tags { get; init; } = None;
        public NodeDisk Disk { get; init; } = new();
        public string? DiskKey { get; init; }
        public bool Monitoring { get; init; } = true;
    }

    private static EksNodePoolArgs Args(Settings? settings = null)
    {
        settings ??= new();
        return new()
        {
            Pool = "web",
            ClusterName = "acme",
            Region = settings.Region,
            SubnetIds = ["subnet-a", "subnet-b"],
            Machine = settings.Machine,
            MoreMachines = settings.MoreMachines,
            Image = settings.Image,
            Min = 2,
            Max = 5,
            Spot = settings.Spot,
            Version = settings.Version,
            ReleaseVersion = settings.ReleaseVersion,
            Labels = settings.Labels,
            Taints = settings.Taints,
            Update = settings.Update,
            Repair = settings.Repair,
            WarmPool = settings.WarmPool,
            Sandbox = settings.Sandbox,
            Tags = settings.Tags,
            Disk = settings.Disk,
            DiskKey = settings.DiskKey is { } key ? (Pulumi.Input<string>)key : null,
            DetailedMonitoring = settings.Monitoring,
        };
    }

    private static Task<Recording> Of(EksNodePoolArgs args) => Recording.OfAsync(() => _ = new EksNodePool("main-web", args));

    private static ImmutableDictionary<string, object>[] List(object? list) =>
        [.. ((ImmutableArray<object>)list!).Cast<ImmutableDictionary<string, object>>()];

    [Test]
    public async Task A_pool_spreads_over_every_subnet_it_is_given() =>
        Assert.That((await Of(Args())).Single(Group)["subnetIds"], Is.EqualTo(["subnet-a", "subnet-b"]));

    [Test, Control("CIS EKS 5.1.3")]
    public async Task Nodes_may_pull_images_and_no_more_and_do_not_speak_for_the_CNI() => Assert.That(
        (await Of(Args())).Of("aws:iam/rolePolicyAttachment:RolePolicyAttachment").Values.Select(attachment => attachment["policyArn"]),
        Is.EquivalentTo(
        [
            "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
            "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
            "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
        ]));

    [Test]
    public async Task Nodes_in_China_take_the_policies_and_the_principal_of_that_partition()
    {
        var args = Args(new()
        {
            Region = "cn-north-1",
        });
        var recording = await Of(args);

        Assert.That(
            recording.Of("aws:iam/rolePolicyAttachment:RolePolicyAttachment").Values.Select(attachment => attachment["policyArn"]),
            Is.All.StartsWith("arn:aws-cn:iam::aws:policy/"));
        Assert.That(recording.Single("aws:iam/role:Role")["assumeRolePolicy"], Does.Contain("ec2.amazonaws.com.cn"));
    }

    [Test]
    public async Task The_group_comes_after_everything_that_its_role_may_do() => Assert.That(
        await Held.MeanwhileAsync(
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment main-web-nodes-worker",
            () => _ = new EksNodePool("main-web", Args())),
        Does.Not.Contain($"{Group} main-web-nodes").And.Contain($"{Template} main-web-nodes"));

    [Test]
    public async Task A_pool_waits_for_what_its_component_waits_for() => Assert.That(
        await Held.MeanwhileAsync("aws:ec2/eip:Eip way-out", () =>
        {
            var wayOut = new Pulumi.Aws.Ec2.Eip("way-out");
            _ = new EksNodePool("main-web", Args(), new() { DependsOn = wayOut });
            _ = new EksNodePool("main-other", Args());
        }),
        Does.Not.Contain($"{Group} main-web-nodes").And.Contain($"{Group} main-other-nodes"));

    [TestCase(NodeImage.Al2023Arm64, "m7g.large", "AL2023_ARM_64_STANDARD")]
    [TestCase(NodeImage.Al2023Amd64, "m7i.large", "AL2023_x86_64_STANDARD")]
    [TestCase(NodeImage.Al2023Amd64Nvidia, "g6.xlarge", "AL2023_x86_64_NVIDIA")]
    [TestCase(NodeImage.Al2023Arm64Nvidia, "g5g.xlarge", "AL2023_ARM_64_NVIDIA")]
    [TestCase(NodeImage.Al2023Amd64Neuron, "inf2.xlarge", "AL2023_x86_64_NEURON")]
    [TestCase(NodeImage.BottlerocketArm64, "c8gn.large", "BOTTLEROCKET_ARM_64")]
    [TestCase(NodeImage.BottlerocketAmd64, "c7a.large", "BOTTLEROCKET_x86_64")]
    [TestCase(NodeImage.BottlerocketAmd64Nvidia, "p5.48xlarge", "BOTTLEROCKET_x86_64_NVIDIA")]
    [TestCase(NodeImage.BottlerocketArm64Nvidia, "g5g.xlarge", "BOTTLEROCKET_ARM_64_NVIDIA")]
    [TestCase(NodeImage.BottlerocketArm64Fips, "im4gn.large", "BOTTLEROCKET_ARM_64_FIPS")]
    [TestCase(NodeImage.BottlerocketAmd64Fips, "t3.large", "BOTTLEROCKET_x86_64_FIPS")]
    public async Task Every_image_has_EKS_s_name_for_it(NodeImage image, string machine, string type) =>
        Assert.That((await Of(Args(new() { Image = image, Machine = machine }))).Single(Group)["amiType"], Is.EqualTo(type));

    [TestCase(NodeImage.Al2023Arm64, "m7i.large")]
    [TestCase(NodeImage.Al2023Amd64, "m7g.large")]
    [TestCase(NodeImage.BottlerocketAmd64, "a1.large")]
    public void An_image_for_another_architecture_than_the_machine_s_is_refused(NodeImage image, string machine) =>
        Assert.That(
            () => Of(Args(new() { Image = image, Machine = machine })),
            Throws.Exception.With.Message.Contains($"pool web: {machine} does not run {image}"));

    [Test]
    public async Task Several_machines_are_asked_for_in_the_given_order()
    {
        var args = Args(new()
        {
            MoreMachines = ["m6g.large", "c7g.xlarge"],
            Spot = true,
        });

        Assert.That((await Of(args)).Single(Group)["instanceTypes"], Is.EqualTo(["m7g.large", "m6g.large", "c7g.xlarge"]));
    }

    [Test]
    public async Task The_disk_is_encrypted_and_goes_with_the_node()
    {
        var volume = List((await Of(Args())).Single(Template)["blockDeviceMappings"]).Single();

        Assert.That(volume["deviceName"], Is.EqualTo("/dev/xvda"));
        Assert.That(volume["ebs"], Is.SupersetOf(new Dictionary<string, object>
        {
            ["volumeType"] = "gp3",
            ["encrypted"] = "true",
            ["deleteOnTermination"] = "true",
            ["volumeSize"] = 50.0,
            ["iops"] = 3000.0,
            ["throughput"] = 125.0,
        }));
    }

    [TestCase(80, 4000, 250, null)]
    [TestCase(200, 6000, 500, "arn:aws:kms:eu-west-1:111122223333:key/1")]
    public async Task The_disk_has_the_size_speed_and_key_that_are_asked_for(int size, int iops, int throughput, string? key)
    {
        var disk = new NodeDisk { SizeGiB = size, Iops = iops, ThroughputMiB = throughput };
        var volume = List((await Of(Args(new() { Disk = disk, DiskKey = key }))).Single(Template)["blockDeviceMappings"]).Single();

        Assert.That(
            (volume.At("ebs.volumeSize"), volume.At("ebs.iops"), volume.At("ebs.throughput"), volume.At("ebs.kmsKeyId")),
            Is.EqualTo(((object)(double)size, (object)(double)iops, (object)(double)throughput, (object?)key)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Instances_are_measured_every_minute_unless_that_is_too_dear(bool monitoring) =>
        Assert.That((await Of(Args(new() { Monitoring = monitoring }))).Single(Template).At("monitoring.enabled"), Is.EqualTo(monitoring));

    [Test]
    public async Task On_Bottlerocket_both_volumes_are_encrypted_and_the_data_volume_has_the_size()
    {
        var volumes = List((await Of(Args(new() { Image = NodeImage.BottlerocketArm64 }))).Single(Template)["blockDeviceMappings"])
            .ToDictionary(volume => (string)volume["deviceName"]);

        Assert.That(volumes.Values.Select(volume => volume.At("ebs.encrypted")), Is.All.EqualTo("true"));
        Assert.That(volumes["/dev/xvda"].At("ebs.volumeSize"), Is.Null);
        Assert.That(volumes["/dev/xvdb"].At("ebs.volumeSize"), Is.EqualTo(50.0));
    }

    [Test]
    public async Task Whatever_is_launched_carries_the_tags()
    {
        var args = Args(new()
        {
            Tags = None.Add("environment", "test"),
        });
        var specifications = List((await Of(args)).Single(Template)["tagSpecifications"]);

        Assert.That(specifications.Select(tags => tags["resourceType"]), Is.EqualTo(["instance", "volume", "network-interface"]));
        Assert.That(specifications.Select(tags => tags.At("tags.environment")), Is.All.EqualTo("test"));
    }

    [Test]
    public async Task The_name_is_left_to_Pulumi_so_that_a_new_group_runs_before_the_old_one_goes() =>
        Assert.That((await Of(Args())).Single(Group).Keys, Has.None.EqualTo("nodeGroupName").And.None.EqualTo("nodeGroupNamePrefix"));

    [TestCase(33, NodeUpdateStrategy.Default, "DEFAULT", false)]
    [TestCase(10, NodeUpdateStrategy.Minimal, "MINIMAL", true)]
    public async Task Nodes_are_replaced_a_few_at_a_time(int percentage, NodeUpdateStrategy strategy, string name, bool force)
    {
        var args = Args(new()
        {
            Update = new() { MaxUnavailablePercentage = percentage, Strategy = strategy, Force = force },
        });
        var group = (await Of(args)).Single(Group);

        Assert.That(group.At("updateConfig.maxUnavailablePercentage"), Is.EqualTo((double)percentage));
        Assert.That(group.At("updateConfig.updateStrategy"), Is.EqualTo(name));
        Assert.That(group["forceUpdateVersion"], Is.EqualTo(force));
    }

    [Test]
    public async Task Unhealthy_nodes_are_repaired_and_a_small_group_too_because_no_share_stops_it()
    {
        var group = (await Of(Args())).Single(Group);

        Assert.That(group.At("nodeRepairConfig.enabled"), Is.EqualTo(true));
        Assert.That(group.At("nodeRepairConfig.maxUnhealthyNodeThresholdPercentage"), Is.Null);
    }

    [TestCase(20, 10)]
    [TestCase(40, 50)]
    public async Task Repair_can_be_bounded(int unhealthy, int parallel)
    {
        var args = Args(new()
        {
            Repair = new() { MaxUnhealthyPercentage = unhealthy, MaxParallelPercentage = parallel },
        });
        var repair = (await Of(args)).Single(Group);

        Assert.That(repair.At("nodeRepairConfig.maxUnhealthyNodeThresholdPercentage"), Is.EqualTo((double)unhealthy));
        Assert.That(repair.At("nodeRepairConfig.maxParallelNodesRepairedPercentage"), Is.EqualTo((double)parallel));
    }

    [TestCase(NodeRepairAction.Replace, 10, "Replace")]
    [TestCase(NodeRepairAction.Reboot, 5, "Reboot")]
    [TestCase(NodeRepairAction.NoAction, 30, "NoAction")]
    public async Task Certain_faults_can_be_repaired_otherwise(NodeRepairAction action, int minutes, string name)
    {
        var fault = new NodeRepairOverride
        {
            Condition = "AcceleratedHardwareReady",
            Reason = "NvidiaXID13Error",
            MinWaitMinutes = minutes,
            Action = action,
        };
        var repair = (await Of(Args(new() { Repair = new() { Overrides = [fault] } }))).Single(Group);

        Assert.That(List(repair.At("nodeRepairConfig.nodeRepairConfigOverrides")).Single(), Is.EqualTo(new Dictionary<string, object>
        {
            ["nodeMonitoringCondition"] = "AcceleratedHardwareReady",
            ["nodeUnhealthyReason"] = "NvidiaXID13Error",
            ["minRepairWaitTimeMins"] = (double)minutes,
            ["repairAction"] = name,
        }));
    }

    [TestCase(TaintEffect.NoSchedule, "NO_SCHEDULE")]
    [TestCase(TaintEffect.PreferNoSchedule, "PREFER_NO_SCHEDULE")]
    [TestCase(TaintEffect.NoExecute, "NO_EXECUTE")]
    public async Task Taints_and_labels_reach_the_nodes(TaintEffect effect, string name)
    {
        var args = Args(new()
        {
            Labels = None.Add("team", "shop"),
            Taints = [new() { Key = "team", Value = "shop", Effect = effect }],
        });
        var group = (await Of(args)).Single(Group);

        Assert.That(group["labels"], Is.EqualTo(new Dictionary<string, object> { ["platform/pool"] = "web", ["team"] = "shop" }));
        Assert.That(
            List(group["taints"]).Single(),
            Is.EqualTo(new Dictionary<string, object> { ["key"] = "team", ["value"] = "shop", ["effect"] = name }));
    }

    [TestCase(null, null)]
    [TestCase("1.34", "1.34.11-20260917")]
    public async Task The_version_is_the_cluster_s_unless_one_is_pinned(string? version, string? release)
    {
        var args = Args(new()
        {
            Version = version,
            ReleaseVersion = release,
        });
        var group = (await Of(args)).Single(Group);

        Assert.That(
            (group.GetValueOrDefault("version"), group.GetValueOrDefault("releaseVersion")),
            Is.EqualTo(((object?)version, (object?)release)));
    }

    [TestCase(WarmPoolState.Stopped, "STOPPED", null)]
    [TestCase(WarmPoolState.Hibernated, "HIBERNATED", true)]
    public async Task A_warm_pool_waits_beside_the_group(WarmPoolState state, string name, bool? hibernation)
    {
        var args = Args(new()
        {
            WarmPool = new() { Min = 2, MaxPrepared = 6, State = state },
        });
        var recording = await Of(args);
        var group = recording.Single(Group);

        Assert.That(group.At("warmPoolConfig.minSize"), Is.EqualTo(2.0));
        Assert.That(group.At("warmPoolConfig.maxGroupPreparedCapacity"), Is.EqualTo(6.0));
        Assert.That(group.At("warmPoolConfig.poolState"), Is.EqualTo(name));
        Assert.That(recording.Single(Template).At("hibernationOptions.configured"), Is.EqualTo(hibernation));
    }

    [Test]
    public async Task A_group_has_no_warm_pool_unless_it_wants_one() =>
        Assert.That((await Of(Args())).Single(Group), Does.Not.ContainKey("warmPoolConfig"));

    [Test]
    public void A_warm_pool_of_Spot_instances_is_refused() => Assert.That(
        () => Of(Args(new()
        {
            Spot = true,
            WarmPool = new(),
        })),
        Throws.Exception.With.Message.Contains("pool web: a warm pool holds no Spot instances"));

    private static EksNodePoolArgs Sandbox(GVisor gVisor, NodeImage image = NodeImage.Al2023Arm64) =>
        Args(new() { Image = image, Sandbox = gVisor });

    [Test]
    public async Task A_sandbox_pool_is_tainted_and_labelled_for_the_runtime_class()
    {
        var group = (await Of(Sandbox(new()))).Single(Group);

        Assert.That(((ImmutableDictionary<string, object>)group["labels"])["platform/runtime"], Is.EqualTo("gvisor"));
        Assert.That(
            List(group["taints"]).Single(),
            Is.SupersetOf(new Dictionary<string, object> { ["key"] = "platform/runtime", ["effect"] = "NO_SCHEDULE" }));
    }

    [Test]
    public async Task A_sandbox_node_installs_what_it_has_checked_and_tells_containerd_of_it()
    {
        var gVisor = new GVisor { Release = "20260914.0", Address = "https://mirror.example/gvisor", Sha512Arm64 = new string('a', 128) };
        var document = Encoding.UTF8.GetString(Convert.FromBase64String((string)(await Of(Sandbox(gVisor))).Single(Template)["userData"]));

        Assert.Multiple(() =>
        {
            Assert.That(
                document,
                Does.StartWith("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"platform-node\"\n\n--platform-node\n"));
            Assert.That(document, Does.EndWith("\n--platform-node--\n"));
            Assert.That(document, Does.Contain("\"https://mirror.example/gvisor/20260914.0/$(uname -m)/gvisor.tar.bz2\""));
            Assert.That(document, Does.Contain($"aarch64) sum={new string('a', 128)} ;;").And.Contain("sha512sum --check"));
            Assert.That(document, Does.Contain("Content-Type: application/node.eks.aws\n\n{\"apiVersion\":\"node.eks.aws/v1alpha1\""));
            Assert.That(document, Does.Contain("io.containerd.cri.v1.runtime").And.Contain("containerd.runtimes.runsc]"));
        });
    }

    [Test]
    public async Task Other_nodes_boot_with_what_EKS_gives_them() =>
        Assert.That((await Of(Args())).Single(Template), Does.Not.ContainKey("userData"));

    [Test]
    public void GVisor_is_not_put_where_it_cannot_be_installed() => Assert.That(
        () => Of(Sandbox(new(), NodeImage.BottlerocketArm64)), Throws.Exception.With.Message.Contains("Amazon Linux 2023 only"));

    [TestCase("http://mirror.example", "20260914.0", "must be an https address")]
    [TestCase("https://mirror.example/\"; reboot; \"", "20260914.0", "must be an https address")]
    [TestCase("https://mirror.example", "20260914.0 $(reboot)", "a release of gVisor is a date")]
    public void Nothing_can_be_smuggled_into_the_script_that_installs_gVisor(string address, string release, string why) => Assert.That(
        () => Of(Sandbox(new() { Address = address, Release = release })), Throws.Exception.With.Message.Contains(why));
}
