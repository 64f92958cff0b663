using System.Collections.Immutable;
using Platform.Components.Identity;
using Platform.Components.NodePools;
using Platform.Tests.Support;
using Pulumi;

namespace Platform.Tests.Components.NodePools;

[TestFixture]
public class KarpenterTests
{
    private const string Release = "kubernetes:helm.sh/v3:Release";
    private const string NodeClass = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
    private const string NodePool = "kubernetes:karpenter.sh/v1:NodePool";

    private static readonly AwsFacts Facts = AwsFacts.Of("eu-west-1", "111122223333", "acme-test-main");

    private static void Build(KarpenterPool? pool = null, KarpenterController? controller = null, Resource? on = null) =>
        _ = new Karpenter("main", new()
        {
            Cluster = Facts,
            ClusterName = "acme-test-main",
            SubnetIds = ["subnet-a", "subnet-b"],
            SecurityGroupId = "sg-1",
            RunsOn = on is null ? [] : [on],
            Controller = controller ?? new(),
            Pools = ImmutableSortedDictionary<string, KarpenterPool>.Empty.Add("general", pool ?? new()),
            Tags = ImmutableSortedDictionary<string, string>.Empty.Add("environment", "test"),
        });

    private static Task<Recording> Of(KarpenterPool? pool = null, KarpenterController? controller = null) =>
        Recording.OfAsync(() => Build(pool, controller));

    private static ImmutableDictionary<string, object>[] List(object? list) =>
        [.. ((ImmutableArray<object>)list!).Cast<ImmutableDictionary<string, object>>()];

    private static Dictionary<string, object> Requirements(Recording recording) =>
        List(recording.Single(NodePool).At("spec.template.spec.requirements"))
            .ToDictionary(requirement => (string)requirement["key"], requirement => requirement["values"]);

    [Test]
    public async Task Every_event_that_takes_an_instance_away_reaches_the_queue()
    {
        var recording = await Of();
        var patterns = recording.Of("aws:cloudwatch/eventRule:EventRule").Values.Select(rule => (string)rule["eventPattern"]);

        Assert.That(patterns, Is.EquivalentTo(
        [
            """{"source":["aws.health"],"detail-type":["AWS Health Event"]}""",
            """{"source":["aws.ec2"],"detail-type":["EC2 Spot Instance Interruption Warning"]}""",
            """{"source":["aws.ec2"],"detail-type":["EC2 Instance Rebalance Recommendation"]}""",
            """{"source":["aws.ec2"],"detail-type":["EC2 Instance State-change Notification"]}""",
            """{"source":["aws.ec2"],"detail-type":["EC2 Capacity Reservation Instance Interruption Warning"]}""",
        ]));
        Assert.That(
            recording.Of("aws:cloudwatch/eventTarget:EventTarget").Values.Select(target => target["arn"]),
            Is.EqualTo(Enumerable.Repeat("arn:aws:mock:::main-events-queue", 5)));
    }

    [Test]
    public async Task The_queue_is_encrypted_and_forgets_after_five_minutes()
    {
        var recording = await Of();

        Assert.That(recording.Single("aws:sqs/queue:Queue"), Is.SupersetOf(new Dictionary<string, object>
        {
            ["sqsManagedSseEnabled"] = true,
            ["messageRetentionSeconds"] = 300.0,
        }));
        Assert.That(recording.Single("aws:sqs/queuePolicy:QueuePolicy")["policy"], Does.Contain("arn:aws:mock:::main-events-queue"));
    }

    [Test]
    public async Task What_the_controller_may_do_is_split_into_six_policies()
    {
        var policies = (await Of()).Of("aws:iam/policy:Policy");

        Assert.That(policies, Has.Count.EqualTo(6));
        Assert.That(policies.Values.Select(policy => ((string)policy["policy"]).Length), Is.All.LessThanOrEqualTo(6144));
        Assert.That(policies["main-controller-instance-profiles"]["policy"], Does.Contain("arn:aws:mock:::main-nodes-role"));
    }

    [Test]
    public async Task Nodes_join_by_an_entry_that_EKS_does_not_make_for_them() => Assert.That(
        (await Of()).Single("aws:eks/accessEntry:AccessEntry"),
        Is.SupersetOf(new Dictionary<string, object> { ["type"] = "EC2_LINUX", ["principalArn"] = "arn:aws:mock:::main-nodes-role" }));

