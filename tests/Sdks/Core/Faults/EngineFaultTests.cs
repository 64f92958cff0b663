namespace Core.Tests.Faults;

/// <summary>An engine that cannot be told anything, or is not there at all: the error stream is what remains.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class EngineFaultTests
{
    private const string Nowhere = "127.0.0.1:1";

    private const string Unreachable =
        $"/pulumirpc.Engine/Log: Unavailable: no answer from {Nowhere}: Connection refused ({Nowhere})";

    [Test]
    public async Task Messages_that_cannot_be_logged_fail_the_program_and_say_why_once()
    {
        var ended = await new FaultRun { Environment = { ["PULUMI_ENGINE"] = Nowhere } }.RunAsync("log-infos");

        Assert.That(ended.ExitCode, Is.EqualTo(1));
        Assert.That(ended.StandardError, Is.EqualTo($"Error occurred trying to send logging message to engine:\n{Unreachable}"));
    }

    [Test]
    public async Task A_failure_that_cannot_be_logged_is_written_to_the_error_stream()
    {
        var ended = await new FaultRun { Environment = { ["PULUMI_ENGINE"] = Nowhere } }.RunAsync("run-exception");

        Assert.That((ended.ExitCode, ended.StandardError), Is.EqualTo((1, "Choose a region.")));
    }

    [Test]
    public async Task When_nothing_answers_the_reason_is_still_told()
    {
        var ended = await new FaultRun { Environment = { ["PULUMI_ENGINE"] = Nowhere, ["PULUMI_MONITOR"] = Nowhere } }.RunAsync("nothing");

        Assert.That(ended.ExitCode, Is.EqualTo(1));
        Assert.That(ended.StandardError, Is.EqualTo(
            "pulumi:pulumi:Stack 'project-stack': /pulumirpc.ResourceMonitor/SupportsFeature: Unavailable: "
            + $"no answer from {Nowhere}: Connection refused ({Nowhere})"));
    }

    [TestCase("PULUMI_MONITOR")]
    [TestCase("PULUMI_ENGINE")]
    [TestCase("PULUMI_PROJECT")]
    [TestCase("PULUMI_STACK")]
    [TestCase("PULUMI_DRY_RUN")]
    [TestCase("PULUMI_QUERY_MODE")]
    [TestCase("PULUMI_PARALLEL")]
    public async Task A_program_that_no_engine_started_says_so(string variable)
    {
        var ended = await new FaultRun { Environment = { [variable] = null } }.RunAsync("sound");

        Assert.That((ended.ExitCode, ended.StandardError), Is.EqualTo((1, NotStarted($"{variable} is not set"))));
    }

    [TestCase("PULUMI_DRY_RUN", "perhaps", "true or false")]
    [TestCase("PULUMI_QUERY_MODE", "no", "true or false")]
    [TestCase("PULUMI_PARALLEL", "many", "a whole number")]
    [TestCase("PULUMI_MONITOR", "nowhere", "an address of the form host:port")]
    [TestCase("PULUMI_ENGINE", "http://127.0.0.1:1", "an address of the form host:port")]
    public async Task A_variable_that_no_engine_would_set_is_named_with_its_value(string variable, string value, string expected)
    {
        var ended = await new FaultRun { Environment = { [variable] = value } }.RunAsync("sound");

        Assert.That((ended.ExitCode, ended.StandardError), Is.EqualTo((1, NotStarted($"{variable} is '{value}', not {expected}"))));
    }

    [Test]
    public async Task Config_that_is_not_what_an_engine_hands_over_is_not_shown()
    {
        var ended = await new FaultRun { Environment = { ["PULUMI_CONFIG"] = "{\"project:password\": s3cret" } }.RunAsync("sound");

        Assert.That((ended.ExitCode, ended.StandardError), Is.EqualTo(
            (1, "PULUMI_CONFIG is not the JSON that the engine hands over; re-run using the `pulumi` CLI")));
    }

    private static string NotStarted(string reason) =>
        $"Program run without the Pulumi engine available; re-run using the `pulumi` CLI ({reason})";
}
