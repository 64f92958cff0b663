using Engine.Tests.Support;
using Platform.Engine.Costs;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Costs;

[TestFixture]
public sealed class OwnersTests
{
    [Test]
    public void What_needs_a_cluster_is_its_and_what_only_it_needs_and_what_needs_only_that()
    {
        var build = new GraphBuilder();
        var vpc = build.Resource("aws:ec2/vpc:Vpc", "vpc", Object());
        build.Resource("aws:ec2/natGateway:NatGateway", "nat", Object(), uses: vpc);
        var cluster = build.Resource("aws:eks/cluster:Cluster", "blue", Object(), uses: vpc);
        build.Resource("aws:eks/nodeGroup:NodeGroup", "nodes", Object(), uses: cluster);

        Assert.That(Names(build, "vpc", "nat", "blue", "nodes"), Is.All.EqualTo("blue"));
    }

    [Test]
    public void What_two_clusters_share_is_nobody_s_alone()
    {
        var build = new GraphBuilder();
        var aws = build.Provider("aws", "aws", Object(("region", "home")));
        var vpc = build.Resource("aws:ec2/vpc:Vpc", "vpc", Object(), aws);
        build.Resource("aws:ec2/natGateway:NatGateway", "nat", Object(), aws, uses: vpc);
        var key = build.Resource("aws:kms/key:Key", "key", Object(), aws);
        build.Resource("aws:eks/cluster:Cluster", "blue", Object(), aws, uses: [vpc, key]);
        var green = build.Resource("aws:eks/cluster:Cluster", "green", Object(), aws, uses: vpc);
        build.Resource("aws:eks/nodeGroup:NodeGroup", "nodes", Object(), aws, uses: green);
        build.Resource("aws:s3/bucket:Bucket", "apart", Object(), aws);

        Assert.That(Names(build, "vpc", "nat", "key", "nodes", "apart"), Is.EqualTo(new[] { null, null, "blue", "green", null }));
    }

    [Test]
    public void A_provider_of_its_own_tells_a_cluster_s_resources_from_others()
    {
        var build = new GraphBuilder();
        var (one, two) = (build.Provider("aws", "one"), build.Provider("aws", "two"));
        build.Resource("aws:eks/cluster:Cluster", "blue", Object(), one);
        build.Resource("aws:eks/cluster:Cluster", "green", Object(), two);
        build.Resource("aws:sqs/queue:Queue", "events", Object(), two);

        Assert.That(Names(build, "events"), Is.EqualTo(new[] { "green" }));
    }

    [Test]
    public void Groups_are_named_after_the_component_around_the_cluster_and_come_in_the_order_of_the_clusters()
    {
        var build = new GraphBuilder { Config = Object(("aws:region", "home")) };
        build.Resource("aws:kms/key:Key", "alone", Object(), build.Provider("aws", "third"));
        foreach (var name in new[] { "zeta", "alpha" })
        {
            var component = build.Component("acme:clusters:Cluster", name);
            var cluster = build.Resource(
                "aws:eks/cluster:Cluster", $"{name}-plane", Object(("version", "1.35")), build.Provider("aws", name), component);
            build.Resource(
                "aws:eks/nodeGroup:NodeGroup", $"{name}-nodes",
                Object(("instanceTypes", List("m7g.large")), ("scalingConfig", Object(("minSize", 1), ("maxSize", 1)))),
                parent: build.Component("acme:nodes:Pool", $"{name}-pool"), uses: cluster);
        }

        var estimate = Estimator.Of(build.Graph(), Books.Day, Books.Small);

        Assert.That(estimate.Groups.Select(group => (group.Cluster, group.Name, group.Monthly.Usual)), Is.EqualTo(new[]
        {
            ("zeta", "zeta", 73m), ("zeta", "zeta-pool", 147.6m), ("alpha", "alpha", 73m), ("alpha", "alpha-pool", 147.6m), ("", "", 1m),
        }));
    }

    private static string?[] Names(GraphBuilder build, params string[] names)
    {
        var graph = build.Graph();
        var owners = Owners.Of(graph);
        return [.. names.Select(name => owners.ClusterOf(graph.Named(name))?.Name)];
    }
}
