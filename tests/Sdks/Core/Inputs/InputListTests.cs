using FsCheck.Fluent;
using Pulumi.Utilities;

namespace Core.Tests.Inputs;

[TestFixture]
public sealed class InputListTests
{
    [Test]
    public async Task It_is_made_of_single_values_arrays_lists_and_immutable_arrays_of_values_inputs_and_outputs()
    {
        Input<string> input = "a";
        var output = Output.Create("a");
        InputList<string>[] singles = ["a", input, output];
        InputList<string>[] several =
        [
            new[] { "a", "b" }, new[] { input, "b" }, new[] { output, Output.Create("b") },
            new List<string> { "a", "b" }, new List<Input<string>> { input, "b" }, new List<Output<string>> { output, Output.Create("b") },
            ImmutableArray.Create("a", "b"), ImmutableArray.Create(input, "b"), ImmutableArray.Create(output, Output.Create("b")),
            Output.Create(new[] { "a", "b" }), Output.Create(new List<string> { "a", "b" }),
            Output.Create<IEnumerable<string>>(["a", "b"]), Output.Create(ImmutableArray.Create("a", "b")),
        ];

        foreach (var list in singles)
            Assert.That(await TextOf(list).SeenAsync(), Is.EqualTo(Seen.Known("a")));
        foreach (var list in several)
            Assert.That(await TextOf(list).SeenAsync(), Is.EqualTo(Seen.Known("a,b")));
    }

    [Test]
    public async Task Elements_are_added_at_the_end()
    {
        var list = new InputList<string> { "a", { "b", "c" } };
        list.Add(new InputList<string> { "d" });
        list.AddRange(Output.Create(new[] { "e", "f" }));

        Assert.That(await TextOf(list).SeenAsync(), Is.EqualTo(Seen.Known("a,b,c,d,e,f")));
    }

    [Test]
    public async Task Concat_makes_a_new_list_and_leaves_both_as_they_were()
    {
        InputList<string> first = ["a"];
        InputList<string> second = ["b"];
        var both = first.Concat(second);
        both.Add("c");

        Assert.That(await TextOf(both).SeenAsync(), Is.EqualTo(Seen.Known("a,b,c")));
        Assert.That(await TextOf(first).SeenAsync(), Is.EqualTo(Seen.Known("a")));
        Assert.That(await TextOf(second).SeenAsync(), Is.EqualTo(Seen.Known("b")));
    }

    [Test]
    public void Read_as_one_output_it_has_the_marks_of_all_its_elements() => Law.Holds(Gen.ArrayOf(Marked.Numbers), async elements =>
    {
        InputList<int> list = elements.Select(element => element.ToOutput()).ToArray();

        Assert.That(await TextOf(list).SeenAsync(), Is.EqualTo(
            await Output.All(elements.Select(element => element.ToOutput())).Apply(all => string.Join(",", all)).SeenAsync()));
    });

    [Test]
    public void On_the_wire_every_element_has_its_own_marks() => Law.Holds(Gen.ArrayOf(Marked.Numbers), async elements =>
    {
        InputList<int> list = elements.Select(element => element.ToOutput()).ToArray();
        var each = await Task.WhenAll(elements.Select(element => OnWire.OfAsync(element.ToOutput())));

        Assert.That(await OnWire.OfAsync(list), Is.EqualTo($"[{string.Join(",", each)}]"));
    });

    [Test]
    public async Task A_list_of_unknown_length_is_unknown_as_a_whole_and_so_is_what_it_is_joined_with()
    {
        InputList<string> unknown = OutputUtilities.CreateUnknown(new[] { "a" });
        InputList<string> known = ["b"];

        Assert.That(await OnWire.OfAsync(unknown), Is.EqualTo(OnWire.Unknown));
        Assert.That(await OnWire.OfAsync(known.Concat(unknown)), Is.EqualTo(OnWire.Unknown));
    }

    [Test]
    public async Task A_secret_list_stays_secret_as_a_whole()
    {
        InputList<string> secret = Output.CreateSecret(new[] { "a" });

        Assert.That(await OnWire.OfAsync(secret), Is.EqualTo(OnWire.Secret("[\"a\"]")));
    }

    [Test]
    public async Task Null_elements_stay_and_hold_their_place()
    {
        InputList<string> list = new[] { "a", null!, "c" };

        Assert.That(await OnWire.OfAsync(list), Is.EqualTo("""["a",null,"c"]"""));
    }

    [Test]
    public async Task An_array_that_was_never_assigned_is_an_empty_list()
    {
        InputList<string>[] lists =
        [
            default(ImmutableArray<string>), default(ImmutableArray<Input<string>>), default(ImmutableArray<Output<string>>),
            Output.Create(default(ImmutableArray<string>)),
        ];

        foreach (var list in lists)
        {
            Assert.That(await OnWire.OfAsync(list), Is.EqualTo("[]"));
            Assert.That(await list.Apply(items => items.Length).SeenAsync(), Is.EqualTo(Seen.Known(0)));
        }
    }

    [Test]
    public async Task Its_elements_are_enumerated_once_its_length_is_known()
    {
        InputList<string> list = Output.Create(new[] { "a", "b" });
        list.Add(Output.CreateSecret("c"));
        var seen = new List<Seen<string>>();
        await foreach (var element in list)
            seen.Add(await element.SeenAsync());

        Assert.That(seen, Is.EqualTo(new[] { Seen.Known("a"), Seen.Known("b"), new Seen<string>("c", IsSecret: true) }));
    }

    [Test]
    public async Task A_list_of_unknown_length_enumerates_nothing()
    {
        InputList<string> list = OutputUtilities.CreateUnknown(new[] { "a" });
        await foreach (var element in list)
            Assert.Fail($"an element was seen: {element}");
    }

    [Test]
    public void It_cannot_be_enumerated_while_the_program_is_still_being_built() => Assert.That(
        () => ((System.Collections.IEnumerable)new InputList<string> { "a" }).GetEnumerator(),
        Throws.TypeOf<NotSupportedException>().With.Message.EqualTo(
            "An InputList cannot be enumerated; read it through ToOutput().Apply."));

    [Test]
    public async Task Either_alternative_is_added_to_a_list_of_unions()
    {
        var list = new InputList<Union<string, int>>();
        list.Add((Input<string>)"a");
        list.Add((Input<int>)Output.CreateSecret(1));

        Assert.That(await OnWire.OfAsync(list), Is.EqualTo($"[\"a\",{OnWire.Secret("1")}]"));
    }

    private static Output<string> TextOf<T>(InputList<T> list) => list.Apply(items => string.Join(",", items));
}
