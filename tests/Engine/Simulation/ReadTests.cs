using Platform.Engine.Graph;
using Platform.Engine.Simulation;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Simulation;

[TestFixture]
public sealed class ReadTests
{
    [Test]
    public void An_existing_resource_keeps_its_id_and_is_named_after_it()
    {
        var cluster = Read("aws:eks/cluster:Cluster", "prod");
        var addon = Read("aws:eks/addon:Addon", "prod:vpc-cni");
        var attachment = Read("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "eks/arn:aws:iam::aws:policy/A");

        Assert.That(cluster.Id, Is.EqualTo("prod"));
        Assert.That(cluster.Outputs.Text("name"), Is.EqualTo("prod"));
        Assert.That(cluster.Outputs.Text("arn"), Does.EndWith(":cluster/prod"));
        Assert.That((addon.Outputs.Text("clusterName"), addon.Outputs.Text("addonName")), Is.EqualTo(("prod", "vpc-cni")));
        Assert.That(attachment.Outputs.Text("policyArn"), Is.EqualTo("arn:aws:iam::aws:policy/A"));
    }

    [Test]
    public void An_id_that_is_a_path_tells_where_the_resource_is()
    {
        var cluster = Read("gcp:container/cluster:Cluster", "projects/acme-prod/locations/europe-west1/clusters/prod").Outputs;

        Assert.That((cluster.Text("project"), cluster.Text("location"), cluster.Text("name")), Is.EqualTo(("acme-prod", "europe-west1", "prod")));
        Assert.That(cluster.Text("selfLink"), Does.EndWith("/projects/acme-prod/locations/europe-west1/clusters/prod"));
    }

    [Test]
    public void What_the_program_says_counts_more_than_the_id() =>
        Assert.That(Read("aws:eks/cluster:Cluster", "prod", ("name", "other")).Outputs.Text("name"), Is.EqualTo("other"));

    [Test]
    public void An_id_of_another_form_says_nothing() =>
        Assert.That(Read("gcp:container/cluster:Cluster", "prod").Outputs.Text("project"), Is.EqualTo("example-project"));

    [TestCase("kube-system/coredns", "kube-system")]
    [TestCase("coredns", "default")]
    public void A_Kubernetes_object_is_found_by_namespace_and_name(string id, string space)
    {
        var metadata = (ObjectValue)Read("kubernetes:core/v1:ConfigMap", id).Outputs["metadata"]!;

        Assert.That((metadata.Text("namespace"), metadata.Text("name")), Is.EqualTo((space, "coredns")));
    }

    private static SimulatedState Read(string type, string id, params (string, PropertyValue)[] state) =>
        SimulatedProviders.For(type.Split(':')[0]).Read(
            new SimulatedResource(
                new SimulationScope("organization", "project", "stack", ObjectValue.Empty), $"urn:pulumi:stack::project::{type}::main", type, "main",
                Object(state)),
            id);
}
