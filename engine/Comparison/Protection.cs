using Platform.Engine.Graph;

namespace Platform.Engine.Comparison;

/// <summary>
/// Refuses what deletion protection forbids, as an update would (pkg/resource/deploy, step_generator.go and step.go, 3.259). A
/// replacement is refused when the resource was protected and still is; a deletion when it was, for the program says nothing of it any
/// more. What has to go first because something that it depends on goes first counts as deleted.
/// </summary>
internal static class Protection
{
    /// <summary>A replacement ends in a deletion. Protection that the program takes off in the same change no longer counts.</summary>
    /// <param name="step">The replacement.</param>
    /// <param name="host">The resource whose deletion before its replacement takes this one along; null when there is none.</param>
    /// <param name="problems">Where a refusal goes.</param>
    public static void CheckReplacement(Step step, string? host, List<Problem> problems)
    {
        if (step is not { Old.Node.Options.Protect: true, New: { } node })
            return;

        var name = Urns.Name(node.Urn);
        var because = string.Join(", ", step.Reasons.Select(Text));
        if (node.Options.Protect)
        {
            problems.Add(new(
                Severity.Error, node.Urn, "protect", "true",
                $"this change would replace {name} (because of {because}), and it is protected",
                $"take back the change; or take protect off {name} where the program or its stack file sets it, and run the update again"));
        }
        else if (host is not null)
        {
            problems.Add(new(
                Severity.Error, node.Urn, "protect", "true",
                $"this change would delete {name} (because of {because}) before {Urns.Name(host)} is replaced, "
                + "and it is protected until then",
                $"take protect off in an update of its own, before this one; or with: pulumi state unprotect {Quoted(node.Urn)}"));
        }
    }

    /// <summary>What is no longer declared is deleted.</summary>
    public static void CheckDeletion(Step step, List<Problem> problems)
    {
        if (step is not { Operation: Operation.Delete, Old.Node: { Options.Protect: true } node })
            return;

        problems.Add(new(
            Severity.Error, node.Urn, "protect", "true",
            $"the program no longer declares {Urns.Name(node.Urn)}, so it would be deleted, and it is protected",
            $"declare it again; or give up its protection with: pulumi state unprotect {Quoted(node.Urn)}"));
    }

    private static string Text(ReplaceReason reason) =>
        reason.Because is { } urn && Urns.IsUrn(urn) ? $"{reason.Key} of {Urns.Name(urn)}" : reason.Key;

    /// <summary>As one word for a shell, whatever a program names its resources.</summary>
    private static string Quoted(string urn) => $"'{urn.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
