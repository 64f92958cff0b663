using Platform.Engine.Drills;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;
using static Engine.Tests.Drills.Clusters;

namespace Engine.Tests.Drills;

[TestFixture]
public sealed class CustomResourceDrillTests
{
    private const string Elasticsearch = "kubernetes:elasticsearch.k8s.elastic.co/v1:Elasticsearch";

    [TestCase("DoNotSchedule", Verdict.Survives)]
    [TestCase("ScheduleAnyway", Verdict.Lost)]
    public void Elasticsearch_needs_a_majority_of_its_masters(string unsatisfiable, Verdict verdict)
    {
        var set = Object(("name", "all"), ("count", 3), ("podTemplate", Object(("spec", Spread(unsatisfiable)))));

        Assert.That(Of(Elasticsearch, Object(("nodeSets", List(set)))).Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public void Masters_in_a_set_per_zone_are_counted_together_and_data_nodes_do_not_vote()
    {
        static PropertyValue Set(string zone, int count, string role) => Object(
            ("name", $"{role}-{zone}"), ("count", count), ("config", Object(("node.roles", List(role)))),
            ("podTemplate", Object(("spec", Object(("nodeSelector", Object((Zone, zone))))))));

        PropertyValue[] sets = [Set("a", 1, "master"), Set("b", 1, "master"), Set("c", 1, "master"), Set("a", 5, "data")];

        var row = Of(Elasticsearch, Object(("nodeSets", List(sets))));

        Assert.That((row.Total, row.Verdict), Is.EqualTo(((int?)3, Verdict.Survives)));
        Assert.That(
            Of(Elasticsearch, Object(("nodeSets", List(Set("a", 2, "master"), Set("b", 1, "master"))))).Outcomes.Select(one => one.Verdict),
            Is.EqualTo(new[] { Verdict.Lost, Verdict.Survives, Verdict.Survives }));
    }

    [Test]
    public void Elasticsearch_s_zone_awareness_spreads_its_nodes_unless_the_pods_do_so_themselves()
    {
        var aware = Object(("name", "all"), ("count", 3), ("zoneAwareness", ObjectValue.Empty));

        Assert.That(Of(Elasticsearch, Object(("nodeSets", List(aware)))).Verdict, Is.EqualTo(Verdict.Survives));
        Assert.That(
            Of(Elasticsearch, Object(("nodeSets", List(aware.With("zoneAwareness", Object(("topologyKey", "rack"))))))).Verdict,
            Is.EqualTo(Verdict.Unknown));
        Assert.That(
            Of(Elasticsearch, Object(("nodeSets", List(aware.With("podTemplate", Object(("spec", Spread("ScheduleAnyway")))))))).Verdict,
            Is.EqualTo(Verdict.Lost));
        Assert.That(
            Of(Elasticsearch, Object(("nodeSets", List(aware.With("zoneAwareness", Object(("zones", List("a", "b")))))))).Problem!.Rule,
            Is.EqualTo("1 of 3 are left without a zone: the majority is 2"));
    }

    [Test]
    public void Kibana_counts_its_pods_under_another_name() => Assert.That(
        Of("kubernetes:kibana.k8s.elastic.co/v1:Kibana", Object(
            ("count", 2), ("podTemplate", Object(("spec", Spread("ScheduleAnyway")))))).Outcomes.Select(outcome => outcome.Remains),
        Is.EqualTo(new[] { 1, 1, 1 }));

    [Test]
    public void Replicas_of_any_custom_resource_count_with_what_its_template_says()
    {
        var spec = Object(("replicas", 2), ("template", Object(("spec", Spread()))));

        Assert.That(Of("kubernetes:example.com/v1:Thing", spec).Verdict, Is.EqualTo(Verdict.Survives));
        Assert.That(Of("kubernetes:example.com/v1:Thing", spec.Without("template")).Verdict, Is.EqualTo(Verdict.Unknown));
        Assert.That(Of("kubernetes:example.com/v1:Thing", spec.With("replicas", 1)).Verdict, Is.EqualTo(Verdict.Lost));
    }

    [TestCase("controller", Verdict.Lost)]
    [TestCase("broker", Verdict.Survives)]
    public void Kafka_s_controllers_vote_and_its_brokers_do_not(string role, Verdict verdict) => Assert.That(
        Of("kubernetes:kafka.strimzi.io/v1:KafkaNodePool", Object(
            ("replicas", 2), ("roles", List(role)), ("template", Object(("pod", Spread()))))).Verdict,
        Is.EqualTo(verdict));

    [Test]
    public void An_Envoy_proxy_is_as_big_as_its_autoscaler_leaves_it()
    {
        var proxy = Object(("provider", Object(("kubernetes", Object(
            ("envoyDeployment", Object(("replicas", 1), ("pod", Spread("ScheduleAnyway")))), ("envoyHpa", Object(("minReplicas", 3))),
            ("envoyPDB", Object(("maxUnavailable", 1))))))));

        Assert.That(
            Of("kubernetes:gateway.envoyproxy.io/v1alpha1:EnvoyProxy", proxy).Outcomes.Select(outcome => outcome.Remains),
            Is.EqualTo(new[] { 2, 2, 2 }));
    }

    [Test]
    public void Custom_resources_without_replicas_are_no_workloads()
    {
        var build = new Clusters().WithNodes();
        build.Add("kubernetes:cert-manager.io/v1:Certificate", "certificate", Object(("spec", Object(("secretName", "tls")))));

        Assert.That(build.Drill().Rows.Select(row => row.Name), Has.None.EqualTo("certificate"));
    }

    private static DrillRow Of(string type, ObjectValue spec)
    {
        var build = new Clusters().WithNodes();
        build.Add(type, "it", Object(("spec", spec)));
        return build.Row("it");
    }
}
