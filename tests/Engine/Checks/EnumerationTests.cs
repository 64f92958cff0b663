using Platform.Engine.Checks.Rules;

namespace Engine.Tests.Checks;

[TestFixture]
public sealed class EnumerationTests
{
    [Test]
    public void A_line_gives_a_rule_for_a_property_and_for_the_members_of_a_list()
    {
        var entry = RuleEntry.Enumerations("a/B.c = X Y").Single();

        Assert.That((entry.Type, entry.Property), Is.EqualTo(("a/B", "c")));
        Assert.That(Problems(entry, "X"), Is.Empty);
        Assert.That(Problems(entry, "Z").Single(), Is.EqualTo("Z: must be X or Y"));
        Assert.That(Problems(entry, Values.List("X", "Z")).Single(), Is.EqualTo("[1]: Z: must be X or Y"));
    }

    [Test]
    public void A_line_may_go_on_in_the_next() =>
        Assert.That(Problems(RuleEntry.Enumerations("a/B.c = X \\\n    Y\nd/E.f = Z").First(), "Y"), Is.Empty);

    [Test]
    public void Values_that_a_service_adds_to_are_only_warned_about() =>
        Assert.That(Problems(RuleEntry.Enumerations("a/B.c = ALPHA BETA", "may be newer").Single(), "ALPHB").Single(),
            Is.EqualTo("ALPHB: may be newer\n    fix: did you mean ALPHA?"));

    [Test]
    public void Among_many_values_only_the_meant_one_is_told()
    {
        var entry = RuleEntry.Enumerations(
            "a/B.c = " + string.Join(' ', Enumerable.Range(0, 20).Select(number => $"VALUE_{(char)('A' + number)}{number}"))).Single();

        Assert.That(Problems(entry, "VALUE_C_2").Single(),
            Is.EqualTo("VALUE_C_2: is not among the possible values\n    fix: did you mean VALUE_C2?"));
    }

    private static IEnumerable<string> Problems(RuleEntry entry, Platform.Engine.Graph.PropertyValue value)
    {
        var findings = new Platform.Engine.Checks.Findings(null);
        entry.Rule(value, new RuleContext(findings, "a:b:C", null));
        return findings.Problems.Select(problem => problem.ToString().TrimStart(':', ' '));
    }
}
