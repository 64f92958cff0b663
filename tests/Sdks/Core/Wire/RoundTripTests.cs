using FsCheck;
using FsCheck.Fluent;
using Pulumi.Serialization;

namespace Core.Tests.Wire;

/// <summary>What a program sends, an engine that gives it back unchanged gives back.</summary>
[TestFixture]
public sealed class RoundTripTests
{
    /// <summary>A value as a program writes it, what comes back, and the marks that come back with it.</summary>
    private sealed record Tree(object? Sent, string Back, bool IsKnown = true, bool IsSecret = false);

    private static readonly Gen<string> Keys = Gen.Elements("a", "b", "c", "_d", "with space", "ä");

    private static readonly Gen<Tree> Leaves = Gen.OneOf(
        Gen.Constant(new Tree(null, "null")),
        Gen.Elements(true, false).Select(flag => new Tree(flag, flag ? "True" : "False")),
        Gen.Choose(int.MinValue, int.MaxValue).Select(number => new Tree(number, $"{(double)number:R}")),
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(number => new Tree((double)number, $"{(double)number:R}")),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => new Tree(text.Get, $"'{text.Get}'")),
        Gen.Constant(new Tree(new StringAsset("t"), "asset")));

    [Test]
    public void Any_tree_of_values_comes_back_with_its_marks() => Law.Holds(Gen.Sized(size => Trees(Math.Min(size / 8, 4))), async tree =>
    {
        var wire = await new Serializer(keepResources: true).SerializeAsync("value", tree.Sent);
        var back = Deserializer.Deserialize(wire);

        Assert.That((back.IsKnown, back.IsSecret), Is.EqualTo((tree.IsKnown, tree.IsSecret)));
        if (tree.IsKnown)
            Assert.That(TextOf(back.Value), Is.EqualTo(tree.Back));
    });

    [Test]
    public void What_came_back_is_sent_as_before() => Law.Holds(Gen.Sized(size => Trees(Math.Min(size / 8, 4))), async tree =>
    {
        if (!tree.IsKnown || tree.IsSecret)
            return;

        var wire = await OnWire.OfAsync(tree.Sent);
        Assert.That(await OnWire.OfAsync(Deserializer.Deserialize(OnWire.From(wire)).Value), Is.EqualTo(wire));
    });

    [Test]
    public void An_output_object_comes_back_through_its_constructor() => Law.Holds(Rules(2), async rule =>
    {
        var wire = await new Serializer(keepResources: true).SerializeAsync("value", rule);
        var back = Converter.Convert<Rule>(warning => Assert.Fail(warning), "value", wire);

        Assert.That(TextOf(back.Value), Is.EqualTo(TextOf(rule)));
    });

    private static Gen<Tree> Trees(int depth) => depth == 0 ? Leaves : Gen.Frequency(
        (3, Leaves), (2, ListsOf(Trees(depth - 1))), (2, ObjectsOf(Trees(depth - 1))), (2, MarkedOf(Trees(depth - 1))));

    private static Gen<Tree> ListsOf(Gen<Tree> items) => Gen.ListOf(items).Select(list => new Tree(
        list.Select(item => item.Sent).ToArray(),
        $"[{string.Join(",", list.Select(item => item.Back))}]",
        list.All(item => item.IsKnown),
        list.Any(item => item.IsSecret)));

    private static Gen<Tree> ObjectsOf(Gen<Tree> members) =>
        from keys in Gen.ListOf(Keys)
        let distinct = keys.Distinct().ToArray()
        from values in Gen.ArrayOf(members, distinct.Length)
        let entries = distinct.Zip(values).OrderBy(entry => entry.First, StringComparer.Ordinal).ToArray()
        // A member without a value does not travel, unless what it lacks is only not known yet or secret.
        let travelling = entries.Where(entry => !IsNothing(entry.Second))
        select new Tree(
            entries.ToDictionary(entry => entry.First, entry => entry.Second.Sent),
            $"{{{string.Join(",", travelling.Select(entry => $"{entry.First}:{entry.Second.Back}"))}}}",
            entries.All(entry => entry.Second.IsKnown),
            entries.Any(entry => entry.Second.IsSecret));

    private static Gen<Tree> MarkedOf(Gen<Tree> inner) =>
        from tree in inner
        from isKnown in Marked.Chance(7, 8)
        from isSecret in Marked.Chance(1, 4)
        from isLate in Marked.Chance(1, 2)
        select new Tree(
            new Marked<object?>(tree.Sent, isKnown, isSecret, isLate, []).ToOutput(),
            tree.Back,
            isKnown && tree.IsKnown,
            isKnown && (isSecret || tree.IsSecret));

    private static bool IsNothing(Tree tree) => tree is { Back: "null", IsKnown: true, IsSecret: false };

    private static Gen<Rule> Rules(int depth) =>
        from name in Gen.Elements("a", "", "ä")
        from priority in Gen.Elements<int?>(null, 0, 7)
        from ports in Gen.ListOf(Gen.Elements("80", "443"))
        from labels in Gen.Elements(null, ImmutableDictionary<string, string>.Empty.Add("k", "v"))
        from target in Gen.Elements(Union<string, int>.FromT0("t"), Union<string, int>.FromT1(3))
        from level in Gen.Elements(Level.Low, Level.High)
        from isDefault in Gen.Elements(true, false)
        from inner in depth == 0 ? Gen.Constant<Rule?>(null) : Rules(depth - 1).Select(rule => (Rule?)rule)
        select Rule.Make(name, priority, [.. ports], labels, target, Tier.Hot, level, inner, isDefault);

    private static string TextOf(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        double number => $"{number:R}",
        StringAsset => "asset",
        ImmutableArray<object?> list => $"[{string.Join(",", list.Select(TextOf))}]",
        ImmutableArray<string> list => $"[{string.Join(",", list)}]",
        ImmutableDictionary<string, object?> members => MembersOf(members),
        ImmutableDictionary<string, string> members => MembersOf(members),
        Rule r => $"{r.Name}|{r.Priority}|{TextOf(r.Ports)}|{TextOf((object?)r.Labels)}|{r.Target}|{r.Tier}|{r.Level}|{r.IsDefault}"
            + $"|{TextOf(r.Inner)}",
        _ => $"{value}",
    };

    private static string MembersOf<T>(ImmutableDictionary<string, T> members)
    {
        var texts = members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{TextOf(member.Value)}");
        return $"{{{string.Join(",", texts)}}}";
    }
}
