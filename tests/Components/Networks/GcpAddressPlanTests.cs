using FsCheck;
using FsCheck.Fluent;
using Platform.Components.Networks;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class GcpAddressPlanTests
{
    private static readonly CidrBlock Large = CidrBlock.Parse("10.64.0.0/14");

    private static Arbitrary<CidrBlock> Blocks => Gen.Choose(GcpAddressPlan.ShortestPrefix, GcpAddressPlan.LongestPrefix)
        .Select(prefix => CidrBlock.Parse("10.0.0.0/8").Part(prefix, 3)).ToArbitrary();

    private static Arbitrary<int> PodsPerNode => Gen.Choose(8, 256).ToArbitrary();

    private static Arbitrary<bool> Either => Gen.Elements(true, false).ToArbitrary();

    [Test]
    public void Ranges_are_these() => Assert.Multiple(() =>
    {
        var plan = new GcpAddressPlan(Large);
        Assert.That($"{plan.Pods}", Is.EqualTo("10.64.0.0/15"));
        Assert.That($"{plan.MorePods}", Is.EqualTo("10.66.0.0/16"));
        Assert.That($"{plan.Nodes}", Is.EqualTo("10.67.0.0/18"));
        Assert.That($"{plan.Services}", Is.EqualTo("10.67.64.0/18"));
        Assert.That($"{plan.PrivateServices}", Is.EqualTo("10.67.128.0/18"));
        Assert.That($"{plan.Proxies}", Is.EqualTo("10.67.192.0/19"));
    });

    [Test]
    public void Every_address_belongs_to_exactly_one_range() => Prop.ForAll(Blocks, Either, Either, (block, morePods, privateServices) =>
    {
        var ranges = new GcpAddressPlan(block).Occupancy(morePods, privateServices, 64).Ranges.Select(range => range.Block).ToArray();
        return ranges.All(block.Contains) && ranges.Sum(range => range.Size) == block.Size
            && ranges.All(range => ranges.Count(range.Overlaps) == 1);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Another_use_moves_no_range() => Prop.ForAll(Blocks, block =>
    {
        var plan = new GcpAddressPlan(block);
        return plan.Occupancy(false, false, 64).Ranges.Select(range => (range.Name, range.Block))
            .SequenceEqual(plan.Occupancy(true, true, 64).Ranges.Select(range => (range.Name, range.Block)));
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Ranges_are_of_sizes_that_Google_Cloud_allows() => Prop.ForAll(Blocks, block =>
    {
        var plan = new GcpAddressPlan(block);
        return plan.Services.Prefix is >= 16 and <= 27 && plan.Pods.Prefix is >= 9 and <= 21 && plan.Nodes.Prefix <= 29
            && plan.Proxies.Prefix <= 26 && plan.PrivateServices.Prefix <= 24;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void As_many_nodes_fit_as_their_addresses_do() => Prop.ForAll(Blocks, Either, PodsPerNode, (block, morePods, pods) =>
    {
        var plan = new GcpAddressPlan(block);
        var nodes = plan.Occupancy(morePods, false, pods).MaxNodes;
        var pool = plan.Pods.Size + (morePods ? plan.MorePods.Size : 0);
        var perNode = 16L;
        while (perNode < 2 * pods)
            perNode *= 2;
        var byPods = nodes * perNode <= pool && (nodes + 1) * perNode > pool;
        var byNodes = nodes == plan.Nodes.Size - 4 && nodes * perNode <= pool;
        return byPods || byNodes;
    }).QuickCheckThrowOnFailure();

    [TestCase(8, 28)]
    [TestCase(9, 27)]
    [TestCase(32, 26)]
    [TestCase(33, 25)]
    [TestCase(64, 25)]
    [TestCase(65, 24)]
    [TestCase(110, 24)]
    [TestCase(129, 23)]
    public void A_node_takes_the_range_that_GKE_gives_it(int podsPerNode, int prefix)
    {
        var byPods = 1 << (prefix - 13);

        Assert.That(new GcpAddressPlan(CidrBlock.Parse("10.0.0.0/12")).Occupancy(false, false, podsPerNode).MaxNodes,
            Is.EqualTo(Math.Min(byPods, 65532)));
    }

    [Test]
    public void A_sound_plan_has_no_problems() =>
        Assert.That(GcpAddressPlan.Check(Large, morePods: false, new(Nodes: 1024, PodsPerNode: 64)), Is.Empty);

    [TestCase("10.0.0.0/21", "is too small to be divided: the longest prefix is /20", "use a block of /20 or larger")]
    [TestCase("10.0.0.0/11", "is larger than a network can use: the shortest prefix is /12", "use a block of /12 or smaller")]
    [TestCase("8.8.0.0/16", "is not for private use, so it would hide a part of the internet",
        "use a block within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10")]
    public void A_block_that_cannot_be_planned_says_why(string block, string rule, string fix) =>
        Assert.That(GcpAddressPlan.Check(CidrBlock.Parse(block), false, new(3, 64)),
            Is.EqualTo(new[] { new PlanProblem("cidr", block, rule, fix) }));

    [TestCase(7)]
    [TestCase(257)]
    public void Pods_that_GKE_does_not_allow_are_a_problem(int podsPerNode) =>
        Assert.That(GcpAddressPlan.Check(Large, false, new(3, podsPerNode)), Is.EqualTo(new[]
        {
            new PlanProblem("podsPerNode", $"{podsPerNode}", "must be 8 to 256", "use a number from 8 to 256"),
        }));

    [Test]
    public void Exhaustion_names_the_capacity_and_what_to_change() =>
        Assert.That(GcpAddressPlan.Check(CidrBlock.Parse("10.64.0.0/16"), false, new(Nodes: 300, PodsPerNode: 64)), Is.EqualTo(new[]
        {
            new PlanProblem("nodes", "300", "the ranges of nodes and pods of 10.64.0.0/16 hold 256 nodes of 64 pods",
                "use a block of /15 or larger, lower the pools' max to 256 in all, or the pods per node"),
        }));

    [Test]
    public void The_second_range_of_pods_holds_half_as_many_again() =>
        Assert.That(GcpAddressPlan.Check(CidrBlock.Parse("10.64.0.0/16"), morePods: true, new(Nodes: 384, PodsPerNode: 64)), Is.Empty);

    [Test]
    public void The_occupancy_prints_as_a_table() =>
        Assert.That($"{new GcpAddressPlan(Large).Occupancy(false, true, 64)}", Is.EqualTo("""
            10.64.0.0/15          131072  pods
            10.66.0.0/16           65536  more pods (reserved)
            10.67.0.0/18           16384  nodes
            10.67.64.0/18          16384  services
            10.67.128.0/18         16384  private services
            10.67.192.0/19          8192  proxies
            10.67.224.0/19          8192  growth (reserved)
            10.64.0.0/14: 1024 nodes, 1024 without a zone, 65536 pods

            """));
}
