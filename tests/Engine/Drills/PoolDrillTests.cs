using Engine.Tests.Support;
using Platform.Engine.Drills;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Drills;

[TestFixture]
public sealed class PoolDrillTests
{
    [Test]
    public void A_pool_over_three_zones_keeps_two_thirds() => Assert.That(
        new Clusters().WithNodes().Row("system").Outcomes.Select(outcome => (outcome.Verdict, outcome.Remains)),
        Is.All.EqualTo((Verdict.Survives, (int?)2)));

    [Test]
    public void A_pool_in_one_zone_is_lost_with_it_and_with_no_other()
    {
        var build = new Clusters();
        build.Group("batch", 3, 6, "b");

        Assert.That(
            build.Row("batch").Outcomes.Select(outcome => outcome.Verdict),
            Is.EqualTo(new[] { Verdict.Survives, Verdict.Lost, Verdict.Survives }));
        Assert.That(build.Row("batch").Problem!.ToString(), Is.EqualTo(
            "zones: b: all nodes stand in this zone\n    fix: give the pool three zones"));
    }

    [Test]
    public void A_single_node_is_lost_with_its_zone_and_an_empty_pool_makes_nodes_elsewhere()
    {
        var build = new Clusters();
        build.Group("one", 1, 3);
        build.Group("none", 0, 3);

        Assert.That((build.Row("one").Verdict, build.Row("none").Verdict), Is.EqualTo((Verdict.Lost, Verdict.Survives)));
    }

    [Test]
    public void While_ids_are_not_known_the_subnets_are_those_that_the_input_comes_from()
    {
        var build = new GraphBuilder();
        ResourceNode[] subnets =
            [.. Clusters.Three.Select(zone => build.Resource("aws:ec2/subnet:Subnet", zone, Object(("availabilityZone", zone))))];
        var cluster = build.Resource(DrillCluster.Eks, "main", Object(("name", Unknown)));
        build.Resource(
            NodePoolReader.EksType, "system",
            Object(("clusterName", Unknown), ("subnetIds", Unknown), ("scalingConfig", Object(("minSize", 3), ("maxSize", 6)))),
            uses: [cluster, .. subnets]);

        Assert.That(ZoneDrill.Of(build.Graph()).Clusters.Single().Rows.Single(row => row.Name == "system").Outcomes, Has.Count.EqualTo(3));
    }

    [TestCase("BALANCED", 3, 9, Verdict.Survives)]
    [TestCase("ANY", 3, 9, Verdict.Lost)]
    [TestCase("BALANCED", 3, 2, Verdict.Unknown)]
    public void A_pool_with_a_total_is_as_even_as_its_policy(string policy, int least, int most, Verdict verdict) => Assert.That(
        Gke(Object(("autoscaling", Object(("totalMinNodeCount", least), ("totalMaxNodeCount", most), ("locationPolicy", policy))))).Verdict,
        Is.EqualTo(verdict));

    [Test]
    public void Numbers_of_Google_Cloud_count_for_each_zone()
    {
        Assert.That(Gke(Object(("autoscaling", Object(("minNodeCount", 1), ("maxNodeCount", 3))))).Total, Is.EqualTo(3));
        Assert.That(Gke(Object(("autoscaling", Object(("minNodeCount", 1), ("maxNodeCount", 3))))).Verdict, Is.EqualTo(Verdict.Survives));
        Assert.That(Gke(Object(("nodeCount", 1))).Problem!.ToString(), Does.StartWith(
            "nodeCount: 3: 2 of 3 nodes are left and no more may be added; whether they suffice is not declared"));
    }

    [Test]
    public void A_zonal_control_plane_is_lost_with_its_zone()
    {
        var build = new GraphBuilder();
        build.Resource(DrillCluster.Gke, "zonal", Object(
            ("name", "zonal"), ("location", "europe-west1-b"), ("nodeLocations", List("europe-west1-c"))));

        Assert.That(
            ZoneDrill.Of(build.Graph()).Clusters.Single().Rows.Single().Outcomes.Select(outcome => (outcome.Zone, outcome.Verdict)),
            Is.EqualTo(new[] { ("europe-west1-b", Verdict.Lost), ("europe-west1-c", Verdict.Survives) }));
    }

    [Test]
    public void Karpenter_makes_nodes_where_its_class_and_its_requirement_both_allow()
    {
        var build = new Clusters();
        build.Add("kubernetes:karpenter.k8s.aws/v1:EC2NodeClass", "class", Object(
            ("metadata", Object(("name", "workload"))),
            ("spec", Object(("subnetSelectorTerms", List(Object(("id", "subnet-a")), Object(("tags", Object(("tier", "b"))))))))));
        build.Add("kubernetes:karpenter.sh/v1:NodePool", "wide", Pool());
        build.Add("kubernetes:karpenter.sh/v1:NodePool", "narrow", Pool(Object(
            ("key", Clusters.Zone), ("operator", "In"), ("values", List("b", "c")))));

        Assert.That(build.Row("wide").Verdict, Is.EqualTo(Verdict.Survives));
        Assert.That(
            build.Row("narrow").Outcomes.Select(outcome => outcome.Verdict),
            Is.EqualTo(new[] { Verdict.Survives, Verdict.Lost, Verdict.Survives }));
    }

    [Test]
    public void A_pool_whose_zones_a_cloud_chooses_is_not_known() => Assert.That(
        Gke(Object(("nodeCount", 1)), zones: false).Problem!.Rule, Is.EqualTo("are not declared, so nothing can be said of any"));

    private static ObjectValue Pool(params PropertyValue[] requirements) => Object(("spec", Object(("template", Object(("spec", Object(
        ("nodeClassRef", Object(("name", "workload"))), ("requirements", List(requirements)))))))));

    private static DrillRow Gke(ObjectValue inputs, bool zones = true)
    {
        var build = new GraphBuilder();
        build.Resource(DrillCluster.Gke, "main", Object(("name", "acme-main"), ("location", "europe-west1")));
        var all = inputs.With(Object(("cluster", "acme-main"), ("location", "europe-west1")));
        build.Resource(NodePoolReader.GkeType, "system", zones ? all.With("nodeLocations", List("x", "y", "z")) : all);
        return ZoneDrill.Of(build.Graph()).Clusters.Single().Rows.Single(row => row.Name == "system");
    }
}
