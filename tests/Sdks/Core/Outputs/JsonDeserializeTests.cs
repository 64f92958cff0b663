using System.Text.Json;
using FsCheck.Fluent;

namespace Core.Tests.Outputs;

[TestFixture]
public sealed class JsonDeserializeTests
{
    private sealed class Secret
    {
        public Output<string>? Password { get; init; }

        public Input<int>? Port { get; init; }

        public InputList<string>? Hosts { get; init; }

        public InputMap<double>? Weights { get; init; }
    }

    [Test]
    public void It_undoes_JsonSerialize_and_keeps_the_marks() =>
        Law.Holds(Marked.Gen(Gen.ArrayOf(Gen.Choose(-9, 9))), async marked =>
        {
            var back = Output.JsonDeserialize<int[]>(Output.JsonSerialize(marked.ToOutput())).Apply(values => string.Join(",", values));

            Assert.That(await back.SeenAsync(), Is.EqualTo(await marked.ToOutput().Apply(values => string.Join(",", values)).SeenAsync()));
        });

    [Test]
    public async Task Outputs_and_inputs_inside_carry_the_marks_of_the_text()
    {
        var text = new Marked<string>(
            """{"Password":"p","Port":5432,"Hosts":["a","b"],"Weights":{"a":0.5}}""",
            IsKnown: true, IsSecret: true, IsLate: true, [Marked.Sources[1]]);
        var read = (await Output.JsonDeserialize<Secret>(text.ToOutput()).DataTask).Value;
        var sources = await Seen.UrnsAsync(text.Sources);

        Assert.That(await read.Password!.SeenAsync(), Is.EqualTo(new Seen<string>("p", IsSecret: true, Sources: sources)));
        Assert.That(await read.Port!.SeenAsync(), Is.EqualTo(new Seen<int>(5432, IsSecret: true, Sources: sources)));
        Assert.That(
            await read.Hosts!.Apply(hosts => string.Join(",", hosts)).SeenAsync(),
            Is.EqualTo(new Seen<string>("a,b", IsSecret: true, Sources: sources)));
        Assert.That(
            await read.Weights!.Apply(weights => weights["a"]).SeenAsync(),
            Is.EqualTo(new Seen<double>(0.5, IsSecret: true, Sources: sources)));
    }

    [Test]
    public async Task Options_are_followed()
    {
        var options = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };
        var read = Output.JsonDeserialize<Secret>(Output.Create("""{"PORT":1}"""), options).Apply(secret => secret.Port!);

        Assert.That(await read.SeenAsync(), Is.EqualTo(Seen.Known(1)));
    }

    [Test]
    public async Task Text_that_is_not_JSON_fails() =>
        await Assert.ThrowsAsync<JsonException>(() => Output.JsonDeserialize<int>(Output.Create("{")).DataTask);

    [Test]
    public void A_missing_output_is_refused_at_once() =>
        Assert.That(() => Output.JsonDeserialize<int>(null!), Throws.ArgumentNullException);
}
