using Google.Protobuf.WellKnownTypes;

namespace Core.Tests.Faults;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class SoundProgramTests
{
    [Test]
    public async Task A_sound_program_registers_exports_waits_for_the_engine_and_ends_with_zero()
    {
        var run = new FaultRun();
        var ended = await run.RunAsync("sound");

        Assert.That((ended.ExitCode, ended.Errors.Length, ended.StandardError), Is.EqualTo((0, 0, "")));
        Assert.That(run.Monitor.Registrations.Select(request => request.Name), Is.EqualTo(new[] { "first", "second" }));
        Assert.That(OnWire.Text(run.Monitor.OutputsOf(RecordingMonitor.StackUrn)), Is.EqualTo("""{"value":"one-two"}"""));
        Assert.That(run.Monitor.Requests[^1], Is.TypeOf<Empty>(), "the wait for the engine comes last");
    }

    [Test]
    public async Task The_program_does_not_end_before_the_engine_lets_it()
    {
        var run = new FaultRun();
        var released = false;
        run.Monitor.ShuttingDown = async () =>
        {
            await Task.Delay(300);
            released = true;
        };
        await run.RunAsync("sound");

        Assert.That(released, Is.True);
    }

    [Test]
    public async Task Names_mode_folder_and_config_are_what_the_engine_says()
    {
        var run = new FaultRun
        {
            Environment =
            {
                ["PULUMI_ORGANIZATION"] = null,
                ["PULUMI_DRY_RUN"] = "true",
                ["PULUMI_ROOT_DIRECTORY"] = "/work",
                ["PULUMI_CONFIG"] = """{"project:config:key":"value"}""",
            },
        };
        await run.RunAsync("names");

        Assert.That(
            OnWire.Text(run.Monitor.OutputsOf(RecordingMonitor.StackUrn)),
            Is.EqualTo("""{"key":"value","names":"organization/project/stack","preview":true,"root":"/work"}"""));
    }

    [Test]
    public async Task Options_of_the_stack_hold_for_everything_in_it()
    {
        var run = new FaultRun();
        await run.RunAsync("stack-options");

        Assert.That(run.Monitor.Registrations.Select(request => request.Protect), Is.EqualTo(new[] { true, true }));
    }

    [Test]
    public async Task A_stack_class_may_come_from_services()
    {
        var run = new FaultRun();
        var ended = await run.RunAsync("services");

        Assert.That((ended.ExitCode, ended.Errors.Length), Is.EqualTo((0, 0)));
        Assert.That(OnWire.Text(run.Monitor.OutputsOf(RecordingMonitor.StackUrn)), Is.EqualTo("""{"value":"from the services"}"""));
    }

    [Test]
    public async Task In_a_preview_nothing_that_depends_on_an_unknown_value_is_known()
    {
        var run = new FaultRun { Environment = { ["PULUMI_DRY_RUN"] = "true" } };
        run.Monitor.GivesNoIds = true;
        run.Monitor.Registering = (_, response) =>
        {
            response.Object.Fields.Remove("value");
            return Task.CompletedTask;
        };
        var ended = await run.RunAsync("sound");

        Assert.That(ended.ExitCode, Is.Zero);
        Assert.That(OnWire.Text(run.Monitor.OutputsOf(RecordingMonitor.StackUrn)), Is.EqualTo($"{{\"value\":{OnWire.Unknown}}}"));
    }
}
