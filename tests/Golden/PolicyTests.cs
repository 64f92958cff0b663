using Platform.Engine.Checks;
using Platform.Engine.Comparison;
using Platform.Engine.Policies;
using Platform.Engine.Previews;

namespace Platform.Tests.Golden;

/// <summary>The environments keep the policy: production and staging all of it, development what it does not name.</summary>
[TestFixture]
public class PolicyTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [TestCase("prod")]
    [TestCase("staging")]
    public async Task An_environment_breaks_no_rule_and_waives_none(string environment)
    {
        var report = About(await Previewed.Of(environment));

        Assert.That(report.Problems().Select(problem => problem.ToString()), Is.Empty);
        Assert.That(report.Findings, Is.Empty);
        Assert.That(report.CountOf(PolicyAnswer.Pass), Is.GreaterThan(500));
    }

    [Test]
    public async Task Development_gives_up_these_and_nothing_high()
    {
        var report = About(await Previewed.Of("dev"));

        Assert.That(report.Findings.Select(finding => finding.Rule.Id).Distinct().Order(StringComparer.Ordinal),
            Is.EqualTo(["AWS-001", "EKS-004", "EKS-005", "EKS-006", "HELM-004", "K8S-025"]));
        Assert.That(report.Findings.Where(finding => finding.Severity >= PolicySeverity.High), Is.Empty);
    }

    internal static PolicyReport About(PreviewResult preview) =>
        PolicyCheck.Of(preview.Graph, Planner.For(preview.Graph, null, PackageSchemas.Replacing), null, Today);
}
