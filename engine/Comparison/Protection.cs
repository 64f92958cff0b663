using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>Refuses what deletion protection forbids, as an update would.</summary>
internal static class Protection
{
    /// <summary>A replacement ends in a deletion. Protection that the program takes off in the same change no longer counts.</summary>
    public static void CheckReplacement(Step step, List<Problem> problems)
    {
        if (step is not { Old.Node.Options.Protect: true, New: { Options.Protect: true } node })
            return;

        var because = string.Join(", ", step.Reasons.Select(reason => reason.Key));
        problems.Add(new(
            Severity.Error, node.Urn, "protect", "true",
            $"this change would replace the resource (because of {because}), and it is protected",
            "take back the change; or remove protect from the resource in the program and run the update again"));
    }

    /// <summary>What is no longer declared is deleted.</summary>
    public static void CheckDeletion(Step step, List<Problem> problems)
    {
        if (step is not { Operation: Operation.Delete, Old.Node: { Options.Protect: true } node })
            return;

        problems.Add(new(
            Severity.Error, node.Urn, "protect", "true",
            "the program no longer declares the resource, so it would be deleted, and it is protected",
            $"declare it again; or give up its protection with: pulumi state unprotect {Quoted(node.Urn)}"));
    }

    /// <summary>As one word for a shell, whatever a program names its resources.</summary>
    private static string Quoted(string urn) => $"'{urn.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
