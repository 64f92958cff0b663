using Engine.Tests.Support;
using Platform.Engine.Timelines;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Timelines;

[TestFixture]
public sealed class ClusterMarksTests
{
    [Test]
    public void A_cluster_is_ready_with_its_first_node_pool_and_done_with_everything_that_waits_for_it()
    {
        var build = new GraphBuilder();
        var cluster = build.Resource("aws:eks/cluster:Cluster", "main-cluster", Object());
        var system = build.Resource("aws:eks/nodeGroup:NodeGroup", "main-system", Object(), uses: cluster);
        var profile = build.Resource("test:a:Hook", "main-hook", Object(), uses: cluster);
        build.Resource("aws:eks/nodeGroup:NodeGroup", "main-batch", Object(), uses: profile);
        build.Resource("aws:eks/addon:Addon", "main-coredns", Object(("addonName", "coredns")), uses: system);
        build.Resource("aws:s3/bucket:Bucket", "elsewhere", Object());

        var marks = ClusterMarks.Of(Timeline.Of(build.Graph())).Single();

        Assert.That(marks.ControlPlane, Is.EqualTo(560));
        Assert.That((marks.FirstNodePool, marks.Ready), Is.EqualTo((675, 675)));
        Assert.That(marks.NodePools, Is.EqualTo(677));
        Assert.That((marks.AddOnsReady, marks.Everything), Is.EqualTo((710, 710)));
    }

    [Test]
    public void A_cluster_without_pools_is_ready_with_its_control_plane()
    {
        var build = new GraphBuilder();
        build.Resource("gcp:container/cluster:Cluster", "auto", Object(("location", "europe-west1")));

        var marks = ClusterMarks.Of(Timeline.Of(build.Graph())).Single();

        Assert.That((marks.Ready, marks.Everything), Is.EqualTo((405, 405)));
        Assert.That((marks.FirstNodePool, marks.NodePools, marks.AddOnsReady), Is.EqualTo(((double?)null, (double?)null, (double?)null)));
    }

    [Test]
    public void Each_cluster_has_marks_of_its_own()
    {
        var build = new GraphBuilder();
        var one = build.Resource("aws:eks/cluster:Cluster", "one", Object());
        var two = build.Resource("gcp:container/cluster:Cluster", "two", Object(("location", "europe-west1")));
        build.Resource("aws:eks/nodeGroup:NodeGroup", "one-pool", Object(), uses: one);
        build.Resource("gcp:container/nodePool:NodePool", "two-pool", Object(), uses: two);

        Assert.That(
            ClusterMarks.Of(Timeline.Of(build.Graph())).Select(marks => (marks.Cluster.Node.Name, marks.Ready)),
            Is.EqualTo(new[] { ("one", 675.0), ("two", 500.0) }));
    }

    [Test]
    public void A_cluster_that_is_only_looked_up_has_no_marks()
    {
        var build = new GraphBuilder();
        build.Resource("aws:eks/cluster:Cluster", "there", Object());
        var graph = build.Graph().With("there", node => node with { External = true });

        Assert.That(ClusterMarks.Of(Timeline.Of(graph)), Is.Empty);
    }
}