    [TestCase("aws:eks/podIdentityAssociation:PodIdentityAssociation main-controller-association")]
    [TestCase("aws:eks/accessEntry:AccessEntry main-nodes")]
    [TestCase("aws:sqs/queuePolicy:QueuePolicy main-events-queue")]
    [TestCase("aws:iam/rolePolicyAttachment:RolePolicyAttachment main-nodes-worker")]
    [TestCase("kubernetes:helm.sh/v3:Release main-definitions")]
    public async Task The_controller_outlives_nothing_that_it_needs_to_end_its_nodes(string needed) => Assert.That(
        await Held.MeanwhileAsync(needed, () => Build()),
        Has.None.EqualTo($"{Release} main-controller").And.None.StartsWith(NodeClass).And.None.StartsWith(NodePool));

    [Test]
    public async Task Pools_come_after_the_controller_and_so_go_before_it() => Assert.That(
        await Held.MeanwhileAsync($"{Release} main-controller", () => Build()),
        Has.None.StartsWith(NodeClass).And.None.StartsWith(NodePool).And.Some.EqualTo($"{Release} main-definitions"));

    [Test]
    public async Task A_pool_goes_before_the_class_of_its_nodes() => Assert.That(
        await Held.MeanwhileAsync($"{NodeClass} main-class-general", () => Build()), Has.None.StartsWith(NodePool));

    [Test]
    public async Task Only_the_controller_itself_waits_for_the_pool_that_it_runs_on()
    {
        var meanwhile = await Held.MeanwhileAsync("aws:ec2/eip:Eip pool", () => Build(on: new Pulumi.Aws.Ec2.Eip("pool")));

        Assert.That(meanwhile, Does.Not.Contain($"{Release} main-controller"));
        Assert.That(meanwhile, Does.Contain("aws:eks/podIdentityAssociation:PodIdentityAssociation main-controller-association")
            .And.Contain("aws:sqs/queue:Queue main-events-queue").And.Contain($"{Release} main-definitions"));
    }

    [Test]
    public async Task The_charts_are_those_of_one_version_and_the_definitions_are_installed_once()
    {
        var releases = (await Of()).Of(Release);

        Assert.That(releases["main-definitions"]["chart"], Is.EqualTo("oci://public.ecr.aws/karpenter/karpenter-crd"));
        Assert.That(releases["main-controller"]["chart"], Is.EqualTo("oci://public.ecr.aws/karpenter/karpenter"));
        Assert.That(releases["main-definitions"]["version"], Is.EqualTo(releases["main-controller"]["version"]));
        Assert.That(releases["main-controller"]["skipCrds"], Is.EqualTo(true));
        Assert.That(releases.Values, Has.None.ContainKey("repositoryOpts"));
    }

    [TestCase(true, false, true, "system")]
    [TestCase(false, true, false, null)]
    public async Task The_controller_s_settings_reach_its_chart(bool zonalShift, bool isolated, bool repair, string? pool)
    {
        var controller = new KarpenterController
        {
            ZonalShift = zonalShift,
            Isolated = isolated,
            NodeRepair = repair,
            Pool = pool,
            Replicas = 3,
        };
        var values = (await Of(controller: controller)).Of(Release)["main-controller"];
        var selector = (ImmutableDictionary<string, object>)values.At("values.nodeSelector")!;

        Assert.Multiple(() =>
        {
            Assert.That(values.At("values.replicas"), Is.EqualTo(3.0));
            Assert.That(values.At("values.settings.clusterName"), Is.EqualTo("acme-test-main"));
            Assert.That(values.At("values.settings.interruptionQueue"), Is.EqualTo("main-events-queue"));
            Assert.That(values.At("values.settings.enableZonalShift"), Is.EqualTo(zonalShift));
            Assert.That(values.At("values.settings.isolatedVPC"), Is.EqualTo(isolated));
            Assert.That(values.At("values.settings.featureGates.nodeRepair"), Is.EqualTo(repair));
            Assert.That(selector.GetValueOrDefault("platform/pool"), Is.EqualTo(pool));
        });
    }

