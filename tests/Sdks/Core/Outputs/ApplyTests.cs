namespace Core.Tests.Outputs;

[TestFixture]
public sealed class ApplyTests
{
    [Test]
    public async Task A_function_may_answer_later()
    {
        var result = Output.Create("a").Apply(async value =>
        {
            await Task.Delay(1);
            return value + "b";
        });

        Assert.That(await result.SeenAsync(), Is.EqualTo(Seen.Known("ab")));
    }

    [Test]
    public async Task An_effect_is_awaited_and_has_no_value()
    {
        var seen = "";
        var result = Output.CreateSecret("a").Apply(async value =>
        {
            await Task.Delay(1);
            seen = value;
        });

        Assert.That(await result.SeenAsync(), Is.EqualTo(new Seen<ValueTuple>(default, IsSecret: true)));
        Assert.That(seen, Is.EqualTo("a"));
    }

    [Test]
    public async Task A_function_that_answers_no_output_answers_the_default()
    {
        var one = Output.CreateSecret(1);

        Assert.That(await one.Apply(_ => (Output<string>?)null).SeenAsync(), Is.EqualTo(new Seen<string>(null, IsSecret: true)));
        Assert.That(await one.Apply(_ => (Input<int>?)null).SeenAsync(), Is.EqualTo(new Seen<int>(0, IsSecret: true)));
    }

    [Test]
    public async Task A_function_runs_once_however_often_its_result_is_read()
    {
        var runs = 0;
        var result = Output.Create(1).Apply(value => value + Interlocked.Increment(ref runs));

        await result.Apply(value => value).SeenAsync();
        await result.SeenAsync();

        Assert.That(runs, Is.EqualTo(1));
    }

    [Test]
    public async Task The_failure_of_a_function_is_the_failure_of_its_result_and_of_what_follows()
    {
        var result = Output.Create(1).Apply(int (_) => throw new FormatException("no")).Apply(value => value + 1);

        var failure = await Assert.ThrowsAsync<FormatException>(() => result.DataTask);
        Assert.That(failure!.Message, Is.EqualTo("no"));
    }

    [Test]
    public async Task A_failed_task_is_a_failed_output()
    {
        var result = Output.Create(Task.FromException<int>(new FormatException("no")));

        var failure = await Assert.ThrowsAsync<FormatException>(() => result.DataTask);
        Assert.That(failure!.Message, Is.EqualTo("no"));
    }

    [Test]
    public async Task A_cancelled_task_fails_the_program_like_any_other_failure()
    {
        var message = await new Trial().FailAsync(() => _ = Output.Create(Task.FromCanceled<int>(new CancellationToken(canceled: true))));

        Assert.That(message, Does.Contain("Output.Create: System.Threading.Tasks.TaskCanceledException: A task was canceled."));
    }

    [Test]
    public void A_missing_task_is_refused_at_once() =>
        Assert.That(() => Output.Create((Task<int>)null!), Throws.ArgumentNullException);
}
