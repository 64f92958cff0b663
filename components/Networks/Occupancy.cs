using System.Globalization;
using System.Text;

namespace Platform.Components.Networks;

/// <summary>How a block is used: every address of it belongs to exactly one range. Prints as a table.</summary>
public sealed record Occupancy
{
    /// <summary>The whole.</summary>
    public required CidrBlock Block { get; init; }

    /// <summary>Its ranges, by address.</summary>
    public required ImmutableArray<OccupiedRange> Ranges { get; init; }

    /// <summary>How many nodes fit.</summary>
    public required int MaxNodes { get; init; }

    /// <summary>How many nodes fit after a zone is lost; the same as <see cref="MaxNodes"/> where ranges span zones.</summary>
    public required int MaxNodesWithoutAZone { get; init; }

    /// <summary>How many pods fit on that many nodes.</summary>
    public required long MaxPods { get; init; }

    /// <summary>A line per range, then the capacity.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var range in Ranges)
        {
            text.Append(CultureInfo.InvariantCulture, $"{range.Block,-18} {range.Block.Size,9}  {range.Name}");
            text.Append(range.InUse ? "\n" : " (reserved)\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{Block}: {MaxNodes} nodes, {MaxNodesWithoutAZone} without a zone, {MaxPods} pods\n");
        return text.ToString();
    }
}

/// <summary>A range of a plan.</summary>
/// <param name="Name">What it is for: <c>private eu-west-1a</c>.</param>
/// <param name="Block">Its addresses.</param>
/// <param name="InUse">Whether something is in it now; otherwise it is kept for growth.</param>
public sealed record OccupiedRange(string Name, CidrBlock Block, bool InUse);
