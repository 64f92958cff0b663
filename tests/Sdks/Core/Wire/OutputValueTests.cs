using Pulumi.Serialization;
using Pulumi.Utilities;

namespace Core.Tests.Wire;

/// <summary>Where the receiver is a program itself (remote components, methods, transforms), outputs keep their marks.</summary>
[TestFixture]
public sealed class OutputValueTests
{
    private static readonly Resource A = Marked.Sources[0];
    private static readonly Resource B = Marked.Sources[1];

    private const string UrnA = "\"urn:pulumi:stack::project::test:index:Source::a\"";
    private const string UrnB = "\"urn:pulumi:stack::project::test:index:Source::b\"";

    [Test]
    public async Task A_known_public_value_without_sources_needs_no_marks()
    {
        Assert.That(await MarkedOfAsync(Output.Create("v")), Is.EqualTo("\"v\""));
        Assert.That(await MarkedOfAsync("v"), Is.EqualTo("\"v\""));
    }

    [Test]
    public async Task A_secret_says_so() =>
        Assert.That(await MarkedOfAsync(Output.CreateSecret("v")), Is.EqualTo(OnWire.OutputValue("\"value\":\"v\",\"secret\":true")));

    [Test]
    public async Task An_unknown_value_is_absent()
    {
        var unknown = OutputUtilities.CreateUnknown("v");

        Assert.That(
            await MarkedOfAsync(unknown), Is.EqualTo("""{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4"}"""));
        Assert.That(await MarkedOfAsync(Output.CreateSecret(unknown)), Is.EqualTo(OnWire.OutputValue("\"secret\":true")));
    }

    [Test]
    public async Task Sources_are_listed_in_order() => Assert.That(
        await MarkedOfAsync(From("v", B, A)), Is.EqualTo(OnWire.OutputValue($"\"value\":\"v\",\"dependencies\":[{UrnA},{UrnB}]")));

    [Test]
    public async Task Each_element_of_a_list_or_map_has_marks_of_its_own()
    {
        InputList<string> list = ["plain", Output.CreateSecret("s"), From("v", A)];

        Assert.That(await MarkedOfAsync(list), Is.EqualTo(
            $"[\"plain\",{OnWire.OutputValue("\"value\":\"s\",\"secret\":true")},"
            + $"{OnWire.OutputValue($"\"value\":\"v\",\"dependencies\":[{UrnA}]")}]"));
    }

    [Test]
    public async Task Inside_an_output_there_are_no_further_output_values_and_the_sources_move_to_the_outermost()
    {
        var nested = Output.Create(new Dictionary<string, object> { ["x"] = From("v", A), ["y"] = Output.CreateSecret(1) });

        Assert.That(await MarkedOfAsync(nested), Is.EqualTo(
            OnWire.OutputValue($"\"value\":{{\"x\":\"v\",\"y\":{OnWire.Secret("1")}}},\"dependencies\":[{UrnA}]")));
    }

    [Test]
    public async Task It_comes_back_as_an_output_with_the_same_marks()
    {
        var value = OnWire.OutputValue($"\"value\":[1],\"secret\":true,\"dependencies\":[{UrnA}]");
        var back = Deserializer.Deserialize(OnWire.From(value));
        var output = (Output<object?>)back.Value!;

        Assert.That((back.IsKnown, back.IsSecret), Is.EqualTo((true, false)));
        Assert.That(
            await output.Apply(list => ((ImmutableArray<object?>)list!)[0]).SeenAsync(),
            Is.EqualTo(new Seen<object?>(1.0, IsSecret: true, Sources: UrnA.Trim('"'))));
        Assert.That(await MarkedOfAsync(output), Is.EqualTo(value));
    }

    [Test]
    public async Task An_unknown_one_comes_back_unknown()
    {
        var back = Deserializer.Deserialize(OnWire.From(OnWire.OutputValue("\"secret\":true")));

        Assert.That(await ((Output<object?>)back.Value!).SeenAsync(), Is.EqualTo(new Seen<object?>(null, IsKnown: false, IsSecret: true)));
    }

    private static Output<string> From(string value, params Resource[] sources) =>
        new(new OutputData<string>([.. sources], value, IsKnown: true, IsSecret: false));

    private static Task<string> MarkedOfAsync(object value) =>
        OnWire.OfAsync(value, new Serializer(keepResources: true, keepOutputValues: true));
}
