using Engine.Tests.Support;
using Platform.Engine.Graph;
using Platform.Engine.Ordering;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Ordering;

[TestFixture]
public sealed class PrerequisitesTests
{
    [Test]
    public void A_resource_waits_for_its_parent_its_provider_and_what_it_uses()
    {
        var graph = SampleGraphs.Platform();

        Assert.That(
            DirectOf(graph, "blue-cluster"),
            Is.EqualTo(new[] { "default_7_48_0", "main-private-a", "main-private-b", "blue", "blue-secrets", "blue-control-plane" }));
    }

    [Test]
    public void It_waits_for_what_it_is_deleted_or_replaced_with()
    {
        var build = new GraphBuilder();
        var host = build.Resource("a:b:C", "host", Object());
        var companion = build.Resource("a:b:C", "companion", Object());
        build.Resource("a:b:C", "guest", Object(), options: new() { DeletedWith = host.Urn, ReplaceWith = [companion.Urn] });

        Assert.That(DirectOf(build.Graph(), "guest"), Is.EqualTo(new[] { "acme-prod", "host", "companion" }));
    }

    [Test]
    public void Who_depends_on_a_component_depends_on_everything_in_it_that_was_declared_before()
    {
        var build = new GraphBuilder();
        var outer = build.Component("platform:x:Outer", "outer");
        var inner = build.Component("platform:x:Inner", "inner", outer);
        build.Resource("a:b:C", "early", Object(), parent: inner);
        build.Resource("a:b:C", "user", Object(), uses: outer);
        build.Resource("a:b:C", "late", Object(), parent: inner);

        Assert.That(DirectOf(build.Graph(), "user"), Is.EqualTo(new[] { "acme-prod", "outer", "inner", "early" }));
    }

    [Test]
    public void Waiting_reaches_through_components_and_does_not_turn_round()
    {
        var graph = SampleGraphs.Platform();
        var prerequisites = Prerequisites.Of(graph);

        Assert.That(prerequisites.WaitsFor(graph.Named("blue-system").Urn, graph.Named("main-vpc").Urn));
        Assert.That(prerequisites.WaitsFor(graph.Named("main-vpc").Urn, graph.Named("blue-system").Urn), Is.False);
        Assert.That(prerequisites.WaitsFor(graph.Named("main-vpc").Urn, graph.Named("main-vpc").Urn), Is.False);
    }

    [Test]
    public void A_urn_that_is_not_there_is_told() => Assert.That(
        () => Prerequisites.Of(SampleGraphs.Platform()).WaitsFor("urn:pulumi:prod::acme::a:b:C::x", "y"),
        Throws.TypeOf<KeyNotFoundException>().With.Message.EqualTo("urn:pulumi:prod::acme::a:b:C::x: the graph has no such resource"));

    private static IEnumerable<string> DirectOf(ResourceGraph graph, string name)
    {
        var prerequisites = Prerequisites.Of(graph);
        return prerequisites.Of(prerequisites.PlaceOf(graph.Named(name).Urn)).Select(place => graph.Resources[place].Name);
    }
}
