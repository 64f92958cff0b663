using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Platform.Components.Networks;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class FleetPlanTests
{
    private static readonly FleetPlan Plan = new();

    private static Arbitrary<int> SlotPrefix =>
        Gen.Choose(AwsAddressPlan.ShortestPrefix, AwsAddressPlan.LongestPrefix).ToArbitrary();

    private static Arbitrary<int> SomeSlot => Gen.Choose(0, 15).ToArbitrary();

    private static ImmutableSortedDictionary<string, CidrBlock> Blocks(params (string Name, string Block)[] blocks) =>
        blocks.ToImmutableSortedDictionary(block => block.Name, block => CidrBlock.Parse(block.Block));

    private static ImmutableSortedDictionary<string, int> Slots(params (string Cluster, int Number)[] slots) =>
        slots.ToImmutableSortedDictionary(slot => slot.Cluster, slot => slot.Number);

    [Test]
    public void Slots_are_these() => Assert.Multiple(() =>
    {
        Assert.That(Plan.Slots, Is.EqualTo(64));
        Assert.That($"{Plan.Slot(0)}", Is.EqualTo("10.0.0.0/14"));
        Assert.That($"{Plan.Slot(63)}", Is.EqualTo("10.252.0.0/14"));
    });

    [Test]
    public void Clusters_in_different_slots_never_overlap() => Prop.ForAll(
        SlotPrefix, SomeSlot, SomeSlot, (prefix, first, second) =>
        {
            var plan = new FleetPlan { SlotPrefix = prefix };
            return plan.Block.Contains(plan.Slot(first)) && plan.Slot(first).Overlaps(plan.Slot(second)) == (first == second);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Another_cluster_moves_none_since_a_slot_is_a_function_of_its_number_alone()
    {
        var before = Slots(("main", 0), ("second", 4));
        var after = before.Add("another", 1);

        Assert.That(Plan.Check(after), Is.Empty);
        Assert.That(before.Select(slot => Plan.Slot(slot.Value)), Is.SubsetOf(after.Select(slot => Plan.Slot(slot.Value))));
    }

    [TestCase(64)]
    [TestCase(-1)]
    public void A_slot_that_is_not_there_is_a_problem(int number) =>
        Assert.That(Plan.Check(Slots(("main", number), ("second", 0))), Is.EqualTo(new[]
        {
            new PlanProblem("main", $"{number}", "10.0.0.0/8 has slots 0 to 63", "use the next free one, 1"),
        }));

    [Test]
    public void A_slot_of_two_clusters_is_a_problem_of_the_later_one() =>
        Assert.That(Plan.Check(Slots(("main", 0), ("second", 0))), Is.EqualTo(new[]
        {
            new PlanProblem("second", "0", "is the slot of main", "use the next free one, 1"),
        }));

    [Test]
    public void A_slot_that_something_else_uses_is_a_problem()
    {
        var plan = Plan with { Taken = Blocks(("office", "10.5.0.0/16")) };

        Assert.That(plan.Check(Slots(("main", 1))), Is.EqualTo(new[]
        {
            new PlanProblem("main", "1", "10.4.0.0/14 overlaps 10.5.0.0/16 of office", "use the next free one, 0"),
        }));
    }

    [Test]
    public void A_full_fleet_says_so()
    {
        var plan = new FleetPlan { Block = CidrBlock.Parse("10.0.0.0/15"), SlotPrefix = 16 };

        Assert.That(plan.Check(Slots(("a", 0), ("b", 1), ("c", 1))).Single().Fix,
            Is.EqualTo("use the next free one, of which there is none: use a larger block or smaller slots"));
    }

    [TestCase(7)]
    [TestCase(20)]
    public void Slots_that_hold_no_network_are_a_problem(int prefix) =>
        Assert.That((Plan with { SlotPrefix = prefix }).Check(Slots(("main", 0))), Is.EqualTo(new[]
        {
            new PlanProblem("slotPrefix", $"{prefix}", "slots of 10.0.0.0/8 must be within it, and hold a network: /12 to /19",
                "use a prefix between the two"),
        }));

    [Test]
    public void Blocks_that_overlap_are_told_by_name()
    {
        var blocks = Blocks(("main", "10.0.0.0/14"), ("second", "10.1.0.0/16"), ("third", "10.4.0.0/16"));

        Assert.That(FleetPlan.Overlaps(blocks), Is.EqualTo(new[]
        {
            new PlanProblem("second", "10.1.0.0/16", "overlaps 10.0.0.0/14 of main", "use a block of its own"),
        }));
    }

    [Test]
    public void A_plan_reads_back_from_JSON_as_it_was_written()
    {
        var plan = Plan with { SlotPrefix = 16, Taken = Blocks(("office", "10.5.0.0/16")) };

        var read = JsonSerializer.Deserialize<FleetPlan>(JsonSerializer.Serialize(plan))!;

        Assert.That((read.Block, read.SlotPrefix, read.Taken["office"]), Is.EqualTo((plan.Block, 16, CidrBlock.Parse("10.5.0.0/16"))));
    }

    [Test]
    public void A_block_in_JSON_that_is_none_is_refused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<FleetPlan>("""{ "Block": "10.0.0.1/8" }"""));
}
