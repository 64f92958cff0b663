using Pulumi.Utilities;

namespace Core.Tests.Inputs;

[TestFixture]
public sealed class InputTests
{
    [Test]
    public async Task A_value_is_an_input_and_the_input_an_output_of_it()
    {
        Input<string> input = "a";
        Output<string> output = input;

        Assert.That(await output.SeenAsync(), Is.EqualTo(Seen.Known("a")));
        Assert.That(await input.ToOutput().SeenAsync(), Is.EqualTo(Seen.Known("a")));
    }

    [Test]
    public void An_output_is_an_input_with_all_its_marks() => Law.Holds(Marked.Numbers, async marked =>
    {
        Input<int> input = marked.ToOutput();

        Assert.That(await input.SeenAsync(), Is.EqualTo(await marked.ToOutput().SeenAsync()));
    });

    [Test]
    public async Task No_input_is_an_output_of_the_default()
    {
        Assert.That(await ((Input<string>?)null).ToOutput().SeenAsync(), Is.EqualTo(Seen.Known<string>(null!)));
        Assert.That(await ((Input<int>?)null).Apply(number => number + 1).SeenAsync(), Is.EqualTo(Seen.Known(1)));
    }

    [Test]
    public void No_output_is_no_input() =>
        Assert.That(() => (Input<string>)(Output<string>)null!, Throws.ArgumentNullException);

    [Test]
    public void Applying_to_an_input_is_applying_to_its_output() => Law.Holds(Marked.Numbers, async marked =>
    {
        Input<int> input = marked.ToOutput();
        var expected = await marked.ToOutput().Apply(number => number * 2).SeenAsync();

        Assert.That(await input.Apply(number => number * 2).SeenAsync(), Is.EqualTo(expected));
        Assert.That(await input.Apply(number => Task.FromResult(number * 2)).SeenAsync(), Is.EqualTo(expected));
        Assert.That(await input.Apply(number => (Input<int>)(number * 2)).SeenAsync(), Is.EqualTo(expected));
        Assert.That(await input.Apply(number => Output.Create(number * 2)).SeenAsync(), Is.EqualTo(expected));
    });

    [Test]
    public async Task An_input_travels_as_its_value()
    {
        Assert.That(await OnWire.OfAsync((Input<string>)"a"), Is.EqualTo("\"a\""));
        Assert.That(await OnWire.OfAsync((Input<int>)Output.CreateSecret(1)), Is.EqualTo(OnWire.Secret("1")));
        Assert.That(await OnWire.OfAsync((Input<int>)OutputUtilities.CreateUnknown(1)), Is.EqualTo(OnWire.Unknown));
    }
}
