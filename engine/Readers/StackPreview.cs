using Platform.Engine.Comparison;
using Platform.Engine.Costs;
using Platform.Engine.Drills;
using Platform.Engine.Graph;
using Platform.Engine.Policies;
using Platform.Engine.Programs;

namespace Platform.Engine.Readers;

/// <summary>Everything that is to be shown of one stack.</summary>
/// <param name="Graph">What its program declares; as far as it came, when it failed.</param>
/// <param name="Plan">What an update would do.</param>
/// <param name="Checks">What the program, the checks and the reading of an export found. The plan has its own.</param>
/// <param name="Duration">How long the preview took.</param>
/// <param name="Policy">What the rules of policy say; null where they were not asked, as when the program failed.</param>
/// <param name="Places">Where configuration stands; null where nobody knows.</param>
internal sealed record StackPreview(
    ResourceGraph Graph, Plan Plan, IReadOnlyList<Problem> Checks, TimeSpan Duration, PolicyReport? Policy = null,
    ConfigPlaces? Places = null)
{
    /// <summary>All problems, errors first, otherwise in the order in which they were found.</summary>
    public IReadOnlyList<Problem> Problems { get; } =
    [
        .. Checks.Concat(Plan.Problems).Concat(Policy?.Problems() ?? [])
            .Select(problem => Places?.Locate(problem) ?? problem).OrderByDescending(problem => problem.Severity),
    ];

    /// <summary>What the stack costs; null where nobody asked.</summary>
    public CostComparison? Cost { get; init; }

    /// <summary>What its clusters would be left with without each of their zones; null where nobody asked.</summary>
    public DrillReport? Drill { get; init; }

    /// <summary>The stack's name.</summary>
    public string Stack => Graph.Stack;

    /// <summary>Whether something keeps the stack from being updated.</summary>
    public bool Failed => CountOf(Severity.Error) > 0;

    /// <summary>How many problems there are of a kind.</summary>
    public int CountOf(Severity severity) => Problems.Count(problem => problem.Severity == severity);
}
