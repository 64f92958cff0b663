using Engine.Tests.Support;
using Platform.Engine.Costs;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Costs;

[TestFixture]
public sealed class MachineTests
{
    private static readonly ObjectValue Limits = Object(("cpu", "20"), ("memory", "64Gi"));

    [TestCase(1, 2, 4)]
    [TestCase(3, 3, 9)]
    public void A_node_group_costs_between_its_smallest_and_its_largest_size(int min, int desired, int max)
    {
        var estimate = Aws(NodeGroup(min, desired, max, ("instanceTypes", List("m7g.large")), ("diskSize", 50)));

        Assert.That(Monthly(estimate, "m7g.large"), Is.EqualTo(new Band(min, desired, max) * (0.2m * 730)));
        Assert.That(Monthly(estimate, "disks, gp3"), Is.EqualTo(new Band(min, desired, max) * (50 * 0.08m)));
    }

    [Test]
    public void Where_a_node_group_says_nothing_it_has_the_machines_and_disks_of_the_service()
    {
        var estimate = Aws(NodeGroup(1, 1, 1));

        Assert.That(
            estimate.Lines.Select(line => (line.What, line.Quantity.Usual)), Is.EqualTo(new[] { ("t3.medium", 1m), ("disks, gp3", 20m) }));
    }

    [Test]
    public void Disks_are_those_of_the_launch_template_with_what_goes_beyond_the_included_speed()
    {
        var build = new GraphBuilder { Config = Object(("aws:region", "home")) };
        var template = build.Resource(
            "aws:ec2/launchTemplate:LaunchTemplate", "template",
            Object(("blockDeviceMappings", List(Object(("ebs", Object(
                ("volumeSize", 40), ("volumeType", "gp3"), ("iops", 4000), ("throughput", 225))))))), id: "lt-1");
        build.Resource("aws:eks/nodeGroup:NodeGroup", "group", NodeGroup(2, 2, 2, ("launchTemplate", Object(("id", template.Id!)))).Inputs);
        var estimate = Estimator.Of(build.Graph(), Books.Day, Books.Small);

        Assert.That(Monthly(estimate, "disks, gp3").Usual, Is.EqualTo(2 * 40 * 0.08m));
        Assert.That(Monthly(estimate, "disks, operations beyond 3,000 a second").Usual, Is.EqualTo(2 * 1000 * 0.007m));
        Assert.That(Monthly(estimate, "disks, throughput beyond 125 MiB a second").Usual, Is.EqualTo(2 * 100 * 0.04m));
    }

    [Test]
    public void A_launch_template_whose_id_is_not_known_yet_is_found_by_what_the_group_uses()
    {
        var build = new GraphBuilder { Config = Object(("aws:region", "home")) };
        var template = build.Resource(
            "aws:ec2/launchTemplate:LaunchTemplate", "template",
            Object(("blockDeviceMappings", List(Object(("ebs", Object(("volumeSize", 70), ("volumeType", "gp3"))))))));
        build.Resource(
            "aws:eks/nodeGroup:NodeGroup", "group", NodeGroup(1, 1, 1, ("launchTemplate", Object(("id", Unknown)))).Inputs, uses: template);

        Assert.That(Estimator.Of(build.Graph(), Books.Day, Books.Small).Lines.Select(line => line.Quantity.Usual), Does.Contain(70m));
    }

    [Test]
    public void Spot_machines_without_a_price_of_their_own_are_said_to_be_priced_as_if_on_demand()
    {
        var estimate = Aws(NodeGroup(1, 1, 1, ("capacityType", "SPOT"), ("instanceTypes", List("m7g.large"))));

        Assert.That(estimate.Notes, Does.Contain("it: spot machines, at the price on demand, which they never exceed"));
    }

    [Test]
    public void A_machine_without_a_price_is_not_priced_but_its_disk_is()
    {
        var estimate = Aws(NodeGroup(1, 1, 1, ("instanceTypes", List("z9.mega"))));

        Assert.That(estimate.NotPriced.Single().Reason, Is.EqualTo("no price of z9.mega"));
        Assert.That(estimate.Lines.Single().What, Is.EqualTo("disks, gp3"));
    }

