using Platform.Engine.Checks;
using Platform.Engine.Comparison;
using Platform.Engine.Costs;
using Platform.Engine.Policies;
using Platform.Tests.Golden;

namespace Peers.Tests.Policy;

/// <summary>What the preview refuses the deployment refuses: both say the same of the repository's environments.</summary>
[TestFixture]
public sealed class PackEnvironmentTests
{
    private static readonly string[] Environments = Previewed.Environments;

    private string? _day;

    [OneTimeSetUp]
    public void FixTheDay()
    {
        Node.Require();
        _day = Environment.GetEnvironmentVariable(Today.Variable);
        Environment.SetEnvironmentVariable(Today.Variable, PackTests.Day);
    }

    [OneTimeTearDown]
    public void FreeTheDay() => Environment.SetEnvironmentVariable(Today.Variable, _day);

    [TestCaseSource(nameof(Environments))]
    public async Task The_pack_says_what_the_preview_says(string environment)
    {
        var graph = await Previewed.GraphOf(environment);
        var report = PolicyCheck.Of(graph, Planner.For(graph, null, PackageSchemas.Replacing), null, Today.Read());
        var run = await PackRun.AboutAsync(graph);

        Assert.That(report.Examined, Is.GreaterThan(100));
        Assert.That(
            run.Diagnostics.Select(said => (said.Rule, said.Urn, said.Message)),
            Is.EquivalentTo(report.With(PolicyAnswer.Fail).Where(finding => finding.Rule.Id != "PULUMI-001").Select(finding => (
                finding.Rule.Id, finding.Urn, Message(finding)))));
        Assert.That(run.Diagnostics.Select(said => said.Level), Has.None.EqualTo("mandatory"));
    }

    [Test]
    public async Task Of_a_first_deployment_the_pack_says_nothing_that_is_not_known()
    {
        var graph = (await Previewed.Of("prod", unknowns: true)).Graph;
        var run = await PackRun.AboutAsync(graph);

        Assert.That(run.Diagnostics.Select(said => said.Level), Has.None.EqualTo("mandatory"));
        Assert.That(run.NotApplicable.Where(entry => entry.Reason.StartsWith("cannot be answered yet", StringComparison.Ordinal)), Is.Not.Empty);
    }

    private static string Message(PolicyFinding finding) =>
        string.Join(": ", new[] { finding.Path, finding.Value, finding.Text }.Where(part => part is not null))
        + $"\n    fix: {finding.Rule.Fix}";
}
