using Engine.Tests.Support;
using Platform.Engine.Graph;
using Platform.Engine.Previews;
using Platform.Engine.Programs;
using Platform.Engine.Recording;

namespace Platform.Tests.Golden;

/// <summary>
/// What each environment registers, as committed text. A change of the platform shows as a diff of these files; ACCEPT=1 takes what
/// a run wrote beside them.
/// </summary>
[TestFixture]
public class EnvironmentGraphTests
{
    private static readonly string[] Environments = ["dev", "staging", "prod"];

    private Func<RunSettings, string, System.Diagnostics.ProcessStartInfo> _start = null!;
    private ProjectFile _project = null!;

    [OneTimeSetUp]
    public async Task PrepareProgram()
    {
        _project = ProjectFile.Find(Repository.Root);
        _start = await Launch.PrepareAsync(_project, _ => { }, CancellationToken.None);
    }

    [TestCaseSource(nameof(Environments))]
    public async Task An_environment_registers_what_was_reviewed(string environment)
    {
        var preview = await RunAsync(environment, unknowns: false);

        Assert.That(preview.Problems.Where(problem => problem.Severity == Severity.Error), Is.Empty);
        Verified.Text(GraphText.Of(preview.Graph), environment);
    }

    [TestCaseSource(nameof(Environments))]
    public async Task An_environment_also_previews_while_nothing_exists(string environment)
    {
        var preview = await RunAsync(environment, unknowns: true);
        var complete = await RunAsync(environment, unknowns: false);

        Assert.That(preview.Problems.Where(problem => problem.Severity == Severity.Error), Is.Empty);
        Assert.That(preview.Graph.Resources.Select(node => node.Urn), Is.EquivalentTo(complete.Graph.Resources.Select(node => node.Urn)));
    }

    [Test]
    public async Task Two_runs_register_the_same()
    {
        var first = await RunAsync("prod", unknowns: false);
        var second = await RunAsync("prod", unknowns: false);

        Assert.That(GraphText.Of(second.Graph), Is.EqualTo(GraphText.Of(first.Graph)));
        Assert.That(second.Graph.Resources.Select(node => node.Urn), Is.EqualTo(first.Graph.Resources.Select(node => node.Urn)));
    }

    private async Task<PreviewResult> RunAsync(string environment, bool unknowns)
    {
        var file = StackFile.Read(_project, environment);
        var settings = new RunSettings("organization", _project.Name, environment, file.Config, unknowns, new Dictionary<string, ObjectValue>());
        return await Preview.RunAsync(settings, _start, TimeSpan.FromMinutes(2), _ => { }, CancellationToken.None);
    }
}
