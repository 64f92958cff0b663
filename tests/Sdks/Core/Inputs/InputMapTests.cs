using FsCheck;
using FsCheck.Fluent;
using Pulumi.Utilities;

namespace Core.Tests.Inputs;

[TestFixture]
public sealed class InputMapTests
{
    private static readonly Gen<Dictionary<string, Marked<int>>> Entries =
        from keys in Gen.SubListOf("a", "b", "c", "d")
        from values in Gen.ArrayOf(Marked.Numbers, 4)
        select keys.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);

    [Test]
    public async Task It_is_made_of_dictionaries_and_of_outputs_of_them()
    {
        InputMap<int>[] maps =
        [
            new Dictionary<string, int> { ["a"] = 1 }, ImmutableDictionary<string, int>.Empty.Add("a", 1),
            Output.Create(new Dictionary<string, int> { ["a"] = 1 }),
            Output.Create<IDictionary<string, int>>(new SortedList<string, int> { ["a"] = 1 }),
            Output.Create(ImmutableDictionary<string, int>.Empty.Add("a", 1)),
            new() { { "a", 1 } }, new() { ["a"] = 1 }, new() { ["a"] = Output.Create(1) },
        ];

        foreach (var map in maps)
            Assert.That(await TextOf(map).SeenAsync(), Is.EqualTo(Seen.Known("a=1")));
    }

    [Test]
    public async Task Maps_are_added_entry_by_entry()
    {
        var map = new InputMap<int> { ["a"] = 1 };
        map.Add(new InputMap<int> { ["b"] = 2 });
        map.AddRange(Output.Create(new Dictionary<string, int> { ["c"] = 3 }));

        Assert.That(await TextOf(map).SeenAsync(), Is.EqualTo(Seen.Known("a=1,b=2,c=3")));
    }

    [Test]
    public void Read_as_one_output_it_has_the_marks_of_all_its_values() => Law.Holds(Entries, async entries =>
    {
        var map = MapOf(entries);
        var values = Output.All(entries.Values.Select(value => value.ToOutput()));

        Assert.That(await TextOf(map).SeenAsync(), Is.EqualTo(
            await values.Apply(all => string.Join(",", entries.Keys.Zip(all).Select(pair => $"{pair.First}={pair.Second}"))).SeenAsync()));
    });

    [Test]
    public void On_the_wire_every_value_has_its_own_marks() => Law.Holds(Entries, async entries =>
    {
        var each = await Task.WhenAll(
            entries.Select(async entry => $"\"{entry.Key}\":{await OnWire.OfAsync(entry.Value.ToOutput())}"));

        Assert.That(await OnWire.OfAsync(MapOf(entries)), Is.EqualTo($"{{{string.Join(",", each)}}}"));
    });

    [Test]
    public void Merged_maps_keep_the_second_value_of_a_key_and_leave_both_as_they_were() =>
        Law.Holds(Entries, Entries, async (first, second) =>
        {
            var (left, right) = (MapOf(first), MapOf(second));
            var merged = InputMap<int>.Merge(left, right);

            var expected = new SortedDictionary<string, Marked<int>>(first);
            foreach (var (key, value) in second)
                expected[key] = value;
            Assert.That(await OnWire.OfAsync(merged), Is.EqualTo(await OnWire.OfAsync(MapOf(expected))));
            Assert.That(await OnWire.OfAsync(left), Is.EqualTo(await OnWire.OfAsync(MapOf(first))));
            Assert.That(await OnWire.OfAsync(right), Is.EqualTo(await OnWire.OfAsync(MapOf(second))));
        });

    [Test]
    public async Task A_key_that_is_there_already_with_another_value_is_a_failure_once_the_map_is_read()
    {
        var map = new InputMap<int> { ["a"] = 1 };
        map["a"] = Output.Create(2);

        var failure = await Assert.ThrowsAsync<ArgumentException>(() => map.ToOutput().DataTask);
        Assert.That(failure!.Message, Is.EqualTo("Key 'a' already exists in the map with a different value."));
    }

    [Test]
    public void A_key_may_be_added_again_with_the_same_value_and_has_the_marks_of_both() =>
        Law.Holds(Marked.Numbers, Marked.Numbers, async (first, second) =>
        {
            var map = new InputMap<int> { ["a"] = first.ToOutput() };
            map.Add("a", second.With(first.Value).ToOutput());

            Assert.That(
                await map.Apply(values => values["a"]).SeenAsync(),
                Is.EqualTo(await Output.Tuple(first.ToOutput(), second.ToOutput()).Apply(both => both.Item1).SeenAsync()));
        });

    [Test]
    public async Task A_map_that_is_added_may_not_have_a_key_that_is_there_already()
    {
        var map = new InputMap<int> { ["a"] = 1 };
        map.AddRange(new InputMap<int> { ["a"] = 2 });

        var failure = await Assert.ThrowsAsync<ArgumentException>(() => map.ToOutput().DataTask);
        Assert.That(failure!.Message, Is.EqualTo("Key 'a' already exists in the map with a different value."));
    }

    [Test]
    public async Task A_map_of_unknown_keys_is_unknown_as_a_whole_and_a_secret_one_secret()
    {
        InputMap<int> unknown = OutputUtilities.CreateUnknown(new Dictionary<string, int>());
        InputMap<int> secret = Output.CreateSecret(new Dictionary<string, int> { ["a"] = 1 });

        Assert.That(await OnWire.OfAsync(unknown), Is.EqualTo(OnWire.Unknown));
        Assert.That(await OnWire.OfAsync(secret), Is.EqualTo(OnWire.Secret("""{"a":1}""")));
        Assert.That(await OnWire.OfAsync(InputMap<int>.Merge(new() { ["b"] = 2 }, unknown)), Is.EqualTo(OnWire.Unknown));
    }

    [Test]
    public async Task An_output_without_a_map_is_no_map_rather_than_an_empty_one()
    {
        InputMap<string> map = Output.Create((ImmutableDictionary<string, string>)null!);

        Assert.That(await OnWire.OfAsync(map), Is.EqualTo("null"));
        Assert.That(await map.Apply(values => values is null).SeenAsync(), Is.EqualTo(Seen.Known(true)));
    }

    [Test]
    public async Task Values_that_are_null_do_not_travel()
    {
        InputMap<string> map = new Dictionary<string, string> { ["a"] = null!, ["b"] = "v" };

        Assert.That(await OnWire.OfAsync(map), Is.EqualTo("""{"b":"v"}"""));
    }

    [Test]
    public async Task Its_entries_are_enumerated_once_its_keys_are_known()
    {
        var map = new InputMap<int> { ["a"] = Output.CreateSecret(1) };
        var seen = new List<Seen<KeyValuePair<string, int>>>();
        await foreach (var entry in map)
            seen.Add(await entry.SeenAsync());
        InputMap<int> unknown = OutputUtilities.CreateUnknown(new Dictionary<string, int>());
        await foreach (var entry in unknown)
            Assert.Fail($"an entry was seen: {entry}");

        Assert.That(seen, Is.EqualTo(new[] { new Seen<KeyValuePair<string, int>>(new("a", 1), IsSecret: true) }));
    }

    [Test]
    public void It_cannot_be_enumerated_while_the_program_is_still_being_built() => Assert.That(
        () => ((System.Collections.IEnumerable)new InputMap<string>()).GetEnumerator(),
        Throws.TypeOf<NotSupportedException>().With.Message.EqualTo(
            "An InputMap cannot be enumerated; read it through ToOutput().Apply."));

    [Test]
    public async Task Either_alternative_is_added_to_a_map_of_unions()
    {
        var map = new InputMap<Union<string, int>>();
        map.Add("a", (Input<string>)"x");
        map.Add("b", (Input<int>)Output.CreateSecret(1));

        Assert.That(await OnWire.OfAsync(map), Is.EqualTo($"{{\"a\":\"x\",\"b\":{OnWire.Secret("1")}}}"));
    }

    private static InputMap<int> MapOf(IDictionary<string, Marked<int>> entries)
    {
        var map = new InputMap<int>();
        foreach (var (key, value) in entries)
            map.Add(key, value.ToOutput());
        return map;
    }

    private static Output<string> TextOf<T>(InputMap<T> map) => map.Apply(values =>
        string.Join(",", values.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={entry.Value}")));
}
