using Platform.Engine.Graph;
using Platform.Engine.Readers;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Readers;

[TestFixture]
public sealed class ValueTextTests
{
    private static IEnumerable<TestCaseData> Shown()
    {
        yield return new("plain text", "plain text");
        yield return new("two\nlines", "two\\nlines");
        yield return new(Object(("a", 1), ("b", List("x", true, NullValue.Instance))), "{a: 1, b: [\"x\", true, null]}");
        yield return new(Object(("a", Secret("x")), ("b", Unknown)), "{a: [secret], b: <known after update>}");
        yield return new((PropertyValue)0.1, "0.1");
        yield return new((PropertyValue)4503599627370497, "4503599627370497");
        yield return new((PropertyValue)1e21, "1E+21");
        yield return new(new ResourceReferenceValue("urn:x", "id"), "urn:x");
        yield return new(new AssetValue(false, "path", "./a", ObjectValue.Empty), "asset(path: ./a)");
        yield return new(
            new AssetValue(true, "assets", "", Object(("a", new AssetValue(false, "text", "b", ObjectValue.Empty)))),
            "archive(a: asset(text: b))");
    }

    [TestCaseSource(nameof(Shown))]
    public void A_value_is_shown_in_one_line(object value, string line) =>
        Assert.That(ValueText.Line(value as PropertyValue ?? (string)value), Is.EqualTo(line));

    [Test]
    public void A_long_value_is_cut_off_without_being_written_out()
    {
        var list = List([.. Enumerable.Repeat((PropertyValue)new string('x', 100), 100_000)]);

        Assert.That(ValueText.Line(list, 20), Is.EqualTo("[\"xxxxxxxxxxxxxxxxx…"));
    }
}
