using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Readers.Markdown;

namespace Engine.Tests.Readers.Markdown;

[TestFixture]
public sealed class LineDifferencesTests
{
    [Test]
    public void Changed_lines_stand_among_two_that_stay_on_either_side() => Assert.That(
        LineDifferences.Between("a b c d e f g h".Split(' '), "a b c d X f g h".Split(' ')),
        Is.EqualTo(new[] { "  …", "  c", "  d", "- e", "+ X", "  f", "  g", "  …" }));

    [Test]
    public void The_old_lines_can_be_read_without_the_pluses_and_the_new_ones_without_the_minuses() =>
        Prop.ForAll(Lines().ToArbitrary(), Lines().ToArbitrary(), (old, now) =>
        {
            // No line is far from a change when every line is new or gone.
            var lines = LineDifferences.Between([.. old.Prepend("old")], [.. now.Prepend("new")]).ToArray();
            if (lines.Contains("  …"))
                return;

            Assert.That(lines.Where(line => line[0] != '+').Select(line => line[2..]), Is.EqualTo(old.Prepend("old")));
            Assert.That(lines.Where(line => line[0] != '-').Select(line => line[2..]), Is.EqualTo(now.Prepend("new")));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Texts_too_long_to_be_compared_are_shown_whole()
    {
        string[] Numbered(string name) => [.. Enumerable.Range(0, 1_500).Select(i => $"{name}{i}")];

        Assert.That(LineDifferences.Between(Numbered("a"), Numbered("b")).Count(), Is.EqualTo(3_000));
    }

    private static Gen<List<string>> Lines() => Gen.Elements("a", "b", "c").ListOf().Select(lines => lines.ToList());
}
