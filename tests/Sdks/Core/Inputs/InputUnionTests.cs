using Pulumi.Utilities;

namespace Core.Tests.Inputs;

[TestFixture]
public sealed class InputUnionTests
{
    [Test]
    public async Task It_takes_either_alternative_as_a_value_an_input_an_output_or_a_union()
    {
        InputUnion<string, int>[] texts =
        [
            "a", (Input<string>)"a", Output.Create("a"), Union<string, int>.FromT0("a"), Output.Create(Union<string, int>.FromT0("a")),
        ];
        InputUnion<string, int>[] numbers =
        [
            1, (Input<int>)1, Output.Create(1), Union<string, int>.FromT1(1), Output.Create(Union<string, int>.FromT1(1)),
        ];

        foreach (var text in texts)
            Assert.That(await text.SeenAsync(), Is.EqualTo(Seen.Known(Union<string, int>.FromT0("a"))));
        foreach (var number in numbers)
            Assert.That(await number.SeenAsync(), Is.EqualTo(Seen.Known(Union<string, int>.FromT1(1))));
    }

    [Test]
    public void It_keeps_the_marks_of_what_it_is_made_of() => Law.Holds(Marked.Numbers, async marked =>
    {
        InputUnion<string, int> fromOutput = marked.ToOutput();
        InputUnion<string, int> fromInput = (Input<int>)marked.ToOutput();
        var expected = await marked.ToOutput().Apply(Union<string, int>.FromT1).SeenAsync();

        Assert.That(await fromOutput.SeenAsync(), Is.EqualTo(expected));
        Assert.That(await fromInput.SeenAsync(), Is.EqualTo(expected));
    });

    [Test]
    public async Task A_list_or_map_of_inputs_is_an_alternative_with_all_its_elements()
    {
        InputList<string> list = ["a", Output.Create("b")];
        InputMap<int> map = new() { ["a"] = 1 };
        InputUnion<string, ImmutableArray<string>> listOrText = list;
        InputUnion<ImmutableDictionary<string, int>, string> mapOrText = map;

        Assert.That(await OnWire.OfAsync(listOrText), Is.EqualTo("""["a","b"]"""));
        Assert.That(await OnWire.OfAsync(mapOrText), Is.EqualTo("""{"a":1}"""));
    }

    [Test]
    public async Task It_travels_as_what_it_holds()
    {
        Assert.That(await OnWire.OfAsync((InputUnion<string, int>)1), Is.EqualTo("1"));
        Assert.That(await OnWire.OfAsync((InputUnion<string, int>)Output.CreateSecret("a")), Is.EqualTo(OnWire.Secret("\"a\"")));
        Assert.That(await OnWire.OfAsync((InputUnion<string, int>)OutputUtilities.CreateUnknown(1)), Is.EqualTo(OnWire.Unknown));
        Assert.That(await OnWire.OfAsync(new InputUnion<string, int>()), Is.EqualTo("null"));
    }
}
