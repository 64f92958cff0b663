using System.Text.Json.Nodes;
using Engine.Tests.Support;
using Platform.Engine.Graph;
using Platform.Engine.Policies;

namespace Engine.Tests.Policies;

/// <summary>The schema of stack files, which is written without the engine, describes the keys that the engine reads.</summary>
[TestFixture]
public class PolicySchemaTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    private static readonly JsonObject Keys =
        JsonNode.Parse(File.ReadAllText(Repository.PathOf("schema/platform.schema.json")))!
            ["properties"]!["config"]!["properties"]!.AsObject();

    private static string[] Words(string key) => [.. Keys[key]!["enum"]!.AsArray().Select(word => word!.GetValue<string>())];

    private static IReadOnlyList<Problem> Problems(string key, PropertyValue value) =>
        PolicySettings.Of(ObjectValue.Empty.With(key, value), new HashSet<string> { "EKS-001" }, Day).Problems;

    [Test]
    public void The_engine_knows_every_key_of_it() => Assert.That(
        Keys.Where(key => IsPolicy(key.Key)).SelectMany(key => Problems(key.Key, NullValue.Instance)).Select(problem => problem.ToString()),
        Is.Empty);

    [Test]
    public void It_has_every_key_of_the_engine() => Assert.That(
        Problems("policy:nothing", "x").Single().Fix!.Split(' ', ',').Where(IsPolicy), Is.EquivalentTo(Keys.Select(key => key.Key).Where(IsPolicy)));

    private static bool IsPolicy(string key) => key.StartsWith("policy:", StringComparison.Ordinal);

    [Test]
    public void Its_words_are_the_engine_s_and_the_default_is_the_first()
    {
        Assert.That(Words("policy:environment"), Is.EqualTo(Enum.GetNames<PolicyEnvironment>().Select(name => name.ToLowerInvariant())));
        Assert.That(Words("policy:enforcement"), Is.EqualTo(Enum.GetNames<PolicyEnforcement>().Select(name => name.ToLowerInvariant())));
        Assert.That(Keys["policy:environment"]!["default"]!.GetValue<string>(), Is.EqualTo(Words("policy:environment")[0]));
    }

    [TestCase("policy:budget", "2500", "10%")]
    [TestCase("policy:budget", "99.5", "-1")]
    [TestCase("policy:maxIncrease", "10%", "a tenth")]
    [TestCase("policy:maxIncrease", "200", "10 %")]
    public void Its_amounts_are_the_engine_s(string key, string sound, string broken)
    {
        var pattern = Keys[key]!["pattern"]!.GetValue<string>();

        Assert.That(Problems(key, sound), Is.Empty);
        Assert.That(sound, Does.Match(pattern));
        Assert.That(Problems(key, broken), Is.Not.Empty);
        Assert.That(broken, Does.Not.Match(pattern));
    }

    [Test]
    public void A_waiver_needs_what_it_says()
    {
        var fields = Keys["policy:waivers"]!["items"]!["required"]!.AsArray().Select(field => field!.GetValue<string>());

        Assert.That(
            Problems("policy:waivers", new ListValue([ObjectValue.Empty])).Select(problem => problem.Path),
            Is.EquivalentTo(fields.Select(field => $"policy:waivers[0].{field}")));
    }
}
