using System.Globalization;
using System.Text;
using Engine.Tests.Support;
using Platform.Engine.Timelines;

namespace Platform.Tests.Golden;

/// <summary>How long the environments take until they are there, from observed durations along their graphs.</summary>
[TestFixture]
public class TimeToReadyTests
{
    private const double EksSeconds = 4 * 60;
    private const double GkeSeconds = 3 * 60;

    private static string[] Environments => Previewed.Environments;

    [TestCaseSource(nameof(Environments))]
    public async Task A_cluster_has_its_system_nodes_soon_after_its_control_plane(string environment)
    {
        var marks = ClusterMarks.Of(Timeline.Of(await Previewed.GraphOf(environment)));

        Assert.That(marks, Is.Not.Empty);
        Assert.That(marks.Select(mark => mark.Ready - mark.ControlPlane), Is.All.Positive);
        Assert.That(marks.Where(mark => mark.Ready - mark.ControlPlane > Limit(mark)).Select(mark => mark.Cluster.Node.Name), Is.Empty);
    }

    [TestCaseSource(nameof(Environments))]
    public async Task A_control_plane_never_waits_for_the_way_out(string environment)
    {
        var timeline = Timeline.Of(await Previewed.GraphOf(environment));
        var clusters = timeline.Graph.Resources.Where(node => node.Type is "aws:eks/cluster:Cluster" or "gcp:container/cluster:Cluster").ToArray();
        var ways = timeline.Graph.Resources.Where(node => node.Type is "aws:ec2/natGateway:NatGateway" or "gcp:compute/routerNat:RouterNat").ToArray();

        Assert.That(ways, Is.Not.Empty);
        Assert.That(from cluster in clusters from way in ways where timeline.WaitsFor(cluster.Urn, way.Urn) select cluster.Name, Is.Empty);
    }

    [TestCaseSource(nameof(Environments))]
    public async Task Nodes_wait_for_their_own_way_out_and_for_nobody_else_s(string environment)
    {
        var timeline = Timeline.Of(await Previewed.GraphOf(environment));
        var pools = timeline.Graph.Resources.Where(node => node.Type is "aws:eks/nodeGroup:NodeGroup" or "gcp:container/nodePool:NodePool").ToArray();
        var ways = timeline.Graph.Resources.Where(node => node.Type is "aws:ec2/natGateway:NatGateway" or "gcp:compute/routerNat:RouterNat").ToArray();

        foreach (var pool in pools)
            Assert.That(ways.Where(way => timeline.WaitsFor(pool.Urn, way.Urn)).Select(ClusterOf).Distinct(), Is.EqualTo([ClusterOf(pool)]), pool.Name);
        Assert.That(from pool in pools from other in pools where pool != other && timeline.WaitsFor(pool.Urn, other.Urn) select pool.Name, Is.Empty);
    }

    /// <summary>The committed path: a change that lengthens it shows in this file's diff, and needs a reason.</summary>
    [TestCaseSource(nameof(Environments))]
    public async Task The_critical_path_is_what_was_reviewed(string environment)
    {
        var timeline = Timeline.Of(await Previewed.GraphOf(environment));
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"everything after {timeline.Total} s\n\n");
        foreach (var mark in ClusterMarks.Of(timeline))
            text.Append(CultureInfo.InvariantCulture, $"{mark.Cluster.Node.Name}: control plane after {mark.ControlPlane} s, nodes after {mark.Ready} s, everything after {mark.Everything} s\n");
        text.Append('\n');
        foreach (var entry in timeline.CriticalPath)
            text.Append(CultureInfo.InvariantCulture, $"{entry.Start,5} +{entry.Time.Typical,-4} {entry.Node.Name} ({entry.Node.Type})\n");

        Verified.Text(text.ToString(), $"{environment}.timeline");
    }

    private static double Limit(ClusterMarks mark) => mark.Cluster.Node.Type.StartsWith("aws:", StringComparison.Ordinal) ? EksSeconds : GkeSeconds;

    private static string ClusterOf(Engine.Graph.ResourceNode node) => node.Name.Split('-')[0];
}
