using Engine.Tests.Support;
using Platform.Engine.Graph;

namespace Platform.Tests.Golden;

/// <summary>
/// What each environment registers, as committed text. A change of the platform shows as a diff of these files; ACCEPT=1 takes what
/// a run wrote beside them.
/// </summary>
[TestFixture]
public class EnvironmentGraphTests
{
    private static string[] Environments => Previewed.Environments;

    [TestCaseSource(nameof(Environments))]
    public async Task An_environment_registers_what_was_reviewed(string environment)
    {
        var preview = await Previewed.Of(environment);

        Assert.That(preview.Problems.Where(problem => problem.Severity == Severity.Error), Is.Empty);
        Verified.Text(GraphText.Of(preview.Graph), environment);
    }

    [TestCaseSource(nameof(Environments))]
    public async Task An_environment_also_previews_while_nothing_exists(string environment)
    {
        var preview = await Previewed.Of(environment, unknowns: true);
        var complete = await Previewed.Of(environment);

        Assert.That(preview.Problems.Where(problem => problem.Severity == Severity.Error), Is.Empty);
        Assert.That(preview.Graph.Resources.Select(node => node.Urn), Is.EquivalentTo(complete.Graph.Resources.Select(node => node.Urn)));
    }

    [Test]
    public async Task Two_runs_register_the_same()
    {
        var first = await Previewed.GraphOf("prod");
        var second = (await Previewed.RunAsync("prod", unknowns: false)).Graph;

        Assert.That(GraphText.Of(second), Is.EqualTo(GraphText.Of(first)));
        Assert.That(second.Resources.Select(node => node.Urn), Is.EqualTo(first.Resources.Select(node => node.Urn)));
    }
}