    [Test]
    public void A_machine_type_that_is_not_known_yet_is_not_priced()
    {
        foreach (var types in new[] { List(Unknown), Unknown, Secret(List("m7g.large")) })
        {
            var estimate = Aws(NodeGroup(1, 1, 1, ("instanceTypes", types)));

            Assert.That(estimate.NotPriced.Single().Reason, Is.EqualTo("the machine type is not known"));
        }
    }

    [TestCase(3, 1, 9)]
    [TestCase(2, 1, 5)]
    public void Totals_of_a_gke_pool_are_of_the_whole_pool(int min, int first, int max)
    {
        var estimate = Pool(
            ("autoscaling", Object(("totalMinNodeCount", min), ("totalMaxNodeCount", max))), ("initialNodeCount", first),
            ("nodeConfig", Object(("machineType", "e2-standard-4"), ("bootDisk", Object(("sizeGb", 50), ("diskType", "pd-ssd"))))));

        Assert.That(Monthly(estimate, "e2-standard-4"), Is.EqualTo(new Band(min, Math.Clamp(first * 2, min, max), max) * (0.15m * 730)));
        Assert.That(Monthly(estimate, "disks, pd-ssd"), Is.EqualTo(new Band(min, Math.Clamp(first * 2, min, max), max) * (50 * 0.2m)));
    }

    [Test]
    public void Other_counts_of_a_gke_pool_are_for_each_of_its_zones()
    {
        var scaled = Pool(("autoscaling", Object(("minNodeCount", 1), ("maxNodeCount", 4))), ("initialNodeCount", 2));
        var steady = Pool(("nodeCount", 3));

        Assert.That(scaled.Lines[0].Quantity, Is.EqualTo(new Band(2, 4, 8)));
        Assert.That(steady.Lines[0].Quantity, Is.EqualTo(Band.Exactly(6)));
        Assert.That(steady.Lines[1].Quantity, Is.EqualTo(Band.Exactly(600)), "disks of 100 GiB where nothing is said");
    }

    [Test]
    public void Spot_machines_with_a_price_of_their_own_have_it()
    {
        var estimate = Pool(("nodeCount", 1), ("nodeConfig", Object(("machineType", "e2-standard-4"), ("spot", true))));

        Assert.That(Monthly(estimate, "e2-standard-4, spot").Usual, Is.EqualTo(2 * 0.05m * 730));
    }

    [Test]
    public void A_default_node_pool_that_stays_is_paid_for()
    {
        var stays = Gcp("gcp:container/cluster:Cluster", Object(("location", "middle"), ("initialNodeCount", 1)));
        var goes = Gcp(
            "gcp:container/cluster:Cluster", Object(("location", "middle"), ("initialNodeCount", 1), ("removeDefaultNodePool", true)));

        Assert.That(Monthly(stays, "e2-medium").Usual, Is.EqualTo(3 * 0.03m * 730));
        Assert.That(goes.Lines.Select(line => line.What), Is.EqualTo(new[] { "control plane" }));
    }

    [Test]
    public void A_pool_of_karpenter_is_bounded_by_its_limits_and_nothing_else_is_guessed()
    {
        var estimate = Karpenter(Limits, Requirement("kubernetes.io/arch", "In", "arm64"));

        // 64 GiB are 8 of m7g.large at 0.2, or 4 of r7g.large at 0.25; 20 processors would be 10 of either.
        Assert.That(Monthly(estimate, "machines at the limits, m7g.large"), Is.EqualTo(new Band(0, 0, 8) * (0.2m * 730)));
        Assert.That(Monthly(estimate, "disks, gp3"), Is.EqualTo(new Band(0, 0, 8) * (30 * 0.08m)));
        Assert.That(estimate.NotPriced.Select(unpriced => unpriced.Reason),
            Is.EqualTo(new[] { "how many machines pods will need is not known: they are in the maximum only" }));
    }

