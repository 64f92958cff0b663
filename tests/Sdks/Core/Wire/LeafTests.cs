using System.Globalization;
using System.Text.Json;

namespace Core.Tests.Wire;

[TestFixture]
public sealed class LeafTests
{
    private static IEnumerable<TestCaseData> Leaves()
    {
        yield return new TestCaseData(null, "null");
        yield return new TestCaseData(true, "true");
        yield return new TestCaseData(-7, "-7");
        yield return new TestCaseData(0.25, "0.25");
        yield return new TestCaseData("ä \"quoted\"", "\"ä \\\"quoted\\\"\"");
        yield return new TestCaseData(Level.High, "7");
        yield return new TestCaseData(Tier.Hot, "\"hot\"");
        yield return new TestCaseData(Size.Half, "0.5");
        yield return new TestCaseData(Union<string, int>.FromT1(3), "3");
        yield return new TestCaseData(default(ValueTuple), "null").SetArgDisplayNames("the result of an effect");
        yield return new TestCaseData(JsonDocument.Parse("""{"a":[1,null]}""").RootElement, """{"a":[1,null]}""");
    }

    [TestCaseSource(nameof(Leaves))]
    public async Task A_leaf_travels_as_itself(object? value, string json) => Assert.That(await OnWire.OfAsync(value), Is.EqualTo(json));

    private static IEnumerable<TestCaseData> Strangers()
    {
        const string Advice = "use bool, int, double, string, a list, a dictionary with string keys or an args class";
        yield return new TestCaseData(1L, $"value: System.Int64 is not a supported argument type; {Advice}");
        yield return new TestCaseData(1f, $"value: System.Single is not a supported argument type; {Advice}");
        yield return new TestCaseData(1m, $"value: System.Decimal is not a supported argument type; {Advice}");
        yield return new TestCaseData(DateTime.UnixEpoch, $"value: System.DateTime is not a supported argument type; {Advice}");
        yield return new TestCaseData(Guid.Empty, $"value: System.Guid is not a supported argument type; {Advice}");
        yield return new TestCaseData(new object(), $"value: System.Object is not a supported argument type; {Advice}");
        yield return new TestCaseData(
            Task.FromResult("t"),
            "value: System.Threading.Tasks.Task`1[System.String] is not a supported argument type; wrap it with Output.Create");
        yield return new TestCaseData(
            LongEnum.One,
            "value: Core.Tests.Wire.LeafTests+LongEnum is not a supported argument type; only enums over Int32 are supported");
    }

    private enum LongEnum : long
    {
        One = 1,
    }

    [TestCaseSource(nameof(Strangers))]
    public async Task A_type_that_cannot_travel_is_named_with_its_path_and_a_way_out(object value, string message)
    {
        var failure = await Assert.CatchAsync<InvalidOperationException>(() => OnWire.OfAsync(value));
        Assert.That(failure!.Message, Is.EqualTo(message));
    }

    [Test]
    public void A_stranger_deep_inside_is_found_by_its_path()
    {
        var value = new Dictionary<string, object> { ["list"] = new object[] { "a", new Dictionary<string, object> { ["when"] = 1L } } };

        Assert.That(
            async () => await OnWire.OfAsync(Output.Create(value)),
            Throws.InstanceOf<InvalidOperationException>().With.Message.StartsWith("value.list[1].when: System.Int64 is not a supported"));
        Assert.That(
            async () => await OnWire.OfAsync(new Dictionary<int, string> { [1] = "a" }),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "value: System.Collections.Generic.Dictionary`2[System.Int32,System.String] has a key that is not a string"));
    }

    [Test]
    public async Task Object_members_are_sent_in_the_order_of_their_names_and_null_ones_not_at_all()
    {
        var value = new Dictionary<string, object?> { ["b"] = 1, ["B"] = 2, ["a"] = null, ["aa"] = new object?[] { null, 1 } };

        Assert.That(await OnWire.OfAsync(value), Is.EqualTo("""{"B":2,"aa":[null,1],"b":1}"""));
    }

    [Test]
    public async Task Numbers_travel_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Cultures.WithDecimalComma;
        try
        {
            Assert.That(await OnWire.OfAsync(new object[] { -1, 1.5 }), Is.EqualTo("[-1,1.5]"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
