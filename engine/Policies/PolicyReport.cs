using Platform.Engine.Graph;

namespace Platform.Engine.Policies;

/// <summary>An answer that is worth reading: a breach, one that is waived, or one that cannot be ruled out yet.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">What it weighs in this stack.</param>
/// <param name="Urn">The resource.</param>
/// <param name="Answer">Fail, unknown or waived.</param>
/// <param name="Path">Where.</param>
/// <param name="Value">What stands there, secrets masked; null when nothing does.</param>
/// <param name="Text">What is wrong with it.</param>
/// <param name="Waiver">The waiver, of what is waived.</param>
internal sealed record PolicyFinding(
    PolicyRule Rule, PolicySeverity Severity, string Urn, PolicyAnswer Answer, string Path, string? Value, string Text,
        Waiver? Waiver = null)
{
    /// <summary>The finding as a problem of the preview.</summary>
    public Problem AsProblem() => new(
        Severity switch
        {
            PolicySeverity.Critical or PolicySeverity.High => Graph.Severity.Error,
            PolicySeverity.Medium => Graph.Severity.Warning,
            _ => Graph.Severity.Info,
        },
        Urn, Path, Value, $"{Text} ({Rule.Id}, {Severity.ToString().ToLowerInvariant()})", Rule.Fix);
}

/// <summary>How often a rule gave which answer.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Answers">By answer, of how many resources.</param>
internal sealed record RuleTally(PolicyRule Rule, IReadOnlyDictionary<PolicyAnswer, int> Answers)
{
    /// <summary>How many resources got the answer.</summary>
    public int Of(PolicyAnswer answer) => Answers.GetValueOrDefault(answer);
}

/// <summary>Breaches, compared with those of the earlier deployment.</summary>
/// <param name="New">Breaches that were not there before.</param>
/// <param name="Old">Breaches that were there already.</param>
/// <param name="Fixed">Breaches that are there no longer.</param>
internal sealed record PolicyComparison(
    IReadOnlyList<PolicyFinding> New, IReadOnlyList<PolicyFinding> Old, IReadOnlyList<PolicyFinding> Fixed);

/// <summary>What all rules say of a stack.</summary>
internal sealed record PolicyReport
{
    /// <summary>What the stack is for.</summary>
    public required PolicySettings Settings { get; init; }

    /// <summary>How many resources at least one rule was about.</summary>
    public required int Examined { get; init; }

    /// <summary>How many resources there are, components and providers not counted.</summary>
    public required int Resources { get; init; }

    /// <summary>Every rule that was asked, in the order of the book.</summary>
    public required IReadOnlyList<RuleTally> Rules { get; init; }

    /// <summary>Everything but passes, the worst first.</summary>
    public required IReadOnlyList<PolicyFinding> Findings { get; init; }

    /// <summary>What is new, old and fixed; null where there is nothing to compare with.</summary>
    public PolicyComparison? Comparison { get; init; }

    /// <summary>What is wrong with the settings, or with the examination itself.</summary>
    public required IReadOnlyList<Problem> Faults { get; init; }

    /// <summary>How many answers of a kind there are, over all rules and resources.</summary>
    public int CountOf(PolicyAnswer answer) => Rules.Sum(rule => rule.Of(answer));

    /// <summary>The findings with an answer.</summary>
    public IEnumerable<PolicyFinding> With(PolicyAnswer answer) => Findings.Where(finding => finding.Answer == answer);

    /// <summary>What the preview is to report: each breach by its severity, and what cannot be told in one line.</summary>
    public IEnumerable<Problem> Problems() =>
        [.. Faults, .. With(PolicyAnswer.Fail).Select(finding => Enforced(finding.AsProblem())), .. Unknowns()];

    private Problem Enforced(Problem problem) =>
        Settings.Enforcement == PolicyEnforcement.Advisory
            && problem.Severity == Severity.Error ? problem with { Severity = Severity.Warning } : problem;

    private IEnumerable<Problem> Unknowns()
    {
        var unknown = With(PolicyAnswer.Unknown).ToArray();
        if (unknown.Length == 0)
            yield break;
        var rules = string.Join(", ", unknown.Select(finding => finding.Rule.Id).Distinct(StringComparer.Ordinal));
        yield return new(
            unknown.Any(finding => finding.Severity >= PolicySeverity.High) ? Severity.Warning : Severity.Info,
            null, "policy", rules, $"cannot be answered yet of {Readers.Words.Count(CountOf(PolicyAnswer.Unknown), "resource")}",
            "see --format policy; without --unknowns more values are known");
    }
}
