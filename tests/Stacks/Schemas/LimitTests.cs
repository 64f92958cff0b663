using System.Text.Json.Nodes;
using Engine.Tests.Support;
using Platform.Stacks.Environments;
using Platform.Stacks.Rules;
using Platform.Stacks.Schemas;
using Platform.Stacks.Specs;

namespace Platform.Tests.Stacks.Schemas;

/// <summary>What the schema says of single values is what the rules say: each limit is tried in an environment with every add-on.</summary>
[TestFixture]
public class LimitTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    private static readonly JsonObject Everything = Sound();

    /// <summary>Every add-on on both clouds, a pool that may be empty, and a workflow that deploys.</summary>
    private static JsonObject Sound()
    {
        var config = StackYaml.Read(File.ReadAllText(Repository.PathOf("tests/Golden/everything.yaml")))!["config"]!.AsObject();
        // What is encrypted is not decrypted here, and no preview needs it.
        config.Remove("platform:secrets");
        foreach (var (_, cluster) in config["platform:clusters"]!.AsObject())
            cluster!["nodePools"]!["system"]!["min"] = 0;
        // A preview needs none, and only the CLI can say which are encrypted.
        config.Remove("platform:secrets");
        config["platform:deploy"] = JsonNode.Parse("""
            { "repository": { "owner": "acme", "ownerId": "1", "name": "platform", "id": "2" }, "deployEnvironments": ["prod"],
              "accounts": { "111122223333": { "regions": ["eu-west-1"] } } }
            """);
        return config;
    }

    private static IEnumerable<Setting> All() => Described.Platform.SelectMany(setting => setting.All());

    private static IEnumerable<TestCaseData> Numbers() =>
        from setting in All()
        let limit = setting.Limit
        from bound in new[] { (Sound: limit.Least, Broken: limit.Least - 1), (Sound: limit.Most, Broken: limit.Most + 1) }
        where bound.Sound is not null
        select new TestCaseData(setting.Path, bound.Sound!.Value, bound.Broken!.Value)
            .SetArgDisplayNames(setting.Path, $"{bound.Sound}", $"{bound.Broken}");

    private static IEnumerable<TestCaseData> Choices() =>
        from setting in All()
        where !setting.Limit.Numbers.IsEmpty
        select new TestCaseData(setting.Path, setting.Limit.Numbers[0], setting.Limit.Numbers[^1] + 1).SetArgDisplayNames(setting.Path);

    private static IEnumerable<TestCaseData> Patterns() =>
        from setting in All()
        where setting.Limit is { Pattern: not null } or { Names: not null } or { Entries: not null } or { Items.IsEmpty: false }
        select new TestCaseData(setting.Path).SetArgDisplayNames(setting.Path);

    private static IEnumerable<TestCaseData> Needed() =>
        from setting in All()
        where setting.Limit.Needed
        select new TestCaseData(setting.Path).SetArgDisplayNames(setting.Path);

    [Test]
    public void Every_limit_is_of_a_key_that_there_is() => Assert.That(
        Limits.Types.Except(All().Select(setting => setting.Type)), Is.EqualTo([typeof(EnvironmentSpec)]));

    [Test]
    public void The_environment_that_they_are_tried_in_is_sound() =>
        Assert.That(Problems("platform:organization", "acme").Select(problem => problem.ToString()), Is.Empty);

    [TestCaseSource(nameof(Numbers))]
    [TestCaseSource(nameof(Choices))]
    public void A_number_at_the_bound_is_taken_and_one_beyond_is_refused(string path, int sound, int broken)
    {
        Assert.That(Places(path).SelectMany(place => Problems(place, sound).Where(problem => problem.Path == place)), Is.Empty);
        Assert.That(Places(path).Any(place => Problems(place, broken).Any(problem => problem.Path == place)));
    }

    [TestCaseSource(nameof(Patterns))]
    public void A_text_that_does_not_match_is_refused(string path)
    {
        var setting = All().Single(one => one.Path == path);
        JsonNode broken = setting.Kind switch
        {
            SettingKind.Secrets => new JsonObject { ["Not A Name"] = "a" },
            SettingKind.Map when setting.Limit.Names is not null =>
                new JsonObject { ["Not A Name"] = setting.Children[0].Kind == SettingKind.Text ? "a" : new JsonObject() },
            SettingKind.List => new JsonArray("Not An Item"),
            _ => "Not A Text!",
        };

        Assert.That(Places(path).Any(place => IsAbout(Problems(place, broken), Above(place))));
    }

    [TestCaseSource(nameof(Needed))]
    public void What_must_be_given_is_missed(string path) =>
        Assert.That(Places(path).Any(place => IsAbout(Problems(Above(place), new JsonObject()), Above(place))));

    private static bool IsAbout(IEnumerable<Problem> problems, string place) =>
        problems.Any(problem => problem.Path.StartsWith(place, StringComparison.Ordinal));

    private static string Above(string place) => place[..Math.Max(place.LastIndexOf('.'), 0)];

    /// <summary>The places of a key in the environment, one for each cluster.</summary>
    private static IEnumerable<string> Places(string path) => path.StartsWith("platform:clusters.*", StringComparison.Ordinal)
        ? new[] { "main", "second" }.Select(cluster => Named(path.Replace("clusters.*", $"clusters.{cluster}", StringComparison.Ordinal)))
        : [Named(path)];

    /// <summary>A path with the first entry of every map, or one of our own.</summary>
    private static string Named(string path)
    {
        while (path.IndexOf('*', StringComparison.Ordinal) is >= 0 and var star)
        {
            var first = At(Everything.DeepClone(), path[..(star - 1)]).AsObject().FirstOrDefault().Key;
            path = $"{path[..star]}{first ?? "one"}{path[(star + 1)..]}";
        }

        return path;
    }

    private static IReadOnlyList<Problem> Problems(string place, JsonNode value)
    {
        var config = Everything.DeepClone();
        var parent = At(config, Above(place));
        parent[place[(place.LastIndexOf('.') + 1)..]] = value.DeepClone();
        var texts = config.AsObject().ToDictionary(
            entry => entry.Key["platform:".Length..],
            entry => entry.Value is JsonValue text ? text.ToString() : entry.Value!.ToJsonString());
        try
        {
            EnvironmentReader.Read("prod", texts, Day);
            return [];
        }
        catch (ConfigurationException refused)
        {
            return refused.Problems;
        }
    }

    private static JsonNode At(JsonNode config, string path)
    {
        if (path.Length == 0)
            return config;
        foreach (var key in path.Replace("[]", "", StringComparison.Ordinal).Split('.'))
        {
            if (config[key] is not JsonObject)
                config[key] = new JsonObject();
            config = config[key]!;
        }

        return config;
    }
}
