namespace Core.Tests.Outputs;

/// <summary>Reads an environment variable that the whole process shares.</summary>
[TestFixture]
[NonParallelizable]
public sealed class OutputTextTests
{
    private const string Variable = "PULUMI_ERROR_OUTPUT_STRING";

    private const string Advice = """
        Calling [ToString] on an [Output<T>] is not supported.

        To get the value of an Output<T> as an Output<string> consider:
        1. o.Apply(v => $"prefix{v}suffix")
        2. Output.Format($"prefix{hostname}suffix")

        See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.
        """;

    [TearDown]
    public void Forget() => Environment.SetEnvironmentVariable(Variable, null);

    [Test]
    public void The_text_of_an_output_says_how_to_get_at_the_value() =>
        Assert.That($"{Output.CreateSecret("value")}", Is.EqualTo(Advice));

    [TestCase("1")]
    [TestCase("true")]
    [TestCase("TRUE")]
    public void Asking_for_the_text_can_be_made_an_error(string on)
    {
        Environment.SetEnvironmentVariable(Variable, on);

        Assert.That(() => Output.Create("value").ToString(), Throws.InvalidOperationException.With.Message.EqualTo(Advice));
    }

    [TestCase("0")]
    [TestCase("false")]
    [TestCase("")]
    public void Other_settings_leave_it_a_reminder(string off)
    {
        Environment.SetEnvironmentVariable(Variable, off);

        Assert.That(Output.Create("value").ToString(), Is.EqualTo(Advice));
    }

    [Test]
    public async Task In_a_deployment_it_is_a_warning_too()
    {
        var trial = new Trial();
        await trial.RunAsync(() => _ = Output.Create("value").ToString());

        Assert.That(trial.Engine.Logged, Is.EqualTo(new[] { $"Warning: {Advice}" }));
    }
}
