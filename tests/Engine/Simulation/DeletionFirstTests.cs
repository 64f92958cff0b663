using Engine.Tests.Support;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;
using Platform.Engine.Simulation;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Simulation;

[TestFixture]
public sealed class DeletionFirstTests
{
    [TestCase("aws:eks/cluster:Cluster", "name", true)]
    [TestCase("aws:eks/nodeGroup:NodeGroup", "nodeGroupName", true)]
    [TestCase("gcp:container/cluster:Cluster", "name", true)]
    [TestCase("gcp:secretmanager/secret:Secret", "secretId", true)]
    [TestCase("aws:ec2/subnet:Subnet", "cidrBlock", false)]
    [TestCase("kubernetes:core/v1:ConfigMap", "metadata", false)]
    public void What_has_a_name_of_the_program_s_goes_before_its_successor(string type, string property, bool first) =>
        Assert.That(DeletionFirst.Of(Node(type, Object((property, "given")))), Is.EqualTo(first));

    [Test]
    public void A_name_that_the_provider_makes_up_or_begins_lets_both_be_there()
    {
        Assert.That(DeletionFirst.Of(Node("aws:iam/role:Role", Object(("name", "x-0a1b2c3"))) with { AutoNamed = ["name"] }), Is.False);
        Assert.That(DeletionFirst.Of(Node("aws:iam/role:Role", Object(("namePrefix", "x-")))), Is.False);
        Assert.That(DeletionFirst.Of(Node("aws:iam/role:Role", Object(("name", Unknown)))), "a name that only an update knows is given");
    }

    [Test]
    public void Grants_in_a_project_always_go_first() =>
        Assert.That(DeletionFirst.Of(Node("gcp:projects/iAMMember:IAMMember", Object(("role", "roles/x")))));

    [Test]
    public void Those_that_live_in_a_cluster_go_with_it_though_its_name_stays()
    {
        var build = new GraphBuilder();
        var cluster = build.Resource(
            "aws:eks/cluster:Cluster", "main-cluster", Object(("name", "acme-main"), ("roleArn", "a")), id: "acme-main");
        build.Resource("aws:eks/nodeGroup:NodeGroup", "main-system", Object(("clusterName", "acme-main")), uses: cluster);
        var before = build.Graph();

        var plan = Planner.For(
            before.WithInput("main-cluster", "roleArn", "b"), EarlierDeployment.Of(before), SampleSchemas.Replacing, DeletionFirst.Of);

        Assert.That(
            plan.Steps.Where(step => step.Operation == Operation.Replace).Select(step => (step.Node.Name, step.DeletesFirst)),
            Is.EqualTo(new[] { ("main-cluster", true), ("main-system", false) }));
        Assert.That(
            plan.Steps.Single(step => step.Node.Name == "main-system").Reasons.Single(),
            Is.EqualTo(new ReplaceReason("clusterName", cluster.Urn)));
    }

    private static ResourceNode Node(string type, ObjectValue inputs) =>
        new() { Urn = $"urn:pulumi:prod::acme::{type}::x", Type = type, Name = "x", Custom = true, Inputs = inputs };
}
