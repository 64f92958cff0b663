using Google.Protobuf.WellKnownTypes;

namespace Core.Tests.Faults;

/// <summary>Mistakes in the program itself.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class ProgramFaultTests
{
    private static readonly string Unhandled = $"Running program '{FaultRun.ProgramPath}' failed with an unhandled exception:\n";

    [Test]
    public Task A_cycle_through_outputs_is_found_and_its_resources_are_named() => new FaultRun().FailsAsync(
        "cycle-through-outputs", Standstill("test:index:Thing 'first', test:index:Thing 'second'"));

    [Test]
    public Task A_child_that_depends_on_its_parent_is_found() =>
        new FaultRun().FailsAsync("cycle-through-parent", Standstill("test:index:Thing 'child'"));

    [Test]
    public Task An_output_that_is_never_resolved_is_found() =>
        new FaultRun().FailsAsync("never-resolved", Standstill("outputs of pulumi:pulumi:Stack 'project-stack'"));

    [Test]
    public Task An_exception_in_an_Apply_is_reported_once() => new FaultRun().FailsAsync(
        "apply-throws", Unhandled + "Output.Apply: System.FormatException: one is no number");

    [Test]
    public Task A_failed_output_that_nobody_reads_fails_the_program() => new FaultRun().FailsAsync(
        "unread-failure", Unhandled + "Output.Apply: System.FormatException: The input string 'text' was not in a correct format.");

    [Test]
    public Task A_failed_task_that_nobody_awaits_fails_the_program() => new FaultRun().FailsAsync(
        "unawaited-task", Unhandled + "Output.Create: System.TimeoutException: the answer did not come");

    [TestCase("program-throws")]
    [TestCase("program-throws-later")]
    public Task An_exception_of_the_program_is_reported_once(string scenario) => new FaultRun().FailsAsync(
        scenario, Unhandled + "running the program: System.NotSupportedException: not on this planet");

    [Test]
    public Task A_RunException_is_reported_by_its_message_alone() => new FaultRun().FailsAsync("run-exception", "Choose a region.");

    [Test]
    public async Task A_ResourceException_is_reported_on_its_resource()
    {
        var run = new FaultRun();
        await run.FailsAsync("resource-exception", "The name is taken.");

        Assert.That(run.Engine.Requests.Single().Urn, Is.EqualTo(RecordingMonitor.UrnOf("test:index:Thing", "first")));
    }

    [Test]
    public Task An_input_of_a_type_that_cannot_travel_is_named() => new FaultRun().FailsAsync(
        "unsupported-input",
        "test:index:Thing 'first': error serializing property \"since\": since: System.DateTime is not a supported argument type; "
        + "use bool, int, double, string, a list, a dictionary with string keys or an args class");

    [Test]
    public Task A_stack_class_that_leaves_an_output_out_is_told_which() => new FaultRun().FailsAsync(
        "stack-class",
        "Output(s) 'endpoint' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.");

    [Test]
    public async Task A_logged_error_alone_ends_the_program_with_one()
    {
        var run = new FaultRun();
        var ended = await run.RunAsync("log-error");

        Assert.That((ended.ExitCode, ended.StandardError), Is.EqualTo((1, "")));
        Assert.That(ended.Errors, Is.EqualTo(new[] { "This will not do." }));
        Assert.That(run.Monitor.Requests.OfType<Empty>(), Is.Empty, "a failed program does not wait for the engine");
    }

    [Test]
    public Task Config_of_the_wrong_type_is_named_with_its_key_and_value() =>
        new FaultRun { Environment = { ["PULUMI_CONFIG"] = """{"project:count":"many"}""" } }.FailsAsync(
            "integer-config", "Configuration 'project:count' value 'many' is not a valid Int32");

    [Test]
    public Task A_secret_of_the_wrong_type_is_not_shown() =>
        new FaultRun
        {
            Environment = { ["PULUMI_CONFIG"] = """{"project:count":"s3cret"}""", ["PULUMI_CONFIG_SECRET_KEYS"] = """["project:count"]""" },
        }.FailsAsync("integer-config", "Configuration 'project:count' value '[secret]' is not a valid Int32");

    [Test]
    public Task Missing_config_is_named_with_the_command_that_sets_it() => new FaultRun().FailsAsync(
        "required-config",
        "Missing Required configuration variable 'project:region'\n"
        + "\tplease set a value using the command `pulumi config set project:region <value>`");

    private static string Standstill(string resources) =>
        $"The program waits for itself: nothing is left to do, yet these are not settled: {resources}. "
        + "An input or DependsOn of one of them leads back to itself, or a DeferredOutput is never resolved.";
}
