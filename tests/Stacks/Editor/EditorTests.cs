using System.Text.Json;
using Engine.Tests.Support;
using Peers.Tests.Types;

namespace Platform.Tests.Stacks.Editor;

/// <summary>What an editor makes of stack files by the first line of each, asked of the language server that editors run.</summary>
[TestFixture]
public class EditorTests
{
    private const string Sound = """
        # yaml-language-server: $schema=./schema/platform.schema.json
        config:
          platform:organization: acme
          platform:clusters:
            main:
              cloud: aws
              account: "111122223333"
              region: eu-west-1
              zones: [eu-west-1a, eu-west-1b, eu-west-1c]
              network: { cidr: 10.0.0.0/16, egress: regional }
              nodePools:
                system:
                  spot: true
        """;

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Repository.Root, "Pulumi.*.yaml").Append(Repository.PathOf("tests/Golden/everything.yaml"))
            .Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal);

    private static async Task<Answer> Ask(string file, string text, string? at = null)
    {
        var end = at is null ? -1 : text.IndexOf(at, StringComparison.Ordinal) + at.Length;
        var before = at is null ? "" : text[..end];
        var line = before.Count(letter => letter == '\n');
        var place = at is null ? null : new { line, character = end - before.LastIndexOf('\n') - 1 };
        var question = Path.GetTempFileName();
        try
        {
            var asked = new[] { new { file = Repository.PathOf(file), text, at = place } };
            await File.WriteAllTextAsync(question, JsonSerializer.Serialize(asked));
            var answer = await NodeScript.Run(Repository.PathOf("tests/Stacks/Editor/ask.mjs"), question);
            Assert.That(answer.ExitCode, Is.Zero, answer.Text);
            return JsonSerializer.Deserialize<Answer[]>(answer.Text.Split('\n')[0], JsonSerializerOptions.Web)!.Single();
        }
        finally
        {
            File.Delete(question);
        }
    }

    [TestCaseSource(nameof(Files))]
    public async Task Nothing_is_underlined_in_a_stack_file(string file) =>
        Assert.That((await Ask(file, await File.ReadAllTextAsync(Repository.PathOf(file)))).Problems, Is.Empty);

    [TestCase("region: eu-west-1", "regoin: eu-west-1", "8: Property regoin is not allowed.")]
    [TestCase("cloud: aws", "cloud: azure", "6: Value is not accepted. Valid values: \"aws\", \"gcp\", null.")]
    [TestCase("spot: true", "spot: 3", "13: Incorrect type. Expected one of boolean, string.")]
    [TestCase("platform:organization", "platform:organisation", "3: Property platform:organisation is not allowed.")]
    [TestCase("      account: \"111122223333\"\n", "", "5: Missing property \"account\".")]
    public async Task A_mistake_is_underlined_and_explained(string sound, string broken, string problem) => Assert.That(
        (await Ask("Pulumi.editor.yaml", Sound.Replace(sound, broken, StringComparison.Ordinal))).Problems, Has.Some.EqualTo(problem));

    [Test]
    public async Task Keys_are_offered()
    {
        var text = Sound.Replace("spot: true", "m", StringComparison.Ordinal);

        Assert.That((await Ask("Pulumi.editor.yaml", text, "          m")).Offers, Is.SupersetOf(new[] { "machine", "min", "max" }));
    }

    [Test]
    public async Task Words_are_offered() => Assert.That(
        (await Ask("Pulumi.editor.yaml", Sound, "egress: ")).Offers, Is.SupersetOf(new[] { "regional", "single", "perZone", "none" }));

    [Test]
    public async Task A_key_is_explained_with_its_default() => Assert.That(
        (await Ask("Pulumi.editor.yaml", Sound, "sp")).Says,
        Does.Contain("Whether nodes may be taken away at short notice for a lower price").And.Contain("Default: false"));

    /// <summary>What the server says.</summary>
    /// <param name="Problems">What is underlined, with its line.</param>
    /// <param name="Offers">What can be completed.</param>
    /// <param name="Says">What stands in a hover.</param>
    private sealed record Answer(string[] Problems, string[] Offers, string Says);
}
