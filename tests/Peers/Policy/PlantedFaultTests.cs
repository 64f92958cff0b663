using Platform.Engine.CommandLine;

namespace Peers.Tests.Policy;

/// <summary>A planted fault of each severity shows wherever a preview is read, and in what the command returns.</summary>
[TestFixture]
internal sealed class PlantedFaultTests
{
    private static readonly OutputFormat[] Everywhere = [OutputFormat.Markdown, OutputFormat.PolicyJson];

    private static readonly string[] Marks = ["AWS-002", "AWS-003", "STO-001", "EKS-022"];

    [OneTimeSetUp]
    public void Require() => Node.Require();

    [TestCase("low", "note: ingress: ", "AWS-002, low", 0)]
    [TestCase("medium", "warning: enableKeyRotation: false: must be true", "AWS-003, medium", 0)]
    [TestCase("high", "error: bucket: faulty-things: must have a public access block beside it", "STO-001, high", 1)]
    [TestCase("critical", "error: cidrIpv4: 0.0.0.0/0: must not let ports 22-22 in from everywhere", "EKS-022, critical", 1)]
    public async Task A_fault_shows_in_the_tree_and_decides_the_exit_status(string severity, string text, string rule, int status)
    {
        var run = await RunAsync(OutputFormat.Tree, severity);

        Assert.That(run.Text, Does.Contain(text).And.Contain($"({rule})"));
        Assert.That(run.ExitCode, Is.EqualTo(status));
    }

    [TestCaseSource(nameof(Everywhere))]
    public async Task A_fault_of_each_severity_shows_in(OutputFormat format)
    {
        var run = await RunAsync(format, null);

        Assert.Multiple(() =>
        {
            foreach (var mark in Marks)
                Assert.That(run.Text, Does.Contain(mark));
        });
        Assert.That(run.ExitCode, Is.EqualTo(1));
    }

    [Test]
    public async Task A_fault_of_each_severity_shows_in_the_report()
    {
        var page = Path.Combine(Directory.CreateTempSubdirectory("report-").FullName, "report.html");
        try
        {
            var run = await RunAsync(OutputFormat.Html, null, page);
            var text = await File.ReadAllTextAsync(page);

            Assert.Multiple(() =>
            {
                foreach (var mark in Marks)
                    Assert.That(text, Does.Contain(mark));
            });
            Assert.That(run.ExitCode, Is.EqualTo(1));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(page)!, recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Text)> RunAsync(OutputFormat format, string? stack, string? output = null)
    {
        using var text = new StringWriter();
        var options = new PreviewOptions
        {
            Directory = Path.Combine(Node.Folder, "Programs", "faulty"),
            Stack = stack,
            Format = format,
            Out = output,
            Timeout = TimeSpan.FromMinutes(1),
        };
        var exitCode = await new PreviewCommand(options, new Terminal(text, text, Colours: false, ShowsProgress: false))
            .RunAsync(CancellationToken.None);
        return (exitCode, text.ToString());
    }
}
