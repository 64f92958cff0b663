using System.Text.Json.Nodes;
using Engine.Tests.Support;
using Platform.Stacks.Environments;
using Platform.Stacks.Profiles;
using Platform.Stacks.Rules;
using Platform.Stacks.Schemas;

namespace Platform.Tests.Stacks.Schemas;

/// <summary>The schema and the reader take the same files: random ones, most of whose values are of their key's kind.</summary>
[TestFixture]
public class AgreementTests
{
    private const int Files = 4000;

    private static readonly JsonSchema Shape = Described.Held(Described.Shape);

    private static readonly string[] Anything =
        ["null", "true", "3", "-1", "2.5", "\"text\"", "\"true\"", "\"3\"", "\"2.5\"", "\"\"", "[]", "{}", "[\"a\"]", "{\"a\":1}"];

    [Test]
    public void What_one_takes_the_other_takes_and_what_one_refuses_the_other_refuses()
    {
        var random = new Random(20261121);
        var settings = Described.Platform.Where(setting => setting.Kind != SettingKind.Secrets).ToArray();
        var clusters = settings.Single(setting => setting.Key == "clusters");
        var (taken, refused) = (0, 0);
        for (var file = 0; file < Files; file++)
        {
            var setting = random.Next(3) == 0 ? settings[random.Next(settings.Length)] : clusters;
            var value = Value(setting, random);
            var problems = new List<Problem>();
            new SpecReader(problems, EnvironmentProfiles.Prod.Entry)
                .With(EnvironmentProfiles.Prod.Environment, setting.Key, value?.DeepClone(), $"platform:{setting.Key}");
            var config = new JsonObject { [$"platform:{setting.Key}"] = value };
            var errors = Shape.Errors(new JsonObject { ["config"] = config }.ToJsonString());

            Assert.That(errors.Count == 0, Is.EqualTo(problems.Count == 0),
                $"{setting.Key}: {value?.ToJsonString()}\nreader: {string.Join("\n", problems)}\nschema: {string.Join("\n", errors)}");
            _ = problems.Count == 0 ? taken++ : refused++;
        }

        Assert.That(Math.Min(taken, refused), Is.GreaterThan(Files / 10), $"{taken} taken, {refused} refused");
    }

    private static JsonNode? Value(Setting setting, Random random)
    {
        if (random.Next(40) == 0)
            return JsonNode.Parse(Anything[random.Next(Anything.Length)]);

        return setting.Kind switch
        {
            SettingKind.Text => random.Next(2) == 0 ? "text" : 1.35,
            SettingKind.Flag => random.Next(4) == 0 ? "true" : random.Next(2) == 0,
            SettingKind.Whole => random.Next(4) == 0 ? "7" : random.Next(100),
            SettingKind.Number => 0.5,
            SettingKind.Choice => setting.Words[random.Next(setting.Words.Length)].Word,
            SettingKind.Block => "10.0.0.0/16",
            SettingKind.Free => new JsonObject { ["image"] = new JsonObject() },
            SettingKind.Map => Map(["a", "b"], _ => setting.Children[0], random),
            SettingKind.List => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Value(setting.Children[0], random))]),
            _ => Map(setting.Children.Select(child => child.Key), key => setting.Children.Single(child => child.Key == key), random),
        };
    }

    private static JsonObject Map(IEnumerable<string> keys, Func<string, Setting> setting, Random random)
    {
        var map = new JsonObject();
        foreach (var key in keys.OrderBy(_ => random.Next()).Take(1 + random.Next(3)))
            map[random.Next(100) == 0 && setting(key).Key != "*" ? key + "x" : key] = Value(setting(key), random);
        return map;
    }
}