    [Test]
    public async Task Nodes_are_launched_into_the_given_subnets_with_the_cluster_s_security_group_and_the_tags()
    {
        var spec = (await Of()).Single(NodeClass);

        Assert.That(List(spec.At("spec.subnetSelectorTerms")).Select(term => term["id"]), Is.EqualTo(["subnet-a", "subnet-b"]));
        Assert.That(List(spec.At("spec.securityGroupSelectorTerms")).Select(term => term["id"]), Is.EqualTo(["sg-1"]));
        Assert.That(spec.At("spec.role"), Is.EqualTo("main-nodes-role"));
        Assert.That(spec.At("spec.tags.environment"), Is.EqualTo("test"));
    }

    [Test]
    public async Task Pods_cannot_take_a_node_s_credentials()
    {
        var spec = (await Of()).Single(NodeClass);

        Assert.That(spec.At("spec.metadataOptions.httpTokens"), Is.EqualTo("required"));
        Assert.That(spec.At("spec.metadataOptions.httpPutResponseHopLimit"), Is.EqualTo(1.0));
    }

    [TestCase("al2023@v20260917", "/dev/xvda")]
    [TestCase("bottlerocket@v1.64.0", "/dev/xvda,/dev/xvdb")]
    public async Task Every_volume_is_encrypted_and_the_last_has_the_size(string image, string devices)
    {
        var spec = (await Of(new() { Image = image, Disk = new() { SizeGiB = 80 } })).Single(NodeClass);
        var volumes = List(spec.At("spec.blockDeviceMappings"));

        Assert.That(List(spec.At("spec.amiSelectorTerms")).Single()["alias"], Is.EqualTo(image));
        Assert.That(volumes.Select(volume => volume["deviceName"]), Is.EqualTo(devices.Split(',')));
        Assert.That(volumes.Select(volume => volume.At("ebs.encrypted")), Is.All.EqualTo(true));
        Assert.That(volumes[^1].At("ebs.volumeSize"), Is.EqualTo("80Gi"));
    }

    [TestCase("al2023@latest")]
    [TestCase("al2023")]
    [TestCase("windows2022@v1")]
    public void An_image_that_changes_by_itself_is_refused(string image) => Assert.That(
        () => Of(new() { Image = image }),
        Throws.Exception.With.Message.Contains($"pool general: {image}: must be a family and a release"));

    [Test]
    public async Task A_pool_takes_any_instance_of_its_categories_that_is_neither_old_nor_small()
    {
        var requirements = Requirements(await Of(new() { OldestGeneration = 7 }));

        Assert.Multiple(() =>
        {
            Assert.That(requirements["kubernetes.io/arch"], Is.EqualTo(["arm64"]));
            Assert.That(requirements["karpenter.k8s.aws/instance-category"], Is.EqualTo(["c", "m", "r"]));
            Assert.That(requirements["karpenter.k8s.aws/instance-generation"], Is.EqualTo(["6"]));
            Assert.That(requirements["karpenter.k8s.aws/instance-size"], Is.EqualTo(["nano", "micro", "small", "medium"]));
            Assert.That(
                requirements.Keys,
                Has.None.EqualTo("node.kubernetes.io/instance-type").And.None.EqualTo("topology.kubernetes.io/zone"));
        });
    }

    [Test]
    public async Task A_pool_of_named_instances_asks_for_nothing_else_of_them()
    {
        var requirements = Requirements(await Of(new() { Machines = ["m7g.large"], Zones = ["eu-west-1a"] }));

        Assert.That(requirements["node.kubernetes.io/instance-type"], Is.EqualTo(["m7g.large"]));
        Assert.That(requirements["topology.kubernetes.io/zone"], Is.EqualTo(["eu-west-1a"]));
        Assert.That(requirements.Keys, Has.None.StartsWith("karpenter.k8s.aws/"));
    }

    [TestCase(KarpenterCapacity.OnDemand, "on-demand")]
    [TestCase(KarpenterCapacity.Spot, "spot")]
    [TestCase(KarpenterCapacity.SpotOrOnDemand, "spot,on-demand")]
    public async Task Capacity_is_what_may_be_bought(KarpenterCapacity capacity, string types) =>
        Assert.That(Requirements(await Of(new() { Capacity = capacity }))["karpenter.sh/capacity-type"], Is.EqualTo(types.Split(',')));

