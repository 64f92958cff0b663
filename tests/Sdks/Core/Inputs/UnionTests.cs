namespace Core.Tests.Inputs;

[TestFixture]
public sealed class UnionTests
{
    private static readonly Union<string, int> Text = "a";
    private static readonly Union<string, int> Number = 1;

    [Test]
    public void It_knows_which_alternative_it_holds()
    {
        Assert.That((Text.IsT0, Text.IsT1, Text.AsT0, Text.Value), Is.EqualTo((true, false, "a", (object)"a")));
        Assert.That((Number.IsT0, Number.IsT1, Number.AsT1, Number.Value), Is.EqualTo((false, true, 1, (object)1)));
    }

    [Test]
    public void The_alternative_it_does_not_hold_is_refused()
    {
        Assert.That(() => Text.AsT1, Throws.InvalidOperationException.With.Message.EqualTo("The union holds T0 (String), not T1."));
        Assert.That(() => Number.AsT0, Throws.InvalidOperationException.With.Message.EqualTo("The union holds T1 (Int32), not T0."));
    }

    [Test]
    public void Maps_change_the_alternative_they_are_for_and_leave_the_other()
    {
        Assert.That(Text.MapT0(text => text.Length), Is.EqualTo(Union<int, int>.FromT0(1)));
        Assert.That(Number.MapT0(text => text.Length), Is.EqualTo(Union<int, int>.FromT1(1)));
        Assert.That(Text.MapT1(number => number + 1), Is.EqualTo(Text));
        Assert.That(Number.MapT1(number => number + 1), Is.EqualTo(Union<string, int>.FromT1(2)));
        Assert.That(Text.Bimap(text => text + "!", number => -number), Is.EqualTo(Union<string, int>.FromT0("a!")));
        Assert.That(Number.Bimap(text => text + "!", number => -number), Is.EqualTo(Union<string, int>.FromT1(-1)));
    }

    [Test]
    public void Match_and_Switch_take_the_branch_of_what_is_held()
    {
        var taken = new List<object>();
        Text.Switch(taken.Add, number => taken.Add(number));
        Number.Switch(taken.Add, number => taken.Add(number));

        Assert.That(taken, Is.EqualTo(new object[] { "a", 1 }));
        Assert.That(Text.Match(text => text, number => $"{number}"), Is.EqualTo("a"));
        Assert.That(Number.Match(text => text, number => $"{number}"), Is.EqualTo("1"));
    }

    [Test]
    public void Picking_answers_the_alternative_or_the_other_one()
    {
        Assert.That((Text.TryPickT0(out var text, out _), text), Is.EqualTo((true, "a")));
        Assert.That((Text.TryPickT1(out _, out var other), other), Is.EqualTo((false, "a")));
        Assert.That((Number.TryPickT1(out var number, out _), number), Is.EqualTo((true, 1)));
        Assert.That((Number.TryPickT0(out _, out var rest), rest), Is.EqualTo((false, 1)));
    }

    [Test]
    public void Unions_are_equal_when_alternative_and_value_are()
    {
        var (first, same, second) = (Union<int, int>.FromT0(1), Union<int, int>.FromT0(1), Union<int, int>.FromT1(1));

        Assert.That(first, Is.EqualTo(same));
        Assert.That(first.GetHashCode(), Is.EqualTo(same.GetHashCode()));
        Assert.That(first, Is.Not.EqualTo(second));
        Assert.That(Text == "a" && Text != Number, Is.True);
        Assert.That(Text.Equals((object)"a"), Is.False);
    }

    [Test]
    public void The_default_holds_the_first_alternative_s_default()
    {
        Assert.That(default(Union<int, string>).AsT0, Is.Zero);
        Assert.That(default(Union<string, int>).ToString(), Is.Empty);
    }
}
