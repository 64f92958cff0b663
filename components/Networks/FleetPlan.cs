using System.Text.Json.Serialization;

namespace Platform.Components.Networks;

/// <summary>
/// Divides an organization's block into equal slots. A cluster names the number of its slot, so another cluster, in whatever region,
/// cloud or environment, moves none; networks that never overlap can be peered and meshed later.
/// </summary>
public sealed record FleetPlan
{
    /// <summary>The organization's block. Default: <c>10.0.0.0/8</c>.</summary>
    public CidrBlock Block { get; init; } = CidrBlock.Parse("10.0.0.0/8");

    /// <summary>The prefix of a slot. Default: 14, which gives 64 slots of 1,024 nodes of 64 pods on Google Cloud.</summary>
    public int SlotPrefix { get; init; } = 14;

    /// <summary>Blocks within the organization's that something else uses, by who uses them: offices, a VPN. Default: none.</summary>
    public ImmutableSortedDictionary<string, CidrBlock> Taken { get; init; } = ImmutableSortedDictionary<string, CidrBlock>.Empty;

    /// <summary>How many slots there are.</summary>
    [JsonIgnore]
    public int Slots => SlotPrefix < Block.Prefix ? 0 : 1 << (SlotPrefix - Block.Prefix);

    /// <summary>Blocks that overlap, by the name of the later one; the setting is that name.</summary>
    public static ImmutableArray<PlanProblem> Overlaps(ImmutableSortedDictionary<string, CidrBlock> blocks) =>
    [
        .. from first in blocks
           from second in blocks
           where string.CompareOrdinal(first.Key, second.Key) < 0 && first.Value.Overlaps(second.Value)
           select new PlanProblem(second.Key, $"{second.Value}", $"overlaps {first.Value} of {first.Key}", "use a block of its own"),
    ];

    /// <summary>The block of a slot.</summary>
    /// <param name="number">Which, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slot.</exception>
    public CidrBlock Slot(int number) => Block.Part(SlotPrefix, number);

    /// <summary>
    /// Everything that is wrong; empty when nothing is. The setting is <c>slotPrefix</c> for the plan itself, and a cluster's name for
    /// its slot.
    /// </summary>
    /// <param name="slots">The number of each cluster's slot, by the cluster's name.</param>
    public ImmutableArray<PlanProblem> Check(ImmutableSortedDictionary<string, int> slots)
    {
        var shortest = Math.Max(Block.Prefix, AwsAddressPlan.ShortestPrefix);
        if (SlotPrefix < shortest || SlotPrefix > AwsAddressPlan.LongestPrefix)
        {
            return
            [
                new("slotPrefix", $"{SlotPrefix}",
                    $"slots of {Block} must be within it, and hold a network: /{shortest} to /{AwsAddressPlan.LongestPrefix}",
                    "use a prefix between the two"),
            ];
        }

        return [.. slots.SelectMany(slot => OfSlot(slots, slot.Key, slot.Value))];
    }

    private IEnumerable<PlanProblem> OfSlot(ImmutableSortedDictionary<string, int> slots, string cluster, int number)
    {
        if (number < 0 || number >= Slots)
        {
            yield return new(cluster, $"{number}", $"{Block} has slots 0 to {Slots - 1}", $"use the next free one, {NextFree(slots)}");
            yield break;
        }

        if (slots.FirstOrDefault(other => string.CompareOrdinal(other.Key, cluster) < 0 && other.Value == number).Key is { } holder)
            yield return new(cluster, $"{number}", $"is the slot of {holder}", $"use the next free one, {NextFree(slots)}");
        foreach (var (user, block) in Taken.Where(taken => taken.Value.Overlaps(Slot(number))))
        {
            yield return new(cluster, $"{number}", $"{Slot(number)} overlaps {block} of {user}",
                $"use the next free one, {NextFree(slots)}");
        }
    }

    private string NextFree(ImmutableSortedDictionary<string, int> slots) => Enumerable.Range(0, Slots)
        .Where(number => !slots.ContainsValue(number) && !Taken.Values.Any(Slot(number).Overlaps))
        .Select(number => $"{number}")
        .FirstOrDefault("of which there is none: use a larger block or smaller slots");
}
