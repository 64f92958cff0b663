namespace Core.Tests.Outputs;

[TestFixture]
public sealed class DeferredOutputTests
{
    [Test]
    public void It_becomes_the_output_it_is_resolved_with() => Law.Holds(Marked.Numbers, async marked =>
    {
        var deferred = new DeferredOutput<int>();
        var reader = deferred.Output.Apply(value => value + 1).SeenAsync();
        deferred.Resolve(marked.ToOutput());

        Assert.That(await reader, Is.EqualTo(await marked.ToOutput().Apply(value => value + 1).SeenAsync()));
    });

    [Test]
    public async Task It_waits_until_it_is_resolved()
    {
        var deferred = new DeferredOutput<string>();
        var waiting = deferred.Output.DataTask;
        await Task.Delay(20);

        Assert.That(waiting.IsCompleted, Is.False);
        deferred.Resolve(Output.Create("now"));
        Assert.That((await waiting).Value, Is.EqualTo("now"));
    }

    [Test]
    public async Task It_fails_as_the_output_it_is_resolved_with()
    {
        var deferred = new DeferredOutput<string>();
        deferred.Resolve(Output.Create(Task.FromException<string>(new FormatException("no"))));

        var failure = await Assert.ThrowsAsync<FormatException>(() => deferred.Output.DataTask);
        Assert.That(failure!.Message, Is.EqualTo("no"));
    }

    [Test]
    public async Task It_is_resolved_once()
    {
        var deferred = new DeferredOutput<string>();
        deferred.Resolve(Output.Create("first"));

        Assert.That(
            () => deferred.Resolve(Output.Create("second")),
            Throws.InvalidOperationException.With.Message.EqualTo("The deferred output is already resolved; call Resolve once."));
        Assert.That(await deferred.Output.SeenAsync(), Is.EqualTo(Seen.Known("first")));
    }

    [Test]
    public void It_is_not_resolved_with_nothing() =>
        Assert.That(() => new DeferredOutput<string>().Resolve(null!), Throws.ArgumentNullException);
}
