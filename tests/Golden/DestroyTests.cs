using Platform.Engine.Graph;
using Platform.Engine.Ordering;

namespace Platform.Tests.Golden;

/// <summary>In which order production goes: whoever owns objects of a cloud goes while what makes it work still stands.</summary>
[TestFixture]
public class DestroyTests
{
    private ResourceGraph _graph = null!;
    private DestroyOrder _order = null!;

    [OneTimeSetUp]
    public async Task Preview()
    {
        _graph = await Previewed.GraphOf("prod");
        _order = DestroyOrder.Of(_graph);
    }

    [TestCase("main-karpenter-pool-workload", "main-karpenter-class-workload", TestName = "Nodes go before what they are made of")]
    [TestCase("main-karpenter-class-workload", "main-karpenter-controller", TestName = "What Karpenter launched goes while Karpenter runs")]
    [TestCase("main-karpenter-controller", "main-karpenter-controller-association", TestName = "Karpenter keeps its permissions to the end")]
    [TestCase("main-karpenter-controller", "main-karpenter-events-queue", TestName = "Karpenter hears of interruptions to the end")]
    [TestCase("main-karpenter-controller", "main-system-nodes", TestName = "Karpenter keeps the nodes that it runs on")]
    [TestCase("main-ingress-nginx-release", "main-system-nodes", TestName = "Load balancers go while nodes still run their controllers")]
    [TestCase("second-ingress-nginx-release", "second-system-nodes", TestName = "Load balancers go while nodes still run their controllers on GKE")]
    [TestCase("main-system-nodes", "main-boot-vpc-cni", TestName = "Nodes keep their network")]
    [TestCase("main-boot-vpc-cni", "main-control-plane", TestName = "Add-ons go before their cluster")]
    [TestCase("main-control-plane", "main-intra-eu-west-1a", TestName = "A cluster goes before its subnets")]
    [TestCase("second-control-plane", "second-nodes", TestName = "A cluster goes before its subnet on GKE")]
    [TestCase("second-system-nodes", "second-nat", TestName = "Nodes keep their way out on GKE")]
    [TestCase("main-private-eu-west-1a", "main-vpc", TestName = "Subnets go before their network")]
    public void Goes_before(string first, string then)
    {
        var later = Named(then);

        Assert.That(Named(first).Any(sooner => later.Any(node => _order.MustGoBefore(sooner.Urn, node.Urn))), $"{first} must go before {then}");
    }

    [Test]
    public void Whatever_lives_in_a_cluster_goes_before_the_cluster_s_network()
    {
        var inside = _graph.Resources.Where(node => node.Custom && node.Type.StartsWith("kubernetes:", StringComparison.Ordinal)).ToArray();
        var networks = _graph.Resources.Where(node => node.Type is "aws:ec2/vpc:Vpc" or "gcp:compute/network:Network").ToArray();

        Assert.That(inside, Is.Not.Empty);
        Assert.That(inside.Where(node => !networks.Any(network => _order.MustGoBefore(node.Urn, network.Urn))).Select(node => node.Name), Is.Empty);
    }

    [Test]
    public void Permissions_of_a_role_stay_until_what_runs_with_it_is_gone()
    {
        var cluster = _graph.Single("aws:eks/cluster:Cluster", "main-control-plane");
        var attachment = _graph.Single("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "main-control-plane");

        Assert.That(_order.MustGoBefore(cluster.Urn, attachment.Urn));
    }

    private ResourceNode[] Named(string name)
    {
        ResourceNode[] nodes = [.. _graph.Resources.Where(node => node.Custom && node.Name == name)];
        Assert.That(nodes, Is.Not.Empty, $"{name}: not there");
        return nodes;
    }
}
