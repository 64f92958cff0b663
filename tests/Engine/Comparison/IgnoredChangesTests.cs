using Platform.Engine.Comparison;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Comparison;

[TestFixture]
public sealed class IgnoredChangesTests
{
    private static readonly ObjectValue Old = Object(
        ("a", 1), ("b", Object(("c", "old"), ("d", true))), ("e", List("x", "y")), ("s", Secret("old")));

    [Test]
    public void A_changed_value_is_put_back() => Assert.That(PutBack("a", Old.With("a", 2)), Is.EqualTo(Old));

    [Test]
    public void A_removed_value_is_put_back() => Assert.That(PutBack("a", Old.Without("a")), Is.EqualTo(Old));

    [Test]
    public void An_added_value_is_taken_away() => Assert.That(PutBack("new", Old.With("new", 2)), Is.EqualTo(Old));

    [Test]
    public void A_nested_value_is_put_back_and_its_neighbours_stay()
    {
        var now = Old.With("b", Object(("c", "new"), ("d", false)));

        Assert.That(PutBack("b.c", now), Is.EqualTo(Old.With("b", Object(("c", "old"), ("d", false)))));
    }

    [Test]
    public void An_item_of_a_list_is_put_back() =>
        Assert.That(PutBack("e[1]", Old.With("e", List("x", "z"))), Is.EqualTo(Old));

    [Test]
    public void A_star_stands_for_all_members() =>
        Assert.That(PutBack("b.*", Old.With("b", Object(("c", "new"), ("x", 1)))), Is.EqualTo(Old));

    [Test]
    public void A_star_stands_for_all_items() => Assert.That(PutBack("e[*]", Old.With("e", List("1", "2"))), Is.EqualTo(Old));

    [Test]
    public void A_value_taken_out_of_a_secret_stays_one()
    {
        var old = Object(("b", Secret(Object(("c", "old")))));

        var result = PutBack("b.c", Object(("b", Object(("c", "new")))), old);

        Assert.That(result, Is.EqualTo(Object(("b", Object(("c", Secret("old")))))));
    }

    [TestCase("e[2]", Description = "an item that only one side has")]
    [TestCase("n.c", Description = "a value in an object that only the earlier side has")]
    [TestCase("e[-1]")]
    public void What_cannot_be_put_back_stays_and_is_told(string path)
    {
        var old = Old.With("n", Object(("c", 1))).With("e", List("x", "y", "z"));

        var result = IgnoredChanges.PutBack(old, Old, PropertyPath.ParseAll([path]).Single(), out var applied);

        Assert.That(applied, Is.False);
        Assert.That(result, Is.EqualTo(Old));
    }

    [Test]
    public void A_path_that_neither_side_has_is_fine() => Assert.That(PutBack("q.r[3].s", Old), Is.EqualTo(Old));

    private static ObjectValue PutBack(string path, ObjectValue now, ObjectValue? old = null)
    {
        var result = IgnoredChanges.PutBack(old ?? Old, now, PropertyPath.ParseAll([path]).Single(), out var applied);
        Assert.That(applied, path);
        return result;
    }
}
