using Platform.Engine.CommandLine;

namespace Engine.Tests.CommandLine;

/// <summary>Runs the command on programs that misbehave. They are shell scripts, so that a fault is what the script says and nothing else.</summary>
[TestFixture]
[Platform(Exclude = "Win", Reason = "the scripts are for sh")]
public class PreviewFaultTests
{
    private string _root = null!;

    [SetUp]
    public void MakeProject()
    {
        _root = Directory.CreateTempSubdirectory("faults-").FullName;
        Write("Pulumi.yaml", "name: faults\nruntime:\n  name: dotnet\n  options: { binary: ./program }\n");
        Write("Pulumi.dev.yaml", "config: {}\n");
    }

    [TearDown]
    public void RemoveProject() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task A_program_that_crashes_fails_with_its_exit_code_and_its_output()
    {
        var run = await PreviewAsync("echo 'no such bucket' >&2; exit 3");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Everything, Does.Contain("the program ended with exit code 3").And.Contain("no such bucket"));
    }

    [Test]
    public async Task A_program_that_registers_no_stack_fails()
    {
        var run = await PreviewAsync("exit 0");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Everything, Does.Contain("the program ended without registering a stack"));
    }

    [Test]
    public async Task A_program_that_hangs_is_ended_and_so_are_its_children()
    {
        var marker = $"31{TestContext.CurrentContext.Random.NextUInt(1_000_000)}";
        var run = await PreviewAsync($"sleep {marker} & sleep {marker}", timeout: TimeSpan.FromSeconds(1));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Everything, Does.Contain("the program was still running after 1 seconds and was ended"));
        Assert.That(Running($"sleep {marker}"), Is.False);
    }

    [Test]
    public async Task A_preview_that_is_cancelled_ends_the_program()
    {
        var marker = $"32{TestContext.CurrentContext.Random.NextUInt(1_000_000)}";
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var run = await PreviewAsync($"sleep {marker}", cancellation: cancellation.Token);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("cancelled; the program was ended"));
        Assert.That(Running($"sleep {marker}"), Is.False);
    }

    [Test]
    public async Task Of_a_program_that_prints_megabytes_the_end_is_shown()
    {
        var run = await PreviewAsync("yes 'a long line' 2>/dev/null | head -n 500000; echo 'the last line'; exit 1");

        Assert.That(run.Everything, Has.Length.LessThan(200_000));
        Assert.That(run.Everything, Does.Contain("the last line"));
    }

    [Test]
    public async Task A_program_that_is_not_there_is_a_mistake_by_name()
    {
        var run = await RunAsync(Options());

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("/program: cannot be started:").And.Contain("fix: build it, or correct its path"));
    }

    [Test]
    public async Task A_stack_that_is_not_there_is_a_mistake_by_name()
    {
        var run = await PreviewAsync("exit 0", stack: "prd");

        Assert.That(run.Error.TrimEnd(), Is.EqualTo("""
            Pulumi.prd.yaml: 1 problem

              --stack: prd: there is no stack of this name
                  fix: use one of dev
            """));
    }

    [Test]
    public async Task One_export_file_cannot_hold_several_stacks()
    {
        Write("Pulumi.prod.yaml", "config: {}\n");
        var run = await PreviewAsync("exit 0", stack: null, output: "all.json");

        Assert.That(run.Error, Does.Contain("--out: all.json: is one file for several stacks"));
        Assert.That(File.Exists(Path.Combine(_root, "all.json")), Is.False);
    }

    [Test]
    public async Task A_failed_preview_leaves_no_export()
    {
        var target = Path.Combine(_root, "export.json");
        await PreviewAsync("exit 3", output: target);

        Assert.That(File.Exists(target), Is.False);
    }

    [Test]
    public async Task A_program_that_fails_takes_nothing_away()
    {
        Write("before.json", """
            {"version": 3, "deployment": {"resources": [
                {"urn": "urn:pulumi:dev::faults::pulumi:pulumi:Stack::faults-dev", "type": "pulumi:pulumi:Stack", "custom": false, "outputs": {"name": "shop"}},
                {"urn": "urn:pulumi:dev::faults::test:index:Thing::thing", "type": "test:index:Thing", "custom": true, "id": "1",
                 "parent": "urn:pulumi:dev::faults::pulumi:pulumi:Stack::faults-dev"}]}}
            """);
        var run = await PreviewAsync("exit 3", against: Path.Combine(_root, "before.json"));

        Assert.That(run.Output, Does.EndWith("dev: 1 error, no changes\n").And.Not.Contain("delete").And.Not.Contain("shop"));
    }

    [TestCase("reports/", "--out: reports/: is a folder, and the report is one file", "fix: name a file: reports/report.html")]
    [TestCase("nowhere/report.html", "--out: nowhere/report.html: its folder does not exist", "fix: make the folder: mkdir -p nowhere")]
    public async Task A_report_that_can_be_nowhere_is_refused_before_the_program_runs(string output, string rule, string fix)
    {
        var run = await PreviewAsync($"touch {_root}/ran; exit 0", output: output, format: OutputFormat.Html);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain(rule).And.Contain(fix));
        Assert.That(File.Exists(Path.Combine(_root, "ran")), Is.False);
    }

    [Test]
    public async Task A_report_of_several_stacks_is_one_file_and_names_each()
    {
        Write("Pulumi.prod.yaml", "config: {}\n");
        var target = Path.Combine(_root, "report.html");
        var run = await PreviewAsync("exit 3", stack: null, output: target, format: OutputFormat.Html);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("dev: 1 error").And.Contain("prod: 1 error").And.Contain(target));
        Assert.That(File.ReadAllText(target), Does.Contain("the program ended with exit code 3").And.EndWith("</html>\n"));
        Assert.That(Directory.GetFiles(_root, "*.tmp"), Is.Empty);
    }

    [Test]
    public async Task Without_a_file_the_report_is_what_is_printed()
    {
        var run = await PreviewAsync("exit 3", format: OutputFormat.Html);

        Assert.That(run.Output, Does.StartWith("<!doctype html>").And.EndWith("</html>\n"));
    }

    private Task<Outcome> PreviewAsync(
        string script, string? stack = "dev", string? output = null, TimeSpan? timeout = null, OutputFormat format = OutputFormat.Tree,
        string? against = null, CancellationToken cancellation = default)
    {
        var program = Path.Combine(_root, "program");
        File.WriteAllText(program, $"#!/bin/sh\n{script}\n");
        System.Diagnostics.Process.Start("chmod", ["u+x", program]).WaitForExit();
        var options = Options() with { Stack = stack, Out = output, Format = format, Against = against };
        return RunAsync(options with { Timeout = timeout ?? options.Timeout }, cancellation);
    }

    private PreviewOptions Options() => new() { Stack = "dev", Directory = _root, Timeout = TimeSpan.FromMinutes(1) };

    private static async Task<Outcome> RunAsync(PreviewOptions options, CancellationToken cancellation = default)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, Colours: false, ShowsProgress: false);
        var exitCode = await new PreviewCommand(options, terminal).RunAsync(cancellation);
        return new(exitCode, output.ToString(), error.ToString());
    }

    private static bool Running(string command)
    {
        using var search = System.Diagnostics.Process.Start("sh", ["-c", $"sleep 0.3; ps -eo args | grep -v grep | grep -q '^{command}$'"]);
        search.WaitForExit();
        return search.ExitCode == 0;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_root, name), text);

    private sealed record Outcome(int ExitCode, string Output, string Error)
    {
        public string Everything => Output + Error;
    }
}
