using Platform.Engine.Drills;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;
using static Engine.Tests.Drills.Clusters;

namespace Engine.Tests.Drills;

[TestFixture]
public sealed class WorkloadDrillTests
{
    [Test]
    public void Replicas_that_must_stand_in_different_zones_survive_each_of_them()
    {
        var row = new Clusters().WithNodes().Deployment("web", 3, Spread()).Row("web");

        Assert.That(row.Outcomes, Is.EqualTo(Three.Select(zone => new ZoneOutcome(zone, Verdict.Survives, 2))));
        Assert.That((row.Verdict, row.Problem), Is.EqualTo((Verdict.Survives, (Problem?)null)));
    }

    [TestCase(1, "is a single replica, which is gone with its zone")]
    [TestCase(null, "is a single replica, which is gone with its zone")]
    public void A_single_replica_is_lost(int? replicas, string rule)
    {
        var row = new Clusters().WithNodes().Deployment("web", replicas, Spread()).Row("web");

        Assert.That((row.Verdict, row.Problem!.Rule), Is.EqualTo((Verdict.Lost, rule)));
    }

    [Test]
    public void Replicas_that_nothing_spreads_are_lost() => Assert.That(
        new Clusters().WithNodes().Deployment("web", 3).Row("web").Problem!.ToString(),
        Is.EqualTo("spec.replicas: 3: nothing keeps its replicas out of one zone\n    fix: spread them over topology.kubernetes.io/zone"));

    [Test]
    public void Different_nodes_may_stand_in_one_zone() => Assert.That(
        new Clusters().WithNodes().Deployment("web", 3, Apart("kubernetes.io/hostname")).Row("web").Problem!.Rule,
        Is.EqualTo("its replicas are kept on different nodes, which may all stand in one zone"));

    [Test]
    public void Replicas_pinned_to_one_zone_are_lost_with_it_and_no_other()
    {
        var pod = Spread().With("nodeSelector", Object((Zone, "b")));

        var row = new Clusters().WithNodes().Deployment("web", 3, pod).Row("web");

        Assert.That(row.Outcomes.Select(one => one.Verdict), Is.EqualTo(new[] { Verdict.Survives, Verdict.Lost, Verdict.Survives }));
        Assert.That(row.Problem!.Rule, Is.EqualTo("all replicas stand in b"));
    }

    [Test]
    public void A_preference_counts_for_pods_that_can_start_elsewhere() => Assert.That(
        new Clusters().WithNodes().Deployment("web", 2, Spread("ScheduleAnyway")).Row("web").Outcomes.Select(one => one.Remains),
        Is.EqualTo(new[] { 1, 1, 1 }));

    [Test]
    public void A_preference_does_not_count_for_a_majority()
    {
        var etcd = Spread("ScheduleAnyway").With("containers", List(Object(("image", "quay.io/coreos/etcd:v3.6.1"))));

        Assert.That(
            new Clusters().WithNodes().Pods("kubernetes:apps/v1:StatefulSet", "etcd", 3, etcd).Row("etcd").Problem!.Rule,
            Is.EqualTo("only a preference keeps a majority out of one zone"));
    }

    [TestCase(2, "1 of 2 are left without a zone: the majority is 2")]
    [TestCase(3, null)]
    [TestCase(4, "2 of 4 are left without a zone: the majority is 3")]
    [TestCase(5, null)]
    public void A_quorum_needs_a_majority_in_the_other_zones(int members, string? rule)
    {
        var etcd = Spread().With("containers", List(Object(("image", "registry.example/etcd:3"))));

        Assert.That(
            new Clusters().WithNodes().Pods("kubernetes:apps/v1:StatefulSet", "etcd", members, etcd).Row("etcd").Problem?.Rule,
            Is.EqualTo(rule));
    }

    [Test]
    public void Two_zones_hold_no_majority()
    {
        var build = new Clusters("a", "b");
        build.Group("system", 4, 6, "a", "b");
        var etcd = Spread().With("containers", List(Object(("image", "etcd:3"))));

        Assert.That(
            build.Pods("kubernetes:apps/v1:StatefulSet", "etcd", 3, etcd).Row("etcd").Problem!.Rule,
            Is.EqualTo("1 of 3 are left without a zone: the majority is 2"));
    }

    [TestCase("maxUnavailable", 0)]
    [TestCase("minAvailable", 3)]
    public void A_budget_that_lets_none_go_blocks_the_drain_of_any_zone(string field, int value) => Assert.That(
        new Clusters().WithNodes().Deployment("web", 3, Spread()).Budget("web", field, value).Row("web").Problem!.Rule,
        Is.EqualTo("its disruption budget lets no replica go, so no node can be drained"));

