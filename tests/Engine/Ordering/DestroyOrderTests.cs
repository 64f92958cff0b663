using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Graph;
using Platform.Engine.Ordering;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Ordering;

[TestFixture]
public sealed class DestroyOrderTests
{
    private static readonly ResourceGraph Platform = SampleGraphs.Platform();

    [Test]
    public void What_waits_for_a_resource_goes_before_it()
    {
        var order = DestroyOrder.Of(Platform);

        Assert.That(order.IsBefore(Urn("blue-system"), Urn("blue-cluster")));
        Assert.That(order.IsBefore(Urn("blue-cluster"), Urn("main-private-a")));
        Assert.That(order.IsBefore(Urn("main-private-a"), Urn("main-vpc")));
        Assert.That(order.IsBefore(Urn("main-vpc"), Urn("main")));
    }

    [Test]
    public void Of_any_graph_everything_goes_once_and_after_all_that_wait_for_it() =>
        Prop.ForAll(ArbitraryGraphs.Graphs(ArbitraryGraphs.Texts).ToArbitrary(), graph =>
        {
            var order = DestroyOrder.Of(graph);
            var prerequisites = Prerequisites.Of(graph);

            Assert.That(order.Waves.SelectMany(wave => wave), Is.EquivalentTo(graph.Resources));
            Assert.That(order.Waves, Has.None.Empty);
            for (var place = 0; place < graph.Resources.Count; place++)
            {
                foreach (var before in prerequisites.Of(place))
                    Assert.That(order.IsBefore(graph.Resources[place].Urn, graph.Resources[before].Urn));
            }
        }).QuickCheckThrowOnFailure();

    [Test]
    public void What_nobody_waits_for_still_goes_with_those_of_its_depth()
    {
        var build = new GraphBuilder();
        var root = build.Resource("a:b:C", "root", Object());
        var middle = build.Resource("a:b:C", "middle", Object(), uses: root);
        build.Resource("a:b:C", "leaf", Object(), uses: middle);
        build.Resource("a:b:C", "shallow", Object());

        Assert.That(Waves(build.Graph()), Is.EqualTo(new[] { "leaf", "middle", "shallow root", "acme-prod" }));
    }

    [Test]
    public void Going_first_by_chance_is_told_from_having_to()
    {
        var order = DestroyOrder.Of(Platform);

        Assert.That(order.MustGoBefore(Urn("blue-system"), Urn("main-vpc")));
        Assert.That(order.IsBefore(Urn("blue-cluster"), Urn("main-egress")));
        Assert.That(order.MustGoBefore(Urn("blue-cluster"), Urn("main-egress")), Is.False);
    }

    [Test]
    public void What_no_cloud_hears_of_is_not_deleted()
    {
        Assert.That(DestroyOrder.IsDeleted(Platform.Named("main-vpc")));
        Assert.That(DestroyOrder.IsDeleted(Platform.Named("main")), Is.False, "a component");
        Assert.That(DestroyOrder.IsDeleted(Platform.Named("default_7_48_0")), Is.False, "a provider");
        var network = Platform.Named("main-vpc");
        Assert.That(DestroyOrder.IsDeleted(network with { External = true }), Is.False, "only read");
        Assert.That(DestroyOrder.IsDeleted(network with { Options = new() { RetainOnDelete = true } }), Is.False, "kept");
        Assert.That(DestroyOrder.IsDeleted(network with { Options = new() { DeletedWith = Urn("main") } }), Is.False, "goes with its host");
    }

    [TestCase("kubernetes:helm.sh/v3:Release", true)]
    [TestCase("kubernetes:networking.k8s.io/v1:Ingress", true)]
    [TestCase("kubernetes:gateway.networking.k8s.io/v1:Gateway", true)]
    [TestCase("kubernetes:karpenter.sh/v1:NodePool", true)]
    [TestCase("kubernetes:core/v1:PersistentVolumeClaim", true)]
    [TestCase("kubernetes:core/v1:Service", false)]
    [TestCase("kubernetes:core/v1:ConfigMap", false)]
    [TestCase("gcp:container/nodePool:NodePool", false)]
    public void Some_kinds_own_objects_in_a_cloud(string type, bool owns) =>
        Assert.That(CloudOwners.Contains(new() { Urn = "", Type = type, Name = "x", Custom = true }), Is.EqualTo(owns));

    [Test]
    public void A_service_owns_a_load_balancer_when_it_asks_for_one() => Assert.That(CloudOwners.Contains(new()
    {
        Urn = "",
        Type = "kubernetes:core/v1:Service",
        Name = "x",
        Custom = true,
        Inputs = Object(("spec", Object(("type", "LoadBalancer")))),
    }));

    private static string Urn(string name) => Platform.Resources.First(node => node.Name == name).Urn;

    private static IEnumerable<string> Waves(ResourceGraph graph) =>
        DestroyOrder.Of(graph).Waves.Select(wave => string.Join(' ', wave.Select(node => node.Name)));
}
