using System.Text.RegularExpressions;
using Engine.Tests.Support;
using Platform.Stacks.Environments;
using Platform.Stacks.Rules;
using Platform.Stacks.Specs;

namespace Platform.Tests.Stacks;

/// <summary>Who says how an environment is built and how long it lives, by the file and the messages of docs/sandbox.md.</summary>
[TestFixture]
public partial class LifetimeRulesTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs/sandbox.md"));
    private static readonly string Yaml = Blocks("yaml").Single();
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Test]
    public void It_warns_from_the_day_after_the_last()
    {
        Assert.That(Warnings(new(2026, 12, 1)), Has.None.StartsWith("platform:expires"));
        Assert.That(Warnings(new(2026, 12, 2)), Has.Some.EqualTo(Blocks("text").First().TrimEnd()));
    }

    [Test]
    public void What_is_built_like_production_does_not_expire() => Assert.That(
        Refusal(Yaml.Replace("profile: dev", "profile: prod", StringComparison.Ordinal)), Is.EqualTo(Blocks("text").Last().TrimEnd()));

    [TestCase("2026-13-01")]
    [TestCase("tomorrow")]
    [TestCase("1.12.2026")]
    public void A_last_day_is_a_day(string text) => Assert.That(
        Refusal(Yaml.Replace("2026-12-01", text, StringComparison.Ordinal)), Does.Contain($"platform:expires: {text}: must be a day"));

    [Test]
    public void A_name_without_a_profile_is_built_like_production_and_warned_of()
    {
        var (environment, warnings) = Read("sandbox", Without(Without(Yaml, "profile"), "expires"), Day);

        Assert.That(environment.Clusters["main"].DeletionProtection, Is.True);
        Assert.That(warnings.Select(warning => warning.Path), Does.Contain("platform:profile"));
    }

    [Test]
    public void A_chosen_profile_is_not_warned_of()
    {
        var (environment, warnings) = Read("sandbox", Yaml, Day);

        Assert.That(environment.Clusters["main"].DeletionProtection, Is.False);
        Assert.That(warnings.Select(warning => warning.Path), Does.Not.Contain("platform:profile"));
    }

    [Test]
    public void A_stack_without_clusters_is_built_like_none()
    {
        var (_, warnings) = Read("deployers", """
            config:
              platform:organization: acme
              platform:deploy:
                repository: { owner: acme, ownerId: "1234567", name: platform, id: "7654321" }
                deployEnvironments: [prod]
                projects: { acme-prod: {} }
            """, Day);

        Assert.That(warnings, Is.Empty);
    }

    [Test]
    public void Production_is_not_built_like_another() => Assert.That(
        Assert.Throws<ConfigurationException>(() => Read("prod", Yaml, Day))!.Problems.Select(problem => problem.Path), Is.EqualTo(["platform:profile"]));

    [Test]
    public void An_unknown_profile_is_refused_and_nothing_is_said_of_what_it_would_bring() => Assert.That(
        Refusal(Yaml.Replace("profile: dev", "profile: stagin", StringComparison.Ordinal)),
        Is.EqualTo("""
            Pulumi.sandbox.yaml: 1 problem

              platform:profile: stagin: must be one of prod, staging, dev
                  fix: set platform:profile to staging
            """));

    private static string Refusal(string yaml) => Assert.Throws<ConfigurationException>(() => Read("sandbox", yaml, Day))!.Message;

    private static IEnumerable<string> Warnings(DateOnly today) => Read("sandbox", Yaml, today).Warnings.Select(warning => warning.ToString());

    private static (EnvironmentSpec Environment, System.Collections.Immutable.ImmutableArray<Problem> Warnings) Read(string stack, string yaml, DateOnly today) =>
        EnvironmentReader.Read(stack, EnvironmentFiles.Parse($"Pulumi.{stack}.yaml", yaml), today);

    private static string Without(string yaml, string key) => Regex.Replace(yaml, $"^  platform:{key}: .*\n", "", RegexOptions.Multiline);

    private static IEnumerable<string> Blocks(string language) =>
        Block().Matches(Page).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value);

    [GeneratedRegex("```(?<language>[a-z]+)\n(?<text>[\\s\\S]*?)```")]
    private static partial Regex Block();
}
