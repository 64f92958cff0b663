using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>What an update would do to a stack. It is made by <see cref="Planner"/> and shown by the readers.</summary>
internal sealed record Plan
{
    /// <summary>All resources of the program in the order of their registration, then what goes, in the order of its going.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>Whether there was an earlier deployment to compare with; otherwise everything is made.</summary>
    public required bool IsCompared { get; init; }

    /// <summary>What the comparison found to be wrong, such as the deletion of a protected resource.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>How the stack's outputs change. Empty when there was no earlier deployment.</summary>
    public IReadOnlyList<PropertyChange> OutputChanges { get; init; } = [];

    /// <summary>How many resources each operation concerns, as the CLI counts: without default providers and unchanged reads.</summary>
    public IReadOnlyDictionary<Operation, int> Counts => Count();

    /// <summary>How many secrets were taken to be unchanged, because the earlier deployment does not give them away.</summary>
    public int SecretsNotCompared => Steps.Sum(step => step.Uncompared.Count);

    /// <summary>Whether anything is to be done, if only to protection.</summary>
    public bool HasChanges => Steps.Any(step => step.IsShown && (step.Operation.IsChange() || step.ChangesProtection));

    private SortedDictionary<Operation, int> Count()
    {
        var counts = new SortedDictionary<Operation, int>();
        foreach (var step in Steps)
        {
            if (IsCounted(step))
                counts[step.Operation] = counts.GetValueOrDefault(step.Operation) + 1;
        }

        return counts;
    }

    private static bool IsCounted(Step step) => !step.IsInternal && step.Operation switch
    {
        Operation.DeleteReplaced => false,
        Operation.Read => ReadsSomethingNew(step),
        _ => true,
    };

    private static bool ReadsSomethingNew(Step step) =>
        step is { Old: { } old, New: { } now } && !ValueDifferences.Same(old.Node.Outputs, now.Outputs);
}
