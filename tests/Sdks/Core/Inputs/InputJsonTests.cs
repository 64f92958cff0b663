using System.Text.Json;
using Pulumi.Utilities;

namespace Core.Tests.Inputs;

[TestFixture]
public sealed class InputJsonTests
{
    private const string Text = """{"b":[1,true,"x",null],"a":{"c":null,"d":0.5}}""";

    [Test]
    public async Task Text_documents_elements_and_outputs_of_them_travel_as_the_JSON_they_hold()
    {
        using var document = JsonDocument.Parse(Text);
        InputJson[] inputs =
        [
            Text, document, document.RootElement, Output.Create(Text), Output.Create(document), Output.Create(document.RootElement),
        ];

        foreach (var input in inputs)
            Assert.That(await OnWire.OfAsync(input), Is.EqualTo("""{"a":{"c":null,"d":0.5},"b":[1,true,"x",null]}"""));
    }

    [Test]
    public async Task It_keeps_the_marks_of_the_output_it_is_made_of()
    {
        InputJson secret = Output.CreateSecret("[1]");
        InputJson unknown = OutputUtilities.CreateUnknown("[1]");

        Assert.That(await OnWire.OfAsync(secret), Is.EqualTo(OnWire.Secret("[1]")));
        Assert.That(await OnWire.OfAsync(unknown), Is.EqualTo(OnWire.Unknown));
    }

    [Test]
    public async Task JSON_of_nothing_does_not_travel()
    {
        Assert.That(await OnWire.OfAsync((InputJson)"null"), Is.EqualTo("null"));
        Assert.That(await OnWire.OfAsync(new InputJson()), Is.EqualTo("null"));
    }

    [Test]
    public void Text_that_is_not_JSON_is_refused_at_once_and_an_output_of_it_later()
    {
        Assert.That(() => (InputJson)"{", Throws.InstanceOf<JsonException>());
        Assert.That(async () => await ((InputJson)Output.Create("{")).ToOutput().DataTask, Throws.InstanceOf<JsonException>());
    }
}
