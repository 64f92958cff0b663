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
