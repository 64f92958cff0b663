using Engine.Tests.Support;
using Platform.Engine.CommandLine;

namespace Platform.Tests.Golden;

/// <summary>An update that would replace a network is refused by the preview, until the stack file names what may be replaced.</summary>
[TestFixture]
public class ReplaceGuardTests
{
    private const string Before = """
        config:
          platform:organization: acme
          platform:clusters:
            main:
              cloud: aws
              account: "111122223333"
              region: eu-west-1
              zones: [eu-west-1a, eu-west-1b, eu-west-1c]
              network: { cidr: 10.48.0.0/16 }
              nodePools: { system: {} }

        """;

    private string _folder = null!;

    [SetUp]
    public void MakeProject()
    {
        _folder = Directory.CreateTempSubdirectory("guard-").FullName;
        File.WriteAllText(Path.Combine(_folder, "Pulumi.yaml"), $"name: platform\nruntime: dotnet\nmain: {Path.Combine(Repository.Root, "infra")}\n");
    }

    [TearDown]
    public void RemoveProject() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_network_s_replacement_is_refused_and_names_the_resource_the_reason_and_the_way_out()
    {
        await DeployAsync();

        var (exitCode, output) = await PreviewAsync(Before.Replace("10.48.0.0/16", "10.52.0.0/16", StringComparison.Ordinal));

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(output, Does.Contain("main-vpc").And.Contain("because of cidrBlock").And.Contain("protected").And.Contain("fix:"));
    }

    [Test]
    public async Task What_the_stack_file_names_may_be_replaced_and_nothing_else()
    {
        await DeployAsync();
        var moved = Before.Replace("10.48.0.0/16", "10.52.0.0/16", StringComparison.Ordinal);

        var (exitCode, output) = await PreviewAsync(moved + "  platform:allowReplace: [main-vpc]\n");

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(output.Split('\n').Where(line => line.Contains("would replace", StringComparison.Ordinal)), Is.Not.Empty);
        Assert.That(Refused(output), Does.Not.Contain("main-vpc").And.Contain("main-private-eu-west-1a"));
    }

    [Test]
    public async Task An_unchanged_stack_is_not_refused()
    {
        await DeployAsync();

        Assert.That((await PreviewAsync(Before)).ExitCode, Is.Zero);
    }

    /// <summary>The state that a deployment would leave.</summary>
    private async Task DeployAsync()
    {
        await File.WriteAllTextAsync(StackFile, Before);
        Assert.That((await RunAsync(new() { Directory = _folder, Stack = "prod", Out = State })).ExitCode, Is.Zero);
    }

    private async Task<(int ExitCode, string Output)> PreviewAsync(string yaml)
    {
        await File.WriteAllTextAsync(StackFile, yaml);
        return await RunAsync(new() { Directory = _folder, Stack = "prod", Against = State });
    }

    private string StackFile => Path.Combine(_folder, "Pulumi.prod.yaml");

    private string State => Path.Combine(_folder, "state.json");

    private static IEnumerable<string> Refused(string output)
    {
        var lines = output.Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Contains("would replace", StringComparison.Ordinal))
                yield return lines[..i].Last(line => line.StartsWith("  ", StringComparison.Ordinal) && line.Length > 2 && line[2] != ' ').Trim().Split(' ')[0];
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(PreviewOptions options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await new PreviewCommand(options with { Timeout = TimeSpan.FromMinutes(2) }, new Terminal(output, error, Colours: false, ShowsProgress: false))
            .RunAsync(CancellationToken.None);
        return (exitCode, $"{output}{error}");
    }
}
