using System.Text.Json;
using System.Text.Json.Serialization;
using Pulumi.Utilities;

namespace Core.Tests.Outputs;

[TestFixture]
public sealed class JsonSerializeTests
{
    private sealed class Policy
    {
        public string Version { get; init; } = "1";

        public Output<string>? Role { get; init; }

        public Input<int>? Count { get; init; }

        public InputList<string>? Actions { get; init; }

        public InputMap<string>? Tags { get; init; }
    }

    private static readonly JsonSerializerOptions Compact = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    [Test]
    public async Task Outputs_inputs_lists_and_maps_inside_are_written_as_their_values()
    {
        var json = Output.JsonSerialize(Output.Create(new Policy
        {
            Role = Output.Create("r"),
            Count = 2,
            Actions = ["a", Output.Create("b")],
            Tags = new() { ["k"] = Output.Create("v") },
        }), Compact);

        Assert.That(await json.SeenAsync(), Is.EqualTo(Seen.Known(
            """{"version":"1","role":"r","count":2,"actions":["a","b"],"tags":{"k":"v"}}""")));
    }

    [Test]
    public async Task Options_are_optional_and_are_left_as_they_were()
    {
        var options = new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" };

        Assert.That(await Output.JsonSerialize(Output.Create(new[] { 1 })).SeenAsync(), Is.EqualTo(Seen.Known("[1]")));
        Assert.That(await Output.JsonSerialize(Output.Create(new[] { 1 }), options).SeenAsync(), Is.EqualTo(Seen.Known("[\n  1\n]")));
        Assert.That(options.Converters, Is.Empty);
    }

    [Test]
    public async Task Nested_outputs_are_read_to_the_innermost()
    {
        var nested = Output.Create(Output.Create(Output.CreateSecret(1)));

        Assert.That(await Output.JsonSerialize(nested).SeenAsync(), Is.EqualTo(new Seen<string>("1", IsSecret: true)));
    }

    [Test]
    public void The_text_carries_the_marks_of_the_value_and_of_everything_inside() =>
        Law.Holds(Marked.Numbers, Marked.Numbers, Marked.Numbers, async (outer, first, second) =>
        {
            var value = outer.ToOutput().Apply(_ => new[] { first.ToOutput(), second.ToOutput() });
            var json = await Output.JsonSerialize(value).SeenAsync();

            var flat = outer.ToOutput().Apply(_ => Output.All(first.ToOutput(), second.ToOutput()));
            Assert.That(json, Is.EqualTo(await flat.Apply(both => $"[{both[0]},{both[1]}]").SeenAsync()));
        });

    [Test]
    public async Task An_unknown_element_of_a_list_makes_the_text_unknown()
    {
        var value = new Policy { Actions = ["a", OutputUtilities.CreateUnknown("b")] };

        Assert.That(await Output.JsonSerialize(Output.Create(value)).SeenAsync(), Is.EqualTo(Seen.Unknown<string>()));
    }

    private sealed class Computed(Output<int> number)
    {
        public Output<int> Late => number.Apply(async value =>
        {
            await Task.Delay(1);
            return value;
        });
    }

    [Test]
    public async Task An_output_that_is_made_anew_whenever_it_is_read_is_written_as_well()
    {
        var json = await Output.JsonSerialize(Output.Create(new Computed(Output.Create(1)))).SeenAsync().WaitAsync(Trial.Patience);

        Assert.That(json, Is.EqualTo(Seen.Known("""{"Late":1}""")));
    }

    [Test]
    public async Task A_failed_output_inside_fails_the_text()
    {
        var value = Output.Create(new[] { Output.Create(Task.FromException<int>(new FormatException("no"))) });

        var failure = await Assert.ThrowsAsync<FormatException>(() => Output.JsonSerialize(value).DataTask);
        Assert.That(failure!.Message, Is.EqualTo("no"));
    }

    [Test]
    public void A_missing_output_is_refused_at_once() =>
        Assert.That(() => Output.JsonSerialize((Output<int>)null!), Throws.ArgumentNullException);
}
