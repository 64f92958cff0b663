using System.Globalization;
using Pulumi.Utilities;

namespace Core.Tests.Outputs;

[TestFixture]
public sealed class FormatTests
{
    [Test]
    public async Task Holes_may_be_plain_values_inputs_outputs_and_nothing()
    {
        Input<string> input = "i";
        InputUnion<string, int> union = 3;
        string? nothing = null;

        var text = Output.Format($"{1}-{input}-{Output.Create("o")}-{union}-{nothing}.");

        Assert.That(await text.SeenAsync(), Is.EqualTo(Seen.Known("1-i-o-3-.")));
    }

    [Test]
    public async Task Formats_apply_to_the_values_inside()
    {
        var text = Output.Format($"{Output.Create(255):x4}|{Output.Create("a"),3}|{{}}");

        Assert.That(await text.SeenAsync(), Is.EqualTo(Seen.Known("00ff|  a|{}")));
    }

    [Test]
    public void The_text_carries_the_marks_of_every_hole() => Law.Holds(Marked.Numbers, Marked.Numbers, async (first, second) =>
    {
        var text = await Output.Format($"{first.ToOutput()}/{(Input<int>)second.ToOutput()}").SeenAsync();
        var joined = await Output.Tuple(first.ToOutput(), second.ToOutput()).Apply(both => $"{both.Item1}/{both.Item2}").SeenAsync();

        Assert.That(text, Is.EqualTo(joined));
    });

    [Test]
    public async Task An_unknown_or_secret_element_of_a_list_marks_the_text()
    {
        InputList<string> unknown = ["a", OutputUtilities.CreateUnknown("b")];
        InputMap<string> secret = new() { ["k"] = Output.CreateSecret("v") };

        Assert.That(await Output.Format($"{unknown}").SeenAsync(), Is.EqualTo(Seen.Unknown<string>()));
        Assert.That((await Output.Format($"{secret}").SeenAsync()).IsSecret, Is.True);
    }

    [Test]
    public async Task Numbers_are_written_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Cultures.WithDecimalComma;
        try
        {
            Assert.That($"{1.5}", Is.EqualTo("1,5"), "the culture is in force");
            Assert.That(await Output.Format($"{1.5} {Output.Create(-2.25)}").SeenAsync(), Is.EqualTo(Seen.Known("1.5 -2.25")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public async Task A_text_without_holes_is_an_output_all_the_same() =>
        Assert.That(await Output.Format($"plain").SeenAsync(), Is.EqualTo(Seen.Known("plain")));
}
