using Platform.Engine.Drills;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;
using static Engine.Tests.Drills.Clusters;

namespace Engine.Tests.Drills;

[TestFixture]
public sealed class SettingsDrillTests
{
    [Test]
    public void Every_section_of_a_chart_with_replicas_is_a_workload()
    {
        var drill = new Clusters().WithNodes().Chart("anything", Spread().With(Object(
            ("replicaCount", 2), ("webhook", Spread().With("replicas", 3)), ("off", Object(("enabled", false), ("replicas", 1)))))).Drill();

        Assert.That(
            drill.Rows.Where(row => row.Kind == DrillKind.Workload).Select(row => (row.Name, row.Total, row.Verdict)),
            Is.EqualTo(new[] { ("anything", (int?)2, Verdict.Survives), ("anything webhook", (int?)3, Verdict.Survives) }));
    }

    [Test]
    public void What_a_chart_s_values_do_not_say_is_not_known()
    {
        var build = new Clusters().WithNodes().Chart("silent", ObjectValue.Empty).Chart("unspread", Object(("replicaCount", 3)));

        Assert.That(build.Row("silent").Verdict, Is.EqualTo(Verdict.Unknown));
        Assert.That(build.Row("unspread").Problem!.ToString(), Is.EqualTo(
            "values.replicaCount: 3: how its replicas are spread over zones is not declared; a default decides\n"
            + "    fix: spread them over topology.kubernetes.io/zone"));
    }

    [Test]
    public void Too_few_are_lost_however_a_default_spreads_them() => Assert.That(
        new Clusters().WithNodes().Chart("one", Object(("replicaCount", 1))).Row("one").Verdict, Is.EqualTo(Verdict.Lost));

    [Test]
    public void An_autoscaler_s_least_counts_where_it_is_on()
    {
        ObjectValue Values(bool enabled) => Spread().With(Object(
            ("replicaCount", 1), ("autoscaling", Object(("enabled", enabled), ("minReplicas", 3)))));

        Assert.That(new Clusters().WithNodes().Chart("web", Values(true)).Row("web").Total, Is.EqualTo(3));
        Assert.That(new Clusters().WithNodes().Chart("web", Values(false)).Row("web").Total, Is.EqualTo(1));
    }

    [Test]
    public void What_a_chart_says_for_all_its_parts_counts_for_each() => Assert.That(
        new Clusters().WithNodes().Chart("web", Object(("global", Spread()), ("server", Object(("replicas", 2))))).Row("web server").Verdict,
        Is.EqualTo(Verdict.Survives));

