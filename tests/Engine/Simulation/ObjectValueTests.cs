using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Graph;

namespace Engine.Tests.Simulation;

/// <summary>Holds the merging of objects to what a dictionary would do; every simulated answer is made by it.</summary>
[TestFixture]
public sealed class ObjectValueTests
{
    [Test]
    public void Entries_are_in_order_and_of_equal_names_the_last_counts() =>
        Prop.ForAll(Entries(), entries => Same(new ObjectValue(Values(entries)), Dictionary(entries))).QuickCheckThrowOnFailure();

    [Test]
    public void Merging_takes_the_other_s_value_where_both_have_one() =>
        Prop.ForAll(Entries(), Entries(), (mine, theirs) =>
            Same(new ObjectValue(Values(mine)).With(new ObjectValue(Values(theirs))),
                Dictionary([.. mine, .. theirs]))).QuickCheckThrowOnFailure();

    [Test]
    public void Adding_one_value_replaces_or_inserts_it() =>
        Prop.ForAll(Entries(), ArbMap.Default.ArbFor<int>(), (entries, number) =>
        {
            var name = $"n{Math.Abs((long)number) % 12}";
            return Same(new ObjectValue(Values(entries)).With(name, "new"), Dictionary([.. entries, (name, "new")]));
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<(string Name, string Value)[]> Entries() =>
        Gen.ArrayOf(Gen.Two(Gen.Choose(0, 11)))
            .Select(pairs => pairs.Select(pair => ($"n{pair.Item1}", $"v{pair.Item2}")).ToArray())
            .ToArbitrary();

    private static IEnumerable<KeyValuePair<string, PropertyValue>> Values((string Name, string Value)[] entries) =>
        entries.Select(entry => KeyValuePair.Create(entry.Name, (PropertyValue)entry.Value));

    private static SortedDictionary<string, string> Dictionary((string Name, string Value)[] entries)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
            all[name] = value;
        return all;
    }

    private static bool Same(ObjectValue actual, SortedDictionary<string, string> expected) =>
        actual.Select(entry => (entry.Key, ((StringValue)entry.Value).Value)).SequenceEqual(
            expected.Select(entry => (entry.Key, entry.Value)))
        && expected.All(entry => actual.Text(entry.Key) == entry.Value);
}
