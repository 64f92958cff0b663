using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engine.Tests.Support;
using Platform.Stacks.Environments;
using Platform.Stacks.Schemas;
using Platform.Stacks.Specs;

namespace Platform.Tests.Stacks.Schemas;

/// <summary>The schema is what the specs say, and stack files, examples and mistakes come out of it as they should.</summary>
[TestFixture]
public partial class StackSchemaTests
{
    private static readonly JsonSchema Schema = Described.Held(Described.Schema);
    private static readonly JsonSchema Shape = Described.Held(Described.Shape);
    private static readonly string[] AddOns = [.. Described.At("clusters.*.addOns").Children.Select(setting => setting.Key)];

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Repository.Root, "Pulumi.*.yaml").Append(Repository.PathOf("tests/Golden/everything.yaml"))
            .Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal);

    /// <summary>Stack files, single keys and settings of add-ons, as the pages show them; some leave out what does not matter there.</summary>
    private static IEnumerable<TestCaseData> Examples() =>
        from page in Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Append(Repository.PathOf("README.md")).Order(StringComparer.Ordinal)
        let name = Path.GetRelativePath(Repository.Root, page)
        from example in Block().Matches(File.ReadAllText(page)).Select((match, index) => (Text: match.Groups["yaml"].Value, index))
        let file = InPlace(example.Text)
        where file is not null
        select new TestCaseData(file.ToJsonString()).SetArgDisplayNames($"{name}, example {example.index + 1}");

    /// <summary>An example as a stack file; null where it is none.</summary>
    private static JsonObject? InPlace(string yaml)
    {
        if (yaml.Contains("\n---\n", StringComparison.Ordinal) || StackYaml.Read(yaml) is not JsonObject read)
            return null;
        if (read["config"] is not null)
            return read;
        if (read.Any(entry => entry.Key.StartsWith("platform:", StringComparison.Ordinal)))
            return new() { ["config"] = read };
        if (!read.All(entry => AddOns.Contains(entry.Key)))
            return null;
        var clusters = new JsonObject { ["main"] = new JsonObject { ["addOns"] = read } };
        return new() { ["config"] = new JsonObject { ["platform:clusters"] = clusters } };
    }

    [Test]
    public void The_file_is_what_the_specs_say() => GeneratedFile.Check("schema/platform.schema.json", Described.Text(Described.Schema));

    [TestCaseSource(nameof(Files))]
    public void A_stack_file_follows_it(string file) =>
        Assert.That(Schema.Errors(StackYaml.Read(File.ReadAllText(Repository.PathOf(file)))!.ToJsonString()), Is.Empty);

    [TestCaseSource(nameof(Files))]
    public void A_stack_file_tells_editors_where_it_is(string file)
    {
        var line = File.ReadLines(Repository.PathOf(file)).First();
        var path = Path.GetRelativePath(Path.GetDirectoryName(Repository.PathOf(file))!, Repository.PathOf("schema/platform.schema.json"));

        Assert.That(line, Is.EqualTo($"# yaml-language-server: $schema={(path.StartsWith('.') ? path : $"./{path}")}"));
    }

    [TestCaseSource(nameof(Examples))]
    public void An_example_of_a_page_follows_it(string file) => Assert.That(Shape.Errors(file), Is.Empty);

    [TestCase("platform:organization: acme", "platform:organisation: acme")]
    [TestCase("platform:organization: acme", "platform:organization: [acme]")]
    [TestCase("platform:organization: acme", "organisation: acme")]
    [TestCase("platform:organization: acme", "policy:enviroment: production")]
    [TestCase("platform:organization: acme", "policy:environment: prod")]
    [TestCase("platform:organization: acme", "policy:budget: much")]
    [TestCase("platform:organization: acme", "policy:budget: 10%")]
    [TestCase("platform:organization: acme", "policy:maxIncrease: -1")]
    [TestCase("config:", "configuration:")]
    [TestCase("cloud: aws", "cloud: azure")]
    [TestCase("cloud: aws", "clowd: aws")]
    [TestCase("cloud: aws", "cloud: gcp")]
    [TestCase("account: \"111122223333\"", "account: \"1111\"")]
    [TestCase("account: \"111122223333\"", "project: acme")]
    [TestCase("region: eu-west-1", "version: \"1.35\"")]
    [TestCase("zones: [eu-west-1a, eu-west-1b]", "zones: [eu-west-1a]")]
    [TestCase("zones: [eu-west-1a, eu-west-1b]", "zones: eu-west-1a")]
    [TestCase("cidr: 10.0.0.0/16", "cidr: everything")]
    [TestCase("cidr: 10.0.0.0/16", "cidr: 10.0.0.0/16, slots: 3")]
    [TestCase("system: {}", "System: {}")]
    [TestCase("system: {}", "system: { min: -1 }")]
    [TestCase("system: {}", "system: { max: 0 }")]
    [TestCase("system: {}", "system: { max: many }")]
    [TestCase("system: {}", "system: { spot: perhaps }")]
    [TestCase("system: {}", "system: { labels: [a] }")]
    [TestCase("system: {}", "system: { taints: { key: a } }")]
    [TestCase("system: {}", "system: { taints: [{ value: a }] }")]
    [TestCase("system: {}", "system: { eks: { image: ubuntu } }")]
    [TestCase("system: {}", "system: 3")]
    [TestCase("main:", "a-name-that-is-so-long:")]
    public void A_mistake_is_refused(string sound, string broken)
    {
        const string file = """
            config:
              platform:organization: acme
              platform:clusters:
                main:
                  cloud: aws
                  account: "111122223333"
                  region: eu-west-1
                  zones: [eu-west-1a, eu-west-1b]
                  network: { cidr: 10.0.0.0/16 }
                  nodePools:
                    system: {}
            """;

        Assert.That(Schema.Errors(StackYaml.Read(file)!.ToJsonString()), Is.Empty);
        Assert.That(Schema.Errors(StackYaml.Read(file.Replace(sound, broken, StringComparison.Ordinal))!.ToJsonString()), Is.Not.Empty);
    }

    [TestCase("config:\n  platform:organization: { secure: AAAB }\n")]
    [TestCase("config:\n  platform:secrets:\n    slackWebhook: { secure: AAAB }\n")]
    [TestCase("config:\n  organization: acme\n")]
    [TestCase("config:\n  aws:region: eu-west-1\n")]
    [TestCase("encryptionsalt: v1:AAAB\nsecretsprovider: awskms://alias/pulumi\nencryptedkey: AAAB\n")]
    [TestCase("config:\n  platform:clusters:\n    main:\n      existing: { name: old, kubeconfigSecret: old }\n")]
    [TestCase("config:\n  policy:budget: 2500\n  policy:maxIncrease: 10%\n")]
    [TestCase("config:\n  policy:budget: \"2500.50\"\n  policy:maxIncrease: \"200\"\n")]
    [TestCase("config:\n  policy:waivers:\n    - { rule: EKS-001, resource: main-vpc, reason: moves, expires: \"2027-03-31\" }\n")]
    public void What_the_CLI_writes_and_the_program_takes_is_accepted(string yaml) =>
        Assert.That(Schema.Errors(StackYaml.Read(yaml)!.ToJsonString()), Is.Empty);

    [Test]
    public void Every_key_that_the_reader_takes_is_described_and_no_other() => Assert.That(
        Described.Platform.Select(setting => setting.Key),
        Is.EquivalentTo(SpecReader.Keys(typeof(EnvironmentSpec)).Where(key => key != "name")));

    [Test]
    public void Every_key_says_what_it_is() => Assert.That(
        Described.Platform.SelectMany(setting => setting.All())
            .Where(setting => setting.Key is not ("*" or "[]") && setting.What.Length == 0).Select(setting => setting.Path), Is.Empty);

    /// <summary>What the words of a number's or a flag's documentation begin with is no other than what holds.</summary>
    [Test]
    public void Words_about_a_default_do_not_contradict_it() => Assert.That(
        from setting in Described.Platform.SelectMany(setting => setting.All())
        where setting.Kind is SettingKind.Whole or SettingKind.Flag or SettingKind.Text
        let words = setting.DefaultWords
        let word = words.StartsWith('`') ? words.Split('`')[1] : words.Split([' ', ';'])[0].Replace(",", "", StringComparison.Ordinal)
        let held = Values.Text(setting.Default)
        where setting.Kind == SettingKind.Whole ? int.TryParse(word, out _) && word != held
            : setting.Kind == SettingKind.Flag ? word is "true" or "false" && word != held
            : setting.DefaultWords.StartsWith('`') && word != held
        select $"{setting.Path}: {setting.DefaultWords}: {held}", Is.Empty);

    [GeneratedRegex(@"```yaml\n(?<yaml>[\s\S]*?)```")]
    private static partial Regex Block();
}
