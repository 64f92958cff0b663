namespace Core.Tests.Outputs;

[TestFixture]
public sealed class OutputExtensionsTests
{
    private static readonly Output<ImmutableArray<string>> Letters = Output.CreateSecret(ImmutableArray.Create("a", "b", "c"));

    [Test]
    public async Task Elements_and_length_are_as_secret_as_the_array()
    {
        Assert.That(await Letters.GetAt(1).SeenAsync(), Is.EqualTo(new Seen<string>("b", IsSecret: true)));
        Assert.That(await Letters.First().SeenAsync(), Is.EqualTo(new Seen<string>("a", IsSecret: true)));
        Assert.That(await Letters.Length().SeenAsync(), Is.EqualTo(new Seen<int>(3, IsSecret: true)));
    }

    [Test]
    public async Task An_index_may_be_an_output_and_adds_its_marks()
    {
        var index = new Marked<int>(2, IsKnown: true, IsSecret: false, IsLate: true, [Marked.Sources[0]]);

        Assert.That(
            await Letters.GetAt(index.ToOutput()).SeenAsync(),
            Is.EqualTo(new Seen<string>("c", IsSecret: true, Sources: await Seen.UrnsAsync([Marked.Sources[0]]))));
    }

    [Test]
    public async Task A_union_is_read_through_the_output()
    {
        var text = Output.Create(Union<string, int>.FromT0("a"));
        var number = Output.CreateSecret(Union<string, int>.FromT1(1));

        Assert.That(await text.IsT0().SeenAsync(), Is.EqualTo(Seen.Known(true)));
        Assert.That(await text.IsT1().SeenAsync(), Is.EqualTo(Seen.Known(false)));
        Assert.That(await text.AsT0().SeenAsync(), Is.EqualTo(Seen.Known("a")));
        Assert.That(await number.AsT1().SeenAsync(), Is.EqualTo(new Seen<int>(1, IsSecret: true)));
        Assert.That(await number.Value().SeenAsync(), Is.EqualTo(new Seen<object>(1, IsSecret: true)));
    }

    [Test]
    public async Task Reading_the_other_alternative_fails_and_names_both()
    {
        var number = Output.Create(Union<string, int>.FromT1(1));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => number.AsT0().DataTask);

        Assert.That(failure!.Message, Is.EqualTo("The union holds T1 (Int32), not T0."));
    }
}
