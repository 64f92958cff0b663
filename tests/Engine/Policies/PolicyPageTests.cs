using Engine.Tests.Support;
using Platform.Engine.Policies;

namespace Engine.Tests.Policies;

/// <summary>The page about policy lists the rules that there are, as they are.</summary>
[TestFixture]
public sealed class PolicyPageTests
{
    [Test]
    public void The_page_lists_every_rule_and_no_other() => Assert.That(
        File.ReadLines(Repository.PathOf("docs/policy.md")).SkipWhile(line => line != "## Rules").Where(line =>
            line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(2),
        Is.EqualTo(PolicyBook.All.Select(Row)));

    private static string Row(PolicyRule rule) =>
        $"| {rule.Id} | {rule.Severity.ToString().ToLowerInvariant()}{(rule.ProductionOnly ? ", production" : "")} | {rule.Title} "
        + $"| {string.Join(", ", rule.References)} |";
}
