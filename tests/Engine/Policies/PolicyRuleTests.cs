using Platform.Engine.Graph;
using Platform.Engine.Policies;

namespace Engine.Tests.Policies;

/// <summary>Every rule passes, fails, leaves open and is waived; the cases stand theme by theme beside this file.</summary>
[TestFixture]
internal sealed class PolicyRuleTests
{
    internal static IEnumerable<RuleCase> Cases() => [.. CloudCases.All, .. GoogleCases.All, .. IdentityCases.All, .. ClusterCases.All, .. CostRuleTests.All];

    [TestCaseSource(nameof(Cases))]
    public void A_rule_passes_what_keeps_it(RuleCase rule) =>
        Assert.That(Ask.About(rule.Pass()).AnswerOf(rule.Rule, rule.Subject), Is.EqualTo(PolicyAnswer.Pass));

    [TestCaseSource(nameof(Cases))]
    public void A_rule_fails_what_breaks_it(RuleCase rule) =>
        Assert.That(Ask.About(rule.Fail()).AnswerOf(rule.Rule, rule.Subject), Is.EqualTo(PolicyAnswer.Fail));

    [TestCaseSource(nameof(Cases))]
    public void A_rule_leaves_open_what_is_not_known(RuleCase rule)
    {
        var report = Ask.About(rule.Unknown());

        Assert.That(report.AnswerOf(rule.Rule, rule.Subject), Is.EqualTo(PolicyAnswer.Unknown));
        Assert.That(report.Problems().Where(problem => problem.Path == "policy").Select(problem => problem.Value),
            Has.Some.Contains(rule.Rule));
    }

    [TestCaseSource(nameof(Cases))]
    public void A_breach_can_be_waived(RuleCase rule)
    {
        var report = Ask.About(rule.Fail() with { Config = rule.Config.With(Ask.Waiving(rule.Rule, rule.Subject)) });

        Assert.That(report.AnswerOf(rule.Rule, rule.Subject), Is.EqualTo(PolicyAnswer.Waived));
        Assert.That(report.Faults, Is.Empty);
        Assert.That(report.Problems().Select(problem => problem.Rule), Has.None.Contains($"({rule.Rule},"));
    }

    [Test]
    public void Every_rule_about_resources_has_a_case() => Assert.That(
        PolicyBook.All.Where(rule => !rule.AboutChanges).Select(rule => rule.Id).Except(Cases().Select(rule => rule.Rule)), Is.Empty);

    [Test]
    public void Ids_are_unique_and_there_are_more_than_sixty_rules()
    {
        Assert.That(PolicyBook.All.Select(rule => rule.Id), Is.Unique);
        Assert.That(PolicyBook.All, Has.Count.GreaterThan(60));
        Assert.That(PolicyBook.All.Select(rule => rule.Id), Has.All.Match("^[A-Z0-9]+-[0-9]{3}$"));
    }

    /// <summary>A rule of these that is lost or made lighter lets something through that was refused before.</summary>
    [TestCase(PolicySeverity.Critical, "AWS-004", "AWS-006", "AWS-010", "EKS-002", "EKS-018", "EKS-022", "GCP-003", "GCP-005", "GCP-007",
        "K8S-001", "K8S-014", "K8S-026", "PULUMI-003", "PULUMI-004")]
    [TestCase(PolicySeverity.High, "AWS-005", "EKS-001", "EKS-004", "EKS-007", "EKS-009", "EKS-010", "EKS-011", "EKS-012", "EKS-013",
        "EKS-015", "EKS-016", "EKS-019", "GCP-002", "GKE-001", "GKE-002", "GKE-003", "GKE-004", "GKE-005", "GKE-006", "GKE-007", "GKE-018",
        "GKE-023", "HELM-003", "HELM-004", "K8S-002", "K8S-003", "K8S-008", "K8S-011", "K8S-013", "K8S-015", "K8S-022", "K8S-023",
        "K8S-024", "PULUMI-001", "PULUMI-005", "PULUMI-006", "PULUMI-007", "STO-001", "STO-003", "STO-005")]
    public void Rules_weigh_what_they_weighed(PolicySeverity severity, params string[] ids) => Assert.That(
        PolicyBook.All.Where(rule => rule.Severity == severity).Select(rule => rule.Id), Is.SupersetOf(ids));

    [TestCaseSource(nameof(Cases))]
    public void A_breach_reads_as_path_value_rule_and_fix(RuleCase rule)
    {
        var problem = Ask.About(rule.Fail()).Problems().First(problem => problem.Rule.Contains($"({rule.Rule},", StringComparison.Ordinal));

        Assert.That(problem.Path, Is.Not.Empty);
        Assert.That(problem.Fix, Is.Not.Empty);
        Assert.That(problem.Severity, Is.EqualTo(PolicyBook.All.Single(known => known.Id == rule.Rule).Severity switch
        {
            PolicySeverity.Low => Severity.Info,
            PolicySeverity.Medium => Severity.Warning,
            _ => Severity.Error,
        }));
    }
}
