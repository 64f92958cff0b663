using FsCheck.Fluent;

namespace Core.Tests.Outputs;

[TestFixture]
public sealed class CombiningTests
{
    [Test]
    public void All_is_known_when_all_are_secret_when_one_is_and_comes_from_every_source() =>
        Law.Holds(Gen.ListOf(Marked.Numbers), async list =>
        {
            var all = await Output.All(list.Select(marked => marked.ToOutput())).SeenAsync();

            if (all.IsKnown)
                Assert.That(all.Value, Is.EqualTo(list.Select(marked => marked.Value)));
            Assert.That(all with { Value = default }, Is.EqualTo(await JoinedAsync(list)));
        });

    [Test]
    public void All_takes_inputs_and_outputs_as_arrays_and_as_sequences() => Law.Holds(Gen.ArrayOf(Marked.Numbers), async list =>
    {
        var outputs = list.Select(marked => marked.ToOutput()).ToArray();
        var inputs = outputs.Select(output => (Input<int>)output).ToArray();
        var expected = await TextOf(Output.All(outputs)).SeenAsync();

        Assert.That(await TextOf(Output.All(outputs.AsEnumerable())).SeenAsync(), Is.EqualTo(expected));
        Assert.That(await TextOf(Output.All(inputs)).SeenAsync(), Is.EqualTo(expected));
        Assert.That(await TextOf(Output.All(inputs.AsEnumerable())).SeenAsync(), Is.EqualTo(expected));
    });

    [Test]
    public void A_tuple_carries_the_marks_that_All_carries() => Law.Holds(Marked.Numbers, Marked.Numbers, async (first, second) =>
    {
        var tuple = await Output.Tuple(first.ToOutput(), second.ToOutput()).SeenAsync();

        Assert.That(tuple.Value, Is.EqualTo(tuple.IsKnown ? (first.Value, second.Value) : default));
        Assert.That(new Seen<object>(null, tuple.IsKnown, tuple.IsSecret, tuple.Sources), Is.EqualTo(
            await Output.All(first.ToOutput(), second.ToOutput()).Apply(_ => (object?)null).SeenAsync()));
    });

    [Test]
    public void A_tuple_of_any_size_marks_from_each_of_its_places() =>
        Law.Holds(Gen.ArrayOf(Marked.Numbers, 8), async all =>
        {
            var o = all.Select(marked => marked.ToOutput()).ToArray();

            await HoldsAsync(2, Output.Tuple(o[0], o[1]).Apply(t => Text(t)));
            await HoldsAsync(3, Output.Tuple(o[0], o[1], o[2]).Apply(t => Text(t)));
            await HoldsAsync(4, Output.Tuple(o[0], o[1], o[2], o[3]).Apply(t => Text(t)));
            await HoldsAsync(5, Output.Tuple(o[0], o[1], o[2], o[3], o[4]).Apply(t => Text(t)));
            await HoldsAsync(6, Output.Tuple(o[0], o[1], o[2], o[3], o[4], o[5]).Apply(t => Text(t)));
            await HoldsAsync(7, Output.Tuple(o[0], o[1], o[2], o[3], o[4], o[5], o[6]).Apply(t => Text(t)));
            await HoldsAsync(8, Output.Tuple(o[0], o[1], o[2], o[3], o[4], o[5], o[6], o[7]).Apply(t => Text(t)));

            async Task HoldsAsync(int size, Output<string> tuple) =>
                Assert.That(await tuple.SeenAsync(), Is.EqualTo(await TextOf(Output.All(o[..size])).SeenAsync()));
        });

    [Test]
    public void A_tuple_of_inputs_is_the_tuple_of_their_outputs() =>
        Law.Holds(Gen.ArrayOf(Marked.Numbers, 8), async all =>
        {
            var i = all.Select(marked => (Input<int>)marked.ToOutput()).ToArray();

            await HoldsAsync(2, Output.Tuple(i[0], i[1]).Apply(t => Text(t)));
            await HoldsAsync(3, Output.Tuple(i[0], i[1], i[2]).Apply(t => Text(t)));
            await HoldsAsync(4, Output.Tuple(i[0], i[1], i[2], i[3]).Apply(t => Text(t)));
            await HoldsAsync(5, Output.Tuple(i[0], i[1], i[2], i[3], i[4]).Apply(t => Text(t)));
            await HoldsAsync(6, Output.Tuple(i[0], i[1], i[2], i[3], i[4], i[5]).Apply(t => Text(t)));
            await HoldsAsync(7, Output.Tuple(i[0], i[1], i[2], i[3], i[4], i[5], i[6]).Apply(t => Text(t)));
            await HoldsAsync(8, Output.Tuple(i[0], i[1], i[2], i[3], i[4], i[5], i[6], i[7]).Apply(t => Text(t)));

            async Task HoldsAsync(int size, Output<string> tuple) =>
                Assert.That(await tuple.SeenAsync(), Is.EqualTo(await TextOf(Output.All(i[..size])).SeenAsync()));
        });

    private static string Text(System.Runtime.CompilerServices.ITuple tuple) =>
        string.Join(",", Enumerable.Range(0, tuple.Length).Select(place => tuple[place]));

    private static Output<string> TextOf(Output<ImmutableArray<int>> all) => all.Apply(values => string.Join(",", values));

    private static async Task<Seen<ImmutableArray<int>>> JoinedAsync(IReadOnlyCollection<Marked<int>> list) => new(
        default, list.All(marked => marked.IsKnown), list.Any(marked => marked.IsSecret),
        await Seen.UrnsAsync(list.SelectMany(marked => marked.Sources).Distinct()));
}