    [TestCase("karpenter.k8s.aws/instance-category", "In", "r", "r7g.large")]
    [TestCase("karpenter.k8s.aws/instance-family", "NotIn", "m7g", "c7i.large")]
    [TestCase("karpenter.k8s.aws/instance-generation", "Lt", "7", "t3.medium")]
    [TestCase("karpenter.k8s.aws/instance-generation", "Gt", "5", "c7i.large")]
    [TestCase("node.kubernetes.io/instance-type", "In", "m7g.large", "m7g.large")]
    [TestCase("topology.kubernetes.io/zone", "In", "home-a", "c7i.large")]
    public void Requirements_decide_which_machines_a_pool_may_have(string key, string @operator, string value, string type) => Assert.That(
        Karpenter(Limits, Requirement(key, @operator, value)).Lines[0].What, Is.EqualTo($"machines at the limits, {type}"));

    [Test]
    public void A_pool_without_limits_is_said_to_be_without_bounds() => Assert.That(
        Karpenter(ObjectValue.Empty).NotPriced.Select(unpriced => unpriced.Reason),
        Does.Contain("it has no limits of cpu or memory, so that nothing bounds what it may cost"));

    [Test]
    public void A_pool_that_allows_no_known_machine_is_not_priced() => Assert.That(
        Karpenter(Limits, Requirement("kubernetes.io/arch", "In", "riscv64")).NotPriced.Select(unpriced => unpriced.Reason),
        Does.Contain("the price book has no machine that it allows, so that its maximum is not known"));

    private static Band Monthly(Estimate estimate, string what) => estimate.Lines.Single(line => line.What == what).Monthly;

    private static (string Type, ObjectValue Inputs) NodeGroup(int min, int desired, int max, params (string, PropertyValue)[] more) => (
        "aws:eks/nodeGroup:NodeGroup",
        Object([("scalingConfig", Object(("minSize", min), ("desiredSize", desired), ("maxSize", max))), .. more]));

    private static Estimate Aws((string Type, ObjectValue Inputs) resource)
    {
        var build = new GraphBuilder { Config = Object(("aws:region", "home")) };
        build.Resource(resource.Type, "it", resource.Inputs);
        return Estimator.Of(build.Graph(), Books.Day, Books.Small);
    }

    private static Estimate Pool(params (string, PropertyValue)[] inputs) => Gcp(
        "gcp:container/nodePool:NodePool", Object([("location", "middle"), ("nodeLocations", List("middle-a", "middle-b")), .. inputs]));

    private static Estimate Gcp(string type, ObjectValue inputs)
    {
        var build = new GraphBuilder();
        build.Resource(type, "it", inputs);
        return Estimator.Of(build.Graph(), Books.Day, Books.Small);
    }

    private static PropertyValue Requirement(string key, string @operator, string value) =>
        Object(("key", key), ("operator", @operator), ("values", List(value)));

    private static Estimate Karpenter(ObjectValue limits, params PropertyValue[] requirements)
    {
        var build = new GraphBuilder { Config = Object(("aws:region", "home")) };
        var cluster = build.Resource("aws:eks/cluster:Cluster", "cluster", Object(("version", "1.35")));
        build.Resource(
            "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass", "class",
            Object(
                ("metadata", Object(("name", "workload"))),
                ("spec", Object(("blockDeviceMappings", List(Object(("ebs", Object(("volumeSize", "30Gi"), ("volumeType", "gp3"))))))))),
            uses: cluster);
        build.Resource(
            "kubernetes:karpenter.sh/v1:NodePool", "pool",
            Object(("spec", Object(
                ("limits", limits),
                ("template", Object(("spec", Object(
                    ("nodeClassRef", Object(("name", "workload"))), ("requirements", List(requirements))))))))),
            uses: cluster);
        var estimate = Estimator.Of(build.Graph(), Books.Day, Books.Small);
        return estimate with { Lines = [.. estimate.Lines.Where(line => line.Node.Name == "pool")] };
    }
}
