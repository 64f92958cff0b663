namespace Core.Tests.Outputs;

[TestFixture]
public sealed class SecretTests
{
    [Test]
    public async Task A_secret_is_made_of_a_value_a_task_or_an_output()
    {
        var secret = new Seen<string>("s", IsSecret: true);

        Assert.That(await Output.CreateSecret("s").SeenAsync(), Is.EqualTo(secret));
        Assert.That(await Output.CreateSecret(Task.FromResult("s")).SeenAsync(), Is.EqualTo(secret));
        Assert.That(await Output.CreateSecret(Output.Create("s")).SeenAsync(), Is.EqualTo(secret));
    }

    [Test]
    public void Marking_changes_the_secret_mark_alone() => Law.Holds(Marked.Numbers, async marked =>
    {
        var seen = await marked.ToOutput().SeenAsync();

        Assert.That(await Output.CreateSecret(marked.ToOutput()).SeenAsync(), Is.EqualTo(seen with { IsSecret = true }));
        Assert.That(await Output.Unsecret(marked.ToOutput()).SeenAsync(), Is.EqualTo(seen with { IsSecret = false }));
        Assert.That(
            await Output.Unsecret(Output.CreateSecret(marked.ToOutput())).SeenAsync(), Is.EqualTo(seen with { IsSecret = false }));
    });

    [Test]
    public void Unsecret_leaves_the_secret_itself_secret() => Law.Holds(Marked.Numbers, async marked =>
    {
        var output = marked.ToOutput();
        await Output.Unsecret(output).SeenAsync();

        Assert.That(await Output.IsSecretAsync(output), Is.EqualTo(marked.IsSecret));
    });
}