    [Test]
    public void A_budget_demands_what_must_be_left()
    {
        Assert.That(
            new Clusters().WithNodes().Deployment("web", 6, Spread()).Budget("web", "minAvailable", "80%").Row("web").Problem!.Rule,
            Is.EqualTo("4 of 6 are left without a zone: its disruption budget demands 5"));
        Assert.That(
            new Clusters().WithNodes().Deployment("web", 6, Spread()).Budget("web", "minAvailable", "60%").Row("web").Verdict,
            Is.EqualTo(Verdict.Survives));
    }

    [Test]
    public void A_budget_of_nothing_else_that_lets_none_go_is_told()
    {
        var row = new Clusters().WithNodes().Budget("elsewhere", "maxUnavailable", "0%").Row("elsewhere-budget");

        Assert.That((row.Kind, row.Verdict), Is.EqualTo((DrillKind.Budget, Verdict.Lost)));
    }

    [Test]
    public void A_skew_may_put_so_many_into_one_zone_that_too_few_are_left()
    {
        var etcd = Spread(skew: 2).With("containers", List(Object(("image", "etcd:3"))));

        Assert.That(
            new Clusters().WithNodes().Pods("kubernetes:apps/v1:StatefulSet", "etcd", 3, etcd).Row("etcd").Problem!.Rule,
            Is.EqualTo("a zone may have so many that 1 of 3 replicas are left: 2 are needed"));
    }

    [Test]
    public void An_autoscaler_decides_how_many_there_are_at_least()
    {
        var build = new Clusters().WithNodes().Deployment("web", 1, Spread());
        build.Add("kubernetes:autoscaling/v2:HorizontalPodAutoscaler", "web-scaler", Object(
            ("metadata", Object(("name", "web"), ("namespace", "apps"))),
            ("spec", Object(("minReplicas", 3), ("scaleTargetRef", Object(("kind", "Deployment"), ("name", "web")))))));

        Assert.That((build.Row("web").Total, build.Row("web").Verdict), Is.EqualTo(((int?)3, Verdict.Survives)));
    }

    [Test]
    public void Pods_run_only_where_a_pool_takes_them()
    {
        var build = new Clusters().WithNodes();
        build.Group("gpu", Object(
            ("clusterName", "acme-main"), ("subnetIds", List("subnet-a")), ("labels", Object(("pool", "gpu"))),
            ("taints", List(Object(("key", "gpu"), ("effect", "NO_SCHEDULE")))),
            ("scalingConfig", Object(("minSize", 1), ("maxSize", 3)))));
        var pod = Spread().With("nodeSelector", Object(("pool", "gpu"), ("kubernetes.io/os", "linux")))
            .With("tolerations", List(Object(("key", "gpu"), ("operator", "Exists"))));

        build.Deployment("train", 3, pod).Deployment("web", 3, Spread());

        Assert.That(build.Row("train").Problem!.Rule, Is.EqualTo("all replicas stand in a"));
        Assert.That(build.Row("web").Verdict, Is.EqualTo(Verdict.Survives));
    }

    [Test]
    public void A_taint_keeps_pods_away_that_do_not_tolerate_it()
    {
        var build = new Clusters();
        build.Group("system", 3, 6, "a");
        build.Group("gpu", Object(
            ("clusterName", "acme-main"), ("subnetIds", List("subnet-a", "subnet-b", "subnet-c")),
            ("taints", List(Object(("key", "gpu"), ("effect", "NO_SCHEDULE")))),
            ("scalingConfig", Object(("minSize", 3), ("maxSize", 6)))));

        build.Deployment("web", 3, Spread()).Deployment("train", 3, Spread().With("tolerations", List(Object(("key", "gpu")))));

        Assert.That((build.Row("web").Verdict, build.Row("train").Verdict), Is.EqualTo((Verdict.Lost, Verdict.Survives)));
    }

    [TestCase("DoNotSchedule")]
    [TestCase("ScheduleAnyway")]
    public void Of_several_constraints_the_surest_counts(string unsatisfiable)
    {
        var pod = Apart("kubernetes.io/hostname").With(Spread(unsatisfiable));

        Assert.That(new Clusters().WithNodes().Deployment("web", 3, pod).Row("web").Verdict, Is.EqualTo(Verdict.Survives));
    }

    [Test]
    public void What_only_an_update_can_tell_is_not_known()
    {
        var build = new Clusters().WithNodes();
        build.Add("kubernetes:apps/v1:Deployment", "web", Object(("spec", Object(("replicas", Unknown)))));

        Assert.That((build.Row("web").Verdict, build.Row("web").Total), Is.EqualTo((Verdict.Unknown, (int?)null)));
    }

    [Test]
    public void Workloads_without_replicas_are_no_workloads() => Assert.That(
        new Clusters().WithNodes().Deployment("off", 0).Drill().Rows.Select(row => row.Kind), Has.None.EqualTo(DrillKind.Workload));
}