    [Test]
    public async Task A_pool_can_be_of_other_architectures_and_categories_and_come_first()
    {
        var recording = await Of(new() { Architectures = ["amd64", "arm64"], Categories = ["g"], Weight = 7, DetailedMonitoring = false });
        var requirements = Requirements(recording);

        Assert.That(requirements["kubernetes.io/arch"], Is.EqualTo(["amd64", "arm64"]));
        Assert.That(requirements["karpenter.k8s.aws/instance-category"], Is.EqualTo(["g"]));
        Assert.That(recording.Single(NodePool).At("spec.weight"), Is.EqualTo(7.0));
        Assert.That(recording.Single(NodeClass).At("spec.detailedMonitoring"), Is.EqualTo(false));
    }

    [TestCase(100, 400)]
    [TestCase(8, 32)]
    public async Task A_pool_has_an_end(int cores, int memory)
    {
        var spec = (await Of(new() { MaxCores = cores, MaxMemoryGiB = memory })).Single(NodePool);

        Assert.That((spec.At("spec.limits.cpu"), spec.At("spec.limits.memory")), Is.EqualTo(((object)$"{cores}", (object)$"{memory}Gi")));
    }

    [Test]
    public async Task Nodes_go_when_they_are_not_needed_or_old_and_a_tenth_at_a_time()
    {
        var spec = (await Of()).Single(NodePool);

        Assert.Multiple(() =>
        {
            Assert.That(spec.At("spec.disruption.consolidationPolicy"), Is.EqualTo("WhenEmptyOrUnderutilized"));
            Assert.That(spec.At("spec.disruption.consolidateAfter"), Is.EqualTo("5m"));
            Assert.That(spec.At("spec.template.spec.expireAfter"), Is.EqualTo("720h"));
            Assert.That(spec.At("spec.template.spec.terminationGracePeriod"), Is.EqualTo("24h"));
            Assert.That(
                List(spec.At("spec.disruption.budgets")).Single(),
                Is.EqualTo(new Dictionary<string, object> { ["nodes"] = "10%" }));
        });
    }

    [Test]
    public async Task A_budget_can_hold_at_certain_times_and_for_certain_reasons()
    {
        var spec = (await Of(new()
        {
            Disruption = new()
            {
                Consolidate = false,
                After = "Never",
                MaxAge = "Never",
                MaxDrain = null,
                Budgets = [new() { Nodes = "0", Reasons = ["Underutilized", "Empty"], Schedule = "0 8 * * mon-fri", Duration = "10h" }],
            },
        })).Single(NodePool);
        var budget = List(spec.At("spec.disruption.budgets")).Single();

        Assert.Multiple(() =>
        {
            Assert.That(spec.At("spec.disruption.consolidationPolicy"), Is.EqualTo("WhenEmpty"));
            Assert.That(spec.At("spec.template.spec.terminationGracePeriod"), Is.Null);
            Assert.That(budget["reasons"], Is.EqualTo(["Empty", "Underutilized"]));
            Assert.That(
                (budget["nodes"], budget["schedule"], budget["duration"]),
                Is.EqualTo(((object)"0", (object)"0 8 * * mon-fri", (object)"10h")));
        });
    }

    [TestCase(110)]
    [TestCase(null)]
    public async Task The_most_pods_of_a_node_can_be_left_to_Karpenter(int? pods) =>
        Assert.That((await Of(new() { MaxPods = pods })).Single(NodeClass).At("spec.kubelet.maxPods"), Is.EqualTo((double?)pods));

    [Test]
    public async Task A_sandbox_pool_is_tainted_and_its_nodes_install_gVisor()
    {
        var recording = await Of(new() { Sandbox = new(), Taints = [new() { Key = "team", Effect = TaintEffect.NoExecute }] });
        var nodes = recording.Single(NodePool);

        Assert.That(
            List(nodes.At("spec.template.spec.taints")).Select(taint => (taint["key"], taint["effect"])),
            Is.EqualTo([((object)"team", (object)"NoExecute"), ("platform/runtime", "NoSchedule")]));
        Assert.That(
            nodes.At("spec.template.metadata.labels"),
            Is.EqualTo(new Dictionary<string, object> { ["platform/pool"] = "general", ["platform/runtime"] = "gvisor" }));
        Assert.That(recording.Single(NodeClass).At("spec.userData"), Does.Contain("gvisor.tar.bz2"));
    }

    [Test]
    public void A_sandbox_pool_on_Bottlerocket_is_refused() => Assert.That(
        () => Of(new() { Image = "bottlerocket@v1.64.0", Sandbox = new() }),
        Throws.Exception.With.Message.Contains("Amazon Linux 2023 only"));
}
