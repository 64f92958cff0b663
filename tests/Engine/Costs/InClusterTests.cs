using Engine.Tests.Support;
using Platform.Engine.Costs;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Costs;

[TestFixture]
public sealed class InClusterTests
{
    [TestCase(1, 10)]
    [TestCase(3, 20)]
    public void A_template_of_claims_is_a_disk_for_every_replica(int replicas, int size)
    {
        var estimate = Of("kubernetes:apps/v1:StatefulSet", Object(
            ("spec", Object(("replicas", replicas), ("volumeClaimTemplates", List(Claim($"{size}Gi", "fast")))))));

        Assert.That(estimate.Lines.Single().Monthly.Usual, Is.EqualTo(replicas * size * 0.08m));
    }

    [Test]
    public void So_are_those_of_an_operator_s_objects_each_with_its_own_count()
    {
        var estimate = Of("kubernetes:search.example/v1:Search", Object(("spec", Object(("nodeSets", List(
            Object(("count", 3), ("volumeClaimTemplates", List(Claim("10Gi", "fast")))),
            Object(("count", 2), ("volumeClaimTemplates", List(Claim("100Gi", "fast"))))))))));

        Assert.That(estimate.Lines.Select(line => line.Quantity.Usual), Is.EqualTo(new[] { 30m, 200m }));
    }

    [Test]
    public void So_are_those_in_the_values_of_a_chart_whose_other_doings_are_not_known()
    {
        var estimate = Of("kubernetes:helm.sh/v3:Release", Object(("values", Object(("server", Object(
            ("replicas", 2), ("storage", Object(("volumeClaimTemplate", Claim("50Gi", "fast"))))))))));

        Assert.That(estimate.Lines.Single().Quantity, Is.EqualTo(Band.Exactly(100)));
        Assert.That(estimate.NotPriced.Single().Reason, Does.StartWith("what else its chart makes clouds charge for"));
    }

    [Test]
    public void A_claim_without_a_class_has_the_default_one()
    {
        var estimate = Of("kubernetes:core/v1:PersistentVolumeClaim", Claim("7Gi", null));

        Assert.That(estimate.Lines.Single().What, Is.EqualTo("disks claimed, gp3"));
    }

    [Test]
    public void Claims_that_are_not_known_yet_are_not_priced() => Assert.That(
        Of("kubernetes:apps/v1:StatefulSet", Object(("spec", Object(("volumeClaimTemplates", Unknown))))).NotPriced.Single().Reason,
        Is.EqualTo("what disks it claims is not known"));

    [Test]
    public void A_disk_of_a_class_that_is_not_there_or_of_a_size_that_is_not_known_is_not_priced()
    {
        Assert.That(
            Of("kubernetes:core/v1:PersistentVolumeClaim", Claim("7Gi", "nowhere")).NotPriced.Single().Reason,
            Is.EqualTo("the storage class of a disk that it claims is not in the graph"));
        Assert.That(
            Of("kubernetes:core/v1:PersistentVolumeClaim", Claim("plenty", "fast")).NotPriced.Single().Reason,
            Is.EqualTo("the size of a disk that it claims is not known"));
    }

    [Test]
    public void What_a_definition_says_of_templates_is_no_template()
    {
        var schema = Object(("spec", Object(("volumeClaimTemplates", List(Object())))));

        Assert.That(Of("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition", schema).NotPriced, Is.Empty);
    }

    [Test]
    public void A_chart_whose_values_annotate_a_service_for_a_load_balancer_has_one()
    {
        var service = Object(("annotations", Object(("service.beta.kubernetes.io/aws-load-balancer-type", "external"))));
        var both = Object(
            ("controller", Object(("service", service))),
            ("other", Object(("service", Object(("loadBalancerClass", "service.k8s.aws/nlb"))))));

        Assert.That(Chart(Object(("service", service))).Lines.Single().Monthly.Usual, Is.EqualTo(18.25m));
        Assert.That(Chart(both).Lines.Single().Quantity, Is.EqualTo(Band.Exactly(2)));
        Assert.That(Chart(Object(("service", Object()))).Lines, Is.Empty);
    }

    private static Estimate Chart(ObjectValue values) => Of("kubernetes:helm.sh/v3:Release", Object(("values", values)));

    private static ObjectValue Claim(string size, string? storageClass)
    {
        var spec = Object(("resources", Object(("requests", Object(("storage", size))))));
        return Object(("spec", storageClass is null ? spec : spec.With("storageClassName", storageClass)));
    }

    /// <summary>What an object costs in a cluster with one storage class, which is the default.</summary>
    private static Estimate Of(string type, ObjectValue inputs)
    {
        var build = new GraphBuilder { Config = Object(("aws:region", "home")) };
        var cluster = build.Resource("aws:eks/cluster:Cluster", "cluster", Object(("version", "1.35")));
        build.Resource(
            "kubernetes:storage.k8s.io/v1:StorageClass", "class",
            Object(
                ("metadata", Object(("name", "fast"), ("annotations", Object(("storageclass.kubernetes.io/is-default-class", "true"))))),
                ("provisioner", "ebs.csi.aws.com"), ("parameters", Object(("type", "gp3")))),
            uses: cluster);
        build.Resource(type, "it", inputs, uses: cluster);
        var estimate = Estimator.Of(build.Graph(), Books.Day, Books.Small);
        return estimate with { Lines = [.. estimate.Lines.Where(line => line.Node.Name == "it")] };
    }
}