    [TestCase(3, Verdict.Survives)]
    [TestCase(2, Verdict.Lost)]
    public void Vault_needs_a_majority_of_its_servers(int servers, Verdict verdict)
    {
        var values = Object(("server", Spread().With("ha", Object(("enabled", true), ("replicas", servers)))));

        Assert.That(new Clusters().WithNodes().Chart("vault", values).Row("vault server").Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public void The_prometheus_stack_s_words_for_apart_are_understood()
    {
        var spec = Object(("podAntiAffinity", "hard"), ("podAntiAffinityTopologyKey", Zone));
        var build = new Clusters().WithNodes().Chart("kube-prometheus-stack", Object(
            ("prometheus", Object(("prometheusSpec", spec.With("replicas", 2)))),
            ("alertmanager", Object(("alertmanagerSpec", spec.With("replicas", 2))))));

        Assert.That(build.Row("kube-prometheus-stack prometheus").Verdict, Is.EqualTo(Verdict.Survives));
        Assert.That(
            build.Row("kube-prometheus-stack alertmanager").Problem!.Rule,
            Is.EqualTo("1 of 2 are left without a zone: the majority is 2"));
    }

    [Test]
    public void Keda_s_spread_stands_apart_from_its_replicas()
    {
        var one = Spread()["topologySpreadConstraints"]!;
        var build = new Clusters().WithNodes().Chart("keda", Object(
            ("operator", Object(("replicaCount", 2))), ("metricsServer", Object(("replicaCount", 2))),
            ("webhooks", Object(("enabled", false))), ("topologySpreadConstraints", Object(("operator", one)))));

        Assert.That(
            build.Drill().Rows.Where(row => row.Kind == DrillKind.Workload).Select(row => (row.Name, row.Verdict)),
            Is.EqualTo(new[] { ("keda operator", Verdict.Survives), ("keda metricsServer", Verdict.Unknown) }));
    }

    [TestCase("prometheus-operator-crds")]
    [TestCase("fluent-bit")]
    public void Charts_without_pods_or_with_one_on_every_node_are_no_workloads(string chart) => Assert.That(
        new Clusters().WithNodes().Chart(chart, ObjectValue.Empty).Drill().Rows.Select(row => row.Kind),
        Has.None.EqualTo(DrillKind.Workload));

    [Test]
    public void A_budget_in_the_values_counts()
    {
        var values = Spread().With(Object(("replicaCount", 3), ("podDisruptionBudget", Object(("enabled", true), ("minAvailable", 3)))));

        Assert.That(
            new Clusters().WithNodes().Chart("web", values).Row("web").Problem!.Rule,
            Is.EqualTo("its disruption budget lets no replica go, so no node can be drained"));
        Assert.That(
            new Clusters().WithNodes().Chart("web", values.With("podDisruptionBudget", Object(("enabled", false), ("minAvailable", 3))))
                .Row("web").Verdict,
            Is.EqualTo(Verdict.Survives));
    }

    [Test]
    public void An_add_on_of_the_cloud_is_read_from_its_configuration()
    {
        const string configuration =
            """
            {"replicaCount": 2, "topologySpreadConstraints": [
              {"topologyKey": "topology.kubernetes.io/zone", "whenUnsatisfiable": "DoNotSchedule"}]}
            """;
        var build = new Clusters().WithNodes();
        build.Add(AddOnSettings.EksType, "coredns", Object(
            ("clusterName", "acme-main"), ("addonName", "coredns"), ("configurationValues", configuration)));

        Assert.That((build.Row("coredns").Total, build.Row("coredns").Verdict), Is.EqualTo(((int?)2, Verdict.Survives)));
    }

    [TestCase("velero", "backups and restores")]
    [TestCase("external-dns", "changes of DNS records")]
    public void A_controller_that_only_later_work_waits_for_starts_anew_and_says_what_waits(string chart, string waits)
    {
        var row = new Clusters().WithNodes().Chart(chart, ObjectValue.Empty).Row(chart);

        Assert.That((row.Verdict, row.Waits, row.Problem), Is.EqualTo((Verdict.Restarts, (string?)waits, (Problem?)null)));
    }

    [Test]
    public void It_does_not_where_the_lost_zone_has_all_the_nodes_that_take_it()
    {
        var build = new Clusters();
        build.Group("one", 1, 3, "a");

        Assert.That(build.Chart("velero", ObjectValue.Empty).Row("velero").Outcomes.Select(one => one.Verdict),
            Is.EqualTo(new[] { Verdict.Unknown, Verdict.Restarts, Verdict.Restarts }));
    }

    [Test]
    public void Several_of_it_that_are_spread_survive()
    {
        var row = new Clusters().WithNodes().Chart("velero", Spread().With("replicas", 2)).Row("velero");

        Assert.That((row.Verdict, row.Waits), Is.EqualTo((Verdict.Survives, (string?)null)));
    }

    [TestCase(true, "DoNotSchedule", Verdict.Survives)]
    [TestCase(true, "ScheduleAnyway", Verdict.Lost)]
    [TestCase(false, "DoNotSchedule", Verdict.Unknown)]
    public void One_constraint_in_place_of_a_list_counts_where_it_is_on(bool enabled, string otherwise, Verdict verdict)
    {
        var one = Object(("enabled", enabled), ("whenUnsatisfiable", otherwise), ("maxSkew", 1));
        var values = Object(("redis-ha", Object(("enabled", true), ("replicas", 3), ("topologySpreadConstraints", one))));

        Assert.That(new Clusters().WithNodes().Chart("argo-cd", values).Row("argo-cd redis-ha").Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public void An_affinity_that_a_chart_takes_as_a_text_is_read()
    {
        const string affinity =
            """
            {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [
              {"weight": 100, "podAffinityTerm": {"topologyKey": "topology.kubernetes.io/zone"}}]}}
            """;

        Assert.That(
            new Clusters().WithNodes().Chart("web", Object(("replicas", 2), ("affinity", affinity))).Row("web").Verdict,
            Is.EqualTo(Verdict.Survives));
    }
}
