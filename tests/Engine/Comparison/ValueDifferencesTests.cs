using Platform.Engine.Comparison;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Comparison;

[TestFixture]
public sealed class ValueDifferencesTests
{
    [Test]
    public void Differences_are_told_as_deep_inside_as_possible()
    {
        var old = Object(("a", 1), ("gone", "x"), ("list", List("x", "y", "z")), ("tags", Object(("Name", "old"), ("team", "a"))));
        var now = Object(("a", 1), ("list", List("x", "q")), ("new", "y"), ("tags", Object(("Name", "new"), ("team", "a"))));

        Assert.That(Told(old, now), Is.EqualTo(new[] { "delete gone", "update list[1]", "delete list[2]", "add new", "update tags.Name" }));
    }

    [Test]
    public void Secret_marks_alone_are_no_difference() =>
        Assert.That(Told(Object(("a", Object(("b", "x")))), Object(("a", Secret(Object(("b", "x")))))), Is.Empty);

    [Test]
    public void A_difference_inside_a_secret_is_one_of_the_secret_and_shows_neither_value()
    {
        var changes = ValueDifferences.Between(
            Object(("data", Object(("password", "old")))), Object(("data", Secret(Object(("password", "new"))))), out _);

        Assert.That(changes.Single().Path.ToString(), Is.EqualTo("data"));
        Assert.That(changes.Single().Old, Is.InstanceOf<SecretValue>());
        Assert.That(changes.Single().New, Is.InstanceOf<SecretValue>());
    }

    [Test]
    public void A_secret_that_cannot_be_read_is_unchanged_and_told()
    {
        var changes = ValueDifferences.Between(Object(("a", Secret(Unknown))), Object(("a", Secret("x"))), out var uncompared);

        Assert.That(changes, Is.Empty);
        Assert.That(uncompared, Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void An_unknown_value_differs_from_a_known_one() =>
        Assert.That(Told(Object(("a", "x")), Object(("a", Unknown))), Is.EqualTo(new[] { "update a" }));

    [Test]
    public void Null_and_nothing_are_the_same() =>
        Assert.That(Told(Object(("a", NullValue.Instance)), Object(("b", NullValue.Instance))), Is.Empty);

    [Test]
    public void What_a_provider_keeps_for_itself_is_no_difference() =>
        Assert.That(Told(Object(("__meta", "x"), ("a", Object(("__defaults", List())))), Object(("a", Object()))), Is.Empty);

    [Test]
    public void A_default_that_the_provider_filled_in_is_no_difference()
    {
        var old = Object(("__defaults", List("tier")), ("tier", "standard"), ("size", 1));

        Assert.That(Told(old, Object(("size", 1))), Is.Empty);
        Assert.That(Told(old, Object(("size", 1), ("tier", "large"))), Is.EqualTo(new[] { "update tier" }));
        Assert.That(Told(old, Object(("tier", "standard"))), Is.EqualTo(new[] { "delete size" }));
    }

    [Test]
    public void Assets_are_compared_by_what_they_hold()
    {
        var text = new AssetValue(false, "text", "hello", ObjectValue.Empty);
        var hash = new AssetValue(false, "hash", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", ObjectValue.Empty);

        Assert.That(Told(Object(("a", hash)), Object(("a", text))), Is.Empty);
        Assert.That(Told(Object(("a", text)), Object(("a", text with { Reference = "bye" }))), Is.EqualTo(new[] { "update a" }));
    }

    private static string[] Told(ObjectValue old, ObjectValue now) =>
        [.. ValueDifferences.Between(old, now, out _).Select(change => $"{change.KindName} {change.Path}")];
}
