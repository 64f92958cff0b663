using Pulumi.Utilities;
using Pulumirpc;

namespace Core.Tests.Resources;

[TestFixture]
public sealed class StackTests
{
    [Test]
    public async Task What_the_program_returns_is_exported_once_everything_is_known()
    {
        var trial = new Trial();
        await trial.RunAsync(() => Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>
        {
            ["plain"] = "p",
            ["number"] = 1,
            ["secret"] = Output.CreateSecret("s"),
            ["unknown"] = OutputUtilities.CreateUnknown("u"),
            ["name"] = new Bucket("a", new() { Name = "n" }).Name,
            ["nested"] = new Dictionary<string, object?> { ["list"] = new object?[] { Output.Create(1), null } },
            ["nothing"] = null,
            ["effect"] = Output.Create(1).Apply(async _ => await Task.Yield()),
        }));

        Assert.That(OnWire.Text(trial.Monitor.OutputsOf(RecordingMonitor.StackUrn)), Is.EqualTo(
            $"{{\"name\":\"n\",\"nested\":{{\"list\":[1,null]}},\"number\":1,\"plain\":\"p\",\"secret\":{OnWire.Secret("\"s\"")},"
            + $"\"unknown\":{OnWire.Unknown}}}"));
    }

    [Test]
    public async Task A_program_without_outputs_exports_none()
    {
        var trial = new Trial();
        await trial.RunAsync(() => { });

        Assert.That(trial.Monitor.OutputsOf(RecordingMonitor.StackUrn).Fields, Is.Empty);
    }

    [Test]
    public async Task A_value_that_cannot_travel_is_named()
    {
        var trial = new Trial();
        var exitCode = await trial.ExitAsync(deployment => deployment.Program(
            () => Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?> { ["since"] = DateTime.UnixEpoch }), null));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(trial.Engine.Errors.Single(), Does.StartWith(
            "outputs of pulumi:pulumi:Stack 'project-stack': error serializing property \"since\": "
            + "since: System.DateTime is not a supported argument type; "));
    }

    private sealed class Platform : Stack
    {
        public Platform()
        {
            Endpoint = new Bucket("a", new() { Name = "n" }).Name;
            Token = Output.CreateSecret("t");
        }

        [Output]
        public Output<string> Endpoint { get; set; }

        [Output("api-token")]
        public Output<string> Token { get; private set; }

        public Output<string> Internal { get; } = Output.Create("never exported");
    }

    [Test]
    public async Task A_stack_class_exports_its_marked_properties()
    {
        var trial = new Trial();
        var exitCode = await trial.ExitAsync(_ => Deployment.Construct(() => new Platform()));

        Assert.That(exitCode, Is.Zero);
        Assert.That(
            OnWire.Text(trial.Monitor.OutputsOf(RecordingMonitor.StackUrn)),
            Is.EqualTo($"{{\"Endpoint\":\"n\",\"api-token\":{OnWire.Secret("\"t\"")}}}"));
        Assert.That(trial.Monitor.Registration("a").Parent, Is.EqualTo(RecordingMonitor.StackUrn));
    }

    private sealed class WrongType : Stack
    {
        [Output]
        public string Endpoint { get; set; } = "plain";
    }

    [Test]
    public async Task A_marked_property_must_be_an_output()
    {
        var trial = new Trial();
        var exitCode = await trial.ExitAsync(_ => Deployment.Construct(() => new WrongType()));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(trial.Engine.Errors, Is.EqualTo(new[]
        {
            "Output(s) 'Endpoint' have incorrect type. [Output] attributed properties must be instances of Output<T>.",
        }));
    }

    private sealed class Throwing : Stack
    {
        public Throwing() => throw new RunException("not today");
    }

    [Test]
    public async Task The_exception_of_a_stack_s_constructor_is_the_program_s()
    {
        var trial = new Trial();
        var exitCode = await trial.ExitAsync(_ => Deployment.Construct(() => new Throwing()));

        Assert.That((exitCode, trial.Engine.Errors.Single()), Is.EqualTo((32, "not today")));
    }

    [Test]
    public async Task A_stack_that_fails_exports_nothing()
    {
        var trial = new Trial();
        await trial.FailAsync(() => throw new RunException("no"));

        Assert.That(trial.Monitor.Requests.OfType<RegisterResourceOutputsRequest>(), Is.Empty);
    }
}
