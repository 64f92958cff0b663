using Platform.Engine.Graph;
using Platform.Engine.Policies;
using Platform.Engine.Readers;
using Pulumirpc;

namespace Platform.PolicyPack;

/// <summary>
/// Turns what an examination found into the protocol's answers. The CLI counts as passed whatever is in no list; so what is not known,
/// waived or not asked is listed as not applicable, with the reason. Secrets are masked before they come here.
/// </summary>
/// <param name="settings">The stack's settings.</param>
/// <param name="asked">Which rules belong into the answer.</param>
internal sealed class Answers(PolicySettings settings, Func<PolicyRule, bool> asked)
{
    // The name of the policy that the pack's own settings are.
    private const string SettingsPolicy = "policy";

    /// <summary>The answer to whether the pack mends a resource.</summary>
    public static RemediateResponse NothingMended { get; } = new()
    {
        NotApplicable =
        {
            PolicyBook.All.Where(PackInfo.AnswersAlone).Select(rule => NotApplicable(rule, "the pack mends nothing by itself")),
        },
    };

    /// <summary>The answer.</summary>
    public AnalyzeResponse Of(Examination examination, IEnumerable<Problem>? faults = null) => new()
    {
        Diagnostics =
        {
            (faults ?? []).Select(Diagnostic).Concat(
                examination.Sorted().Where(finding => finding.Answer == PolicyAnswer.Fail).Select(Diagnostic)),
        },
        NotApplicable = { examination.Tallies().Where(tally => asked(tally.Rule)).SelectMany(tally => Open(tally, examination)) },
    };

    private AnalyzeDiagnostic Diagnostic(PolicyFinding finding) => new()
    {
        PolicyName = finding.Rule.Id,
        PolicyPackName = PackInfo.Name,
        PolicyPackVersion = PackInfo.Version,
        Description = finding.Rule.Title,
        Message = new Problem(Severity.Error, null, finding.Path, finding.Value, finding.Text, finding.Rule.Fix).ToString(),
        EnforcementLevel = PackInfo.LevelOf(finding.Severity, settings),
        Severity = PackInfo.Wire(finding.Severity),
        Urn = finding.Urn,
    };

    private static AnalyzeDiagnostic Diagnostic(Problem fault) => new()
    {
        PolicyName = SettingsPolicy,
        PolicyPackName = PackInfo.Name,
        PolicyPackVersion = PackInfo.Version,
        Description = "the settings of policy and the examination itself are sound",
        Message = fault.ToString(),
        EnforcementLevel = fault.Severity == Severity.Error ? EnforcementLevel.Mandatory : EnforcementLevel.Advisory,
    };

    private static IEnumerable<PolicyNotApplicable> Open(RuleTally tally, Examination examination)
    {
        if (tally.Of(PolicyAnswer.Fail) > 0)
            yield break;
        if (tally.Of(PolicyAnswer.Unknown) is > 0 and var unknown)
            yield return NotApplicable(tally.Rule, $"cannot be answered yet of {Words.Count(unknown, "resource")}");
        else if (tally.Of(PolicyAnswer.Waived) > 0)
            yield return NotApplicable(tally.Rule, Waived(tally.Rule, examination));
        else if (tally.Of(PolicyAnswer.Pass) == 0)
            yield return NotApplicable(tally.Rule, "is not about such resources");
    }

    private static string Waived(PolicyRule rule, Examination examination) => string.Join("; ", examination.Sorted()
        .Where(finding => finding.Rule == rule && finding.Waiver is not null)
        .Select(finding => $"waived until {finding.Waiver!.Expires:yyyy-MM-dd}: {finding.Waiver.Reason}")
        .Distinct(StringComparer.Ordinal));

    private static PolicyNotApplicable NotApplicable(PolicyRule rule, string reason) => new() { PolicyName = rule.Id, Reason = reason };
}
