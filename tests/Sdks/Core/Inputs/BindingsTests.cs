namespace Core.Tests.Inputs;

/// <summary>That the snippets compile is most of the proof; this is the rest of it.</summary>
[TestFixture]
public sealed class BindingsTests
{
    [Test]
    public async Task Results_of_Apply_are_unwrapped()
    {
        foreach (var one in new[]
        {
            Bindings.Apply.Plain(), Bindings.Apply.Task(), Bindings.Apply.Async(), Bindings.Apply.OutputResult(),
            Bindings.Apply.TypedLambda(), Bindings.Apply.OnInput(),
        })
            Assert.That(await one.SeenAsync(), Is.EqualTo(Seen.Known(1)));
        Assert.That(await Bindings.Apply.AsyncEffect().SeenAsync(), Is.EqualTo(Seen.Known(default(ValueTuple))));
        Assert.That(await Bindings.Apply.InputResult().SeenAsync(), Is.EqualTo(Seen.Known("i")));
        Assert.That(await Bindings.Apply.Nullable().SeenAsync(), Is.EqualTo(Seen.Known<string?>("t")));
        Assert.That(await Bindings.Apply.Conditional(false).SeenAsync(), Is.EqualTo(Seen.Known("other")));
        Assert.That((await Bindings.Apply.Array().SeenAsync()).Value, Is.EqualTo(new[] { "t" }));
        Assert.That(await Bindings.Apply.Tuple().SeenAsync(), Is.EqualTo(Seen.Known(("t", 1))));
    }

    [Test]
    public async Task Combinations_take_inputs_and_outputs_side_by_side()
    {
        Assert.That((await Bindings.Combine.AllOutputs().SeenAsync()).Value, Is.EqualTo(new[] { "t", "t" }));
        Assert.That((await Bindings.Combine.AllInputs().SeenAsync()).Value, Is.EqualTo(new[] { "i", "plain", "t" }));
        Assert.That((await Bindings.Combine.AllOfSequence().SeenAsync()).Value, Is.EqualTo(new[] { "a", "b" }));
        Assert.That((await Bindings.Combine.AllOfInputList().SeenAsync()).Value, Is.EqualTo(new[] { "a", "t" }));
        Assert.That(await Bindings.Combine.TupleOfOutputs().SeenAsync(), Is.EqualTo(Seen.Known(("t", 1))));
        Assert.That(await Bindings.Combine.TupleOfInputs().SeenAsync(), Is.EqualTo(Seen.Known(("i", 1))));
        Assert.That(await Bindings.Combine.Format().SeenAsync(), Is.EqualTo(Seen.Known("t-i-1")));
        Assert.That(await Bindings.Combine.Secret().SeenAsync(), Is.EqualTo(new Seen<string>("t", IsSecret: true)));
        Assert.That(await Bindings.Combine.SecretOfTask().SeenAsync(), Is.EqualTo(new Seen<string>("s", IsSecret: true)));
    }

    private static IEnumerable<TestCaseData> Sent()
    {
        yield return new TestCaseData(Bindings.Lists.Collection(), """["a","t","i"]""");
        yield return new TestCaseData(Bindings.Lists.Empty(), "[]");
        yield return new TestCaseData(Bindings.Lists.Initializer(), """["a","t","b","c","d","e"]""");
        yield return new TestCaseData(Bindings.Lists.FromArray(), """["a","b"]""");
        yield return new TestCaseData(Bindings.Lists.FromOutputs(), """["t","t"]""");
        yield return new TestCaseData(Bindings.Lists.FromQuery(), """["a!","b!"]""");
        yield return new TestCaseData(Bindings.Lists.FromOutputOfArray(), """["t","t"]""");
        yield return new TestCaseData(Bindings.Lists.FromOutputOfImmutableArray(), """["t","t"]""");
        yield return new TestCaseData(Bindings.Lists.FromOutputOfList(), """["t"]""");
        yield return new TestCaseData(Bindings.Lists.Single(), """["a"]""");
        yield return new TestCaseData(Bindings.Lists.SingleOutput(), """["t"]""");
        yield return new TestCaseData(Bindings.Lists.Objects(), """[{"prefix":"p"}]""");
        yield return new TestCaseData(Bindings.Lists.ObjectCollection(), """[{"prefix":"t"}]""");
        yield return new TestCaseData(Bindings.Lists.Unions(), """["a",1,"t",1]""");
        yield return new TestCaseData(Bindings.Maps.Indexed(), """{"a":"x","b":"t","c":"i"}""");
        yield return new TestCaseData(Bindings.Maps.Pairs(), """{"a":"x","b":"t"}""");
        yield return new TestCaseData(Bindings.Maps.Merged(), """{"a":"x","b":"y"}""");
        yield return new TestCaseData(Bindings.Maps.Empty(), "{}");
        yield return new TestCaseData(Bindings.Maps.FromDictionary(), """{"a":"x"}""");
        yield return new TestCaseData(Bindings.Maps.FromImmutable(), """{"a":"x"}""");
        yield return new TestCaseData(Bindings.Maps.FromOutput(), """{"a":"t"}""");
        yield return new TestCaseData(Bindings.Maps.OfLists(), """{"a":["x","t"]}""");
        yield return new TestCaseData(Bindings.Maps.OfAnything(), """{"a":1,"b":"x","c":"t"}""");
        yield return new TestCaseData(Bindings.Others.UnionOfText(), "\"a\"");
        yield return new TestCaseData(Bindings.Others.UnionOfNumber(), "1");
        yield return new TestCaseData(Bindings.Others.UnionOfOutput(), "1");
        yield return new TestCaseData(Bindings.Others.Json(), """{"a":1}""");
        yield return new TestCaseData(Bindings.Others.JsonOfSerialized(), """{"a":1}""");
        yield return new TestCaseData(Bindings.Others.Enum(), "7");
        yield return new TestCaseData(Bindings.Others.Absent(), "null");
        yield return new TestCaseData(Bindings.Others.Anything(), "\"t\"");
        yield return new TestCaseData(Bindings.Others.Object(), """{"prefix":"p"}""");
        yield return new TestCaseData(
            Bindings.Args(), """{"name":"t","rules":[{"days":1,"prefix":"p"}],"size":3,"tags":{"k":"v","l":"t"},"zones":["a","t"]}""");
        yield return new TestCaseData(
            Bindings.AssignedArgs(), """{"name":"t-x","rules":[{"prefix":"p"}],"tags":{"k":"v"},"zones":["a","t"]}""");
    }

    [TestCaseSource(nameof(Sent))]
    public async Task Inputs_hold_what_was_written(object? input, string json) =>
        Assert.That(await OnWire.OfAsync(input), Is.EqualTo(json));

    [Test]
    public async Task Options_hold_what_was_written()
    {
        var (a, b) = (Marked.Sources[0], Marked.Sources[1]);
        var options = Bindings.Options(a, b);

        Assert.That((await options.DependsOn.ToOutput().DataTask).Value, Is.EqualTo(new[] { a, b }));
        Assert.That((await options.ReplaceWith.ToOutput().DataTask).Value, Is.EqualTo(new[] { a }));
        Assert.That((options.Aliases.Count, options.IgnoreChanges.Count, options.ResourceTransformations.Count), Is.EqualTo((2, 2, 2)));
        Assert.That((await Bindings.Lists.ResourceCollection(a).ToOutput().DataTask).Value, Is.EqualTo(new[] { a, a }));
        Assert.That((await Bindings.Lists.Resources(a).ToOutput().DataTask).Value, Is.EqualTo(new[] { a }));
    }
}
