using Platform.Engine.Policies;

namespace Engine.Tests.Policies;

/// <summary>A rule that does not look around is asked about a resource alone, as before its creation; it must not need another.</summary>
[TestFixture]
internal sealed class LooksAroundTests
{
    private static readonly string[] Around = [.. PolicyRuleTests.Cases().Where(AsksAround).Select(rule => rule.Rule).Distinct()];

    [Test]
    public void A_rule_says_so_when_it_asks_about_other_resources() => Assert.That(
        Around, Is.EquivalentTo(PolicyBook.All.Where(rule => rule is { LooksAround: true, AboutChanges: false }).Select(rule => rule.Id)));

    private static bool AsksAround(RuleCase rule) => new[] { rule.Pass(), rule.Fail(), rule.Unknown() }.Any(graph =>
    {
        var facts = new PolicyFacts(graph, PolicySettings.Of(graph.Config, PolicyBook.Ids, Ask.Today));
        PolicyBook.All.Single(known => known.Id == rule.Rule)
            .Test(new(graph.Resources.Single(node => node.Name == rule.Subject), facts));
        return facts.AskedAround;
    });
}
