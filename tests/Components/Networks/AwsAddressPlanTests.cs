using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Platform.Components.Networks;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class AwsAddressPlanTests
{
    private static readonly ImmutableSortedSet<string> Zones =
        ["eu-west-1a", "eu-west-1b", "eu-west-1c", "eu-west-1d", "eu-west-1e", "eu-west-1f"];

    private static readonly ImmutableSortedSet<string> Three = ["eu-west-1a", "eu-west-1b", "eu-west-1c"];
    private static readonly ImmutableSortedSet<AwsTier> Tiers = [.. Enum.GetValues<AwsTier>()];
    private static readonly AddressDemand Usual = new(Nodes: 9, PodsPerNode: 110);
    private static readonly CidrBlock Large = CidrBlock.Parse("10.0.0.0/16");

    private static Arbitrary<CidrBlock> Blocks => Gen.Choose(AwsAddressPlan.ShortestPrefix, AwsAddressPlan.LongestPrefix)
        .Select(prefix => CidrBlock.Parse("10.0.0.0/8").Part(prefix, 5)).ToArbitrary();

    private static Arbitrary<ImmutableSortedSet<string>> SomeZones => Gen.SubListOf(Zones.AsEnumerable())
        .Where(zones => zones.Count > 0).Select(zones => zones.ToImmutableSortedSet()).ToArbitrary();

    private static Arbitrary<int> PodsPerNode => Gen.Choose(1, 250).ToArbitrary();

    private static Arbitrary<ImmutableSortedSet<AwsTier>> SomeTiers => Gen.SubListOf(Tiers.AsEnumerable())
        .Select(tiers => tiers.ToImmutableSortedSet()).ToArbitrary();

    private static ImmutableDictionary<string, string> InUse(
        CidrBlock block, ImmutableSortedSet<string> zones, ImmutableSortedSet<AwsTier> tiers) =>
        new AwsAddressPlan(block).Occupancy(zones, tiers, Usual).Ranges.Where(range => range.InUse)
            .ToImmutableDictionary(range => range.Name, range => $"{range.Block}");

    [Test]
    public void Ranges_are_these() => Assert.Multiple(() =>
    {
        var plan = new AwsAddressPlan(Large);
        Assert.That($"{plan.Range(AwsTier.Private, "eu-west-1a")}", Is.EqualTo("10.0.0.0/19"));
        Assert.That($"{plan.Range(AwsTier.Private, "eu-west-1c")}", Is.EqualTo("10.0.64.0/19"));
        Assert.That($"{plan.Range(AwsTier.Public, "eu-west-1a")}", Is.EqualTo("10.0.192.0/24"));
        Assert.That($"{plan.Range(AwsTier.Public, "eu-west-1c")}", Is.EqualTo("10.0.194.0/24"));
        Assert.That($"{plan.Range(AwsTier.Intra, "eu-west-1a")}", Is.EqualTo("10.0.200.0/24"));
        Assert.That($"{plan.Range(AwsTier.Intra, "eu-west-1c")}", Is.EqualTo("10.0.202.0/24"));
    });

    [Test]
    public void Another_zone_moves_no_range() => Prop.ForAll(Blocks, SomeZones, SomeZones, (block, before, added) =>
    {
        var after = InUse(block, before.Union(added), Tiers);
        return InUse(block, before, Tiers).All(range => after[range.Key] == range.Value);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Another_tier_moves_no_range() => Prop.ForAll(Blocks, SomeTiers, SomeTiers, (block, before, added) =>
    {
        var after = InUse(block, Zones, before.Union(added));
        return InUse(block, Zones, before).All(range => after[range.Key] == range.Value);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Every_address_belongs_to_exactly_one_range() => Prop.ForAll(Blocks, SomeZones, SomeTiers, (block, zones, tiers) =>
    {
        var ranges = new AwsAddressPlan(block).Occupancy(zones, tiers, Usual).Ranges.Select(range => range.Block).ToArray();
        return ranges.All(block.Contains) && ranges.Sum(range => range.Size) == block.Size
            && ranges.All(range => ranges.Count(range.Overlaps) == 1);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Subnets_are_of_sizes_that_AWS_allows() => Prop.ForAll(Blocks, block =>
        InUse(block, Zones, Tiers).Values.Select(CidrBlock.Parse).All(range => range.Prefix is >= 16 and <= 27)).QuickCheckThrowOnFailure();

    [Test]
    public void As_many_nodes_fit_as_their_addresses_do() => Prop.ForAll(Blocks, SomeZones, PodsPerNode, (block, zones, pods) =>
    {
        var plan = new AwsAddressPlan(block);
        var perZone = plan.Occupancy(zones, Tiers, new(0, pods)).MaxNodes / zones.Count;
        var prefixes = plan.Prefixes(zones[0]).Sum(range => range.Size / 16) - 1;
        var single = plan.Range(AwsTier.Private, zones[0]).Size - plan.Prefixes(zones[0]).Sum(range => range.Size) - 5;
        var needed = ((pods + 15) / 16) + 1;
        return perZone * needed <= prefixes && perZone <= single && ((perZone + 1) * needed > prefixes || perZone == single);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Without_prefixes_a_node_takes_an_address_per_pod_and_one_for_itself() => Prop.ForAll(Blocks, PodsPerNode, (block, pods) =>
    {
        var plan = new AwsAddressPlan(block);
        var nodes = plan.Occupancy(["eu-west-1a"], Tiers, new AddressDemand(0, pods) { WarmPrefixes = null }).MaxNodes;
        var free = plan.Range(AwsTier.Private, "eu-west-1a").Size - 5;
        return nodes * (1 + pods) <= free && (nodes + 1) * (1 + pods) > free;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void More_spare_prefixes_leave_room_for_fewer_nodes() =>
        Assert.That(
            new[] { 1, 2 }.Select(warm => new AwsAddressPlan(Large).Occupancy(Three, Tiers, Usual with { WarmPrefixes = warm }).MaxNodes),
            Is.EqualTo([141, 126]));

    [Test]
    public void Prefixes_have_the_last_three_quarters_of_a_private_subnet() =>
        Assert.That(
            new AwsAddressPlan(Large).Prefixes("eu-west-1b").Select(range => $"{range}"), Is.EqualTo(["10.0.40.0/21", "10.0.48.0/20"]));

    [Test]
    public void Prefixes_lie_in_their_subnet_and_never_overlap() => Prop.ForAll(Blocks, block =>
    {
        var plan = new AwsAddressPlan(block);
        var ranges = plan.Prefixes("eu-west-1c");
        return ranges.All(plan.Range(AwsTier.Private, "eu-west-1c").Contains) && ranges.All(range => ranges.Count(range.Overlaps) == 1);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Every_zone_and_tier_has_an_IPv6_subnet_of_its_own() =>
        Assert.That(Zones.SelectMany(zone => Tiers.Select(tier => AwsAddressPlan.Ipv6Index(tier, zone))),
            Is.Unique.And.All.InRange(0, 255));

    [Test]
    public void Of_a_block_larger_than_a_VPC_the_first_part_is_used() => Assert.Multiple(() =>
    {
        var plan = new AwsAddressPlan(CidrBlock.Parse("10.48.0.0/14"));
        Assert.That($"{plan.Vpc}", Is.EqualTo("10.48.0.0/16"));
        Assert.That($"{plan.Range(AwsTier.Private, "eu-west-1b")}", Is.EqualTo("10.48.32.0/19"));
    });

    [Test]
    public void A_sound_plan_has_no_problems() =>
        Assert.That(AwsAddressPlan.Check(Large, Three, new(Nodes: 94, PodsPerNode: 110)), Is.Empty);

    [TestCase("10.0.0.0/20", "cidr", "is too small to be divided: the longest prefix is /19", "use a block of /19 or larger")]
    [TestCase("10.0.0.0/8", "cidr", "is larger than a network can use: the shortest prefix is /12", "use a block of /12 or smaller")]
    [TestCase("52.16.0.0/16", "cidr", "is not for private use, so it would hide a part of the internet",
        "use a block within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10")]
    [TestCase("172.16.0.0/15", "cidr", "overlaps 172.17.0.0/16, which container runtimes use on the nodes", "use a block outside of it")]
    public void A_block_that_cannot_be_planned_says_why(string block, string setting, string rule, string fix) =>
        Assert.That(AwsAddressPlan.Check(CidrBlock.Parse(block), Three, new(3, 110)),
            Is.EqualTo(new[] { new PlanProblem(setting, block, rule, fix) }));

    [Test]
    public void A_zone_without_a_place_is_a_problem() =>
        Assert.That(AwsAddressPlan.Check(Large, ["us-east-1a", "us-east-1g"], new(3, 110)), Is.EqualTo(new[]
        {
            new PlanProblem("zones", "us-east-1g", "only zones a to f have a place in the network's plan", "use another zone"),
        }));

    [Test]
    public void Zones_of_one_letter_would_overlap_and_are_a_problem() =>
        Assert.That(AwsAddressPlan.Check(Large, ["us-west-2-lax-1a", "us-west-2a"], new(3, 110)), Is.EqualTo(new[]
        {
            new PlanProblem(
                "zones", "us-west-2-lax-1a, us-west-2a", "share a letter, and with it their place in the network's plan",
                "keep one of them"),
        }));

    [Test]
    public void Pods_that_no_node_can_run_are_a_problem() =>
        Assert.That(AwsAddressPlan.Check(Large, Three, new(3, 251)), Is.EqualTo(new[]
        {
            new PlanProblem("podsPerNode", "251", "must be 1 to 250", "use a number from 1 to 250"),
        }));

    [Test]
    public void Exhaustion_names_the_capacity_and_what_to_change() =>
        Assert.That(AwsAddressPlan.Check(CidrBlock.Parse("10.0.0.0/18"), Three, new(Nodes: 25, PodsPerNode: 110)), Is.EqualTo(new[]
        {
            new PlanProblem("nodes", "25", "with a zone lost, the private subnets of 10.0.0.0/18 hold 22 nodes of 110 pods",
                "use a block of /17 or larger, lower the pools' max to 22 in all, or the pods per node"),
        }));

    [Test]
    public void Exhaustion_that_no_block_cures_does_not_ask_for_one() =>
        Assert.That(AwsAddressPlan.Check(Large, Three, new(Nodes: 500, PodsPerNode: 110)).Single().Fix,
            Is.EqualTo("lower the pools' max to 94 in all, or the pods per node"));

    [Test]
    public void A_zone_that_is_not_planned_is_refused_by_name() =>
        Assert.That(() => new AwsAddressPlan(Large).Range(AwsTier.Private, "us-east-1g"),
            Throws.ArgumentException.With.Message.StartsWith("us-east-1g: only zones a to f have a place in the plan"));

    [Test]
    public void The_occupancy_prints_as_a_table() =>
        Assert.That($"{new AwsAddressPlan(Large).Occupancy(Three, Tiers, Usual)}".Split('\n'), Is.SupersetOf(new[]
        {
            "10.0.0.0/19             8192  private eu-west-1a",
            "10.0.96.0/19            8192  private zone d (reserved)",
            "10.0.192.0/24            256  public eu-west-1a",
            "10.0.208.0/21           2048  another tier (reserved)",
            "10.0.0.0/16: 141 nodes, 94 without a zone, 15510 pods",
        }));
}
