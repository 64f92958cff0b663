using Platform.Components.NodePools;
using Platform.Tests.Support;

namespace Platform.Tests.Components.NodePools;

[TestFixture]
public class NodePoolTests
{
    private static Task<Recording> Eks(bool spot) => Recording.OfAsync(() => _ = new EksNodePool("main-web", new()
    {
        Pool = "web",
        ClusterName = "acme",
        Region = "eu-west-1",
        SubnetIds = ["subnet-a", "subnet-b"],
        Machine = "m7g.large",
        Min = 2,
        Max = 5,
        Spot = spot,
    }));

    private static Task<Recording> Gke(bool spot) => Recording.OfAsync(() => _ = new GkeNodePool("main-web", new()
    {
        Pool = "web",
        ClusterName = "acme",
        Project = "acme-test",
        Region = "europe-west1",
        Zones = ["europe-west1-b", "europe-west1-c"],
        ServiceAccount = "nodes@acme-test.iam.gserviceaccount.com",
        Machine = "e2-standard-4",
        Min = 2,
        Max = 5,
        Spot = spot,
    }));

    [TestCase(true, "SPOT")]
    [TestCase(false, "ON_DEMAND")]
    public async Task Spot_decides_the_capacity_on_EKS(bool spot, string capacity) =>
        Assert.That((await Eks(spot)).Single("aws:eks/nodeGroup:NodeGroup")["capacityType"], Is.EqualTo(capacity));

    [TestCase(true)]
    [TestCase(false)]
    public async Task Spot_decides_the_capacity_on_GKE(bool spot) =>
        Assert.That((await Gke(spot)).Single("gcp:container/nodePool:NodePool").At("nodeConfig.spot"), Is.EqualTo(spot));

    [Test]
    public async Task Sizes_are_passed_on()
    {
        var group = (await Eks(false)).Single("aws:eks/nodeGroup:NodeGroup");
        var pool = (await Gke(false)).Single("gcp:container/nodePool:NodePool");

        Assert.That((group.At("scalingConfig.minSize"), group.At("scalingConfig.maxSize")), Is.EqualTo(((object)2.0, (object)5.0)));
        Assert.That((pool.At("autoscaling.totalMinNodeCount"), pool.At("autoscaling.totalMaxNodeCount")), Is.EqualTo(((object)2.0, (object)5.0)));
    }

    [Test]
    public async Task Pods_cannot_take_a_node_s_credentials()
    {
        var template = (await Eks(false)).Single("aws:ec2/launchTemplate:LaunchTemplate");

        Assert.That(template.At("metadataOptions.httpTokens"), Is.EqualTo("required"));
        Assert.That(template.At("metadataOptions.httpPutResponseHopLimit"), Is.EqualTo(1.0));
        Assert.That((await Gke(false)).Single("gcp:container/nodePool:NodePool").At("nodeConfig.workloadMetadataConfig.mode"), Is.EqualTo("GKE_METADATA"));
    }

    [Test]
    public async Task Nodes_act_as_the_account_they_are_given() =>
        Assert.That(
            (await Gke(false)).Single("gcp:container/nodePool:NodePool").At("nodeConfig.serviceAccount"),
            Is.EqualTo("nodes@acme-test.iam.gserviceaccount.com"));
}
