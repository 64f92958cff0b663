using Platform.Engine.Programs;

namespace Engine.Tests.Programs;

/// <summary>What a stack file must not be, whatever its keys mean; each with the place and a way out.</summary>
[TestFixture]
public class YamlShapeTests
{
    private string _root = null!;

    [SetUp]
    public void MakeProject()
    {
        _root = Directory.CreateTempSubdirectory("shape-").FullName;
        File.WriteAllText(Path.Combine(_root, "Pulumi.yaml"), "name: shop\nruntime: dotnet\n");
    }

    [TearDown]
    public void RemoveProject() => Directory.Delete(_root, recursive: true);

    private StackFile Read(string text)
    {
        File.WriteAllText(Path.Combine(_root, "Pulumi.dev.yaml"), text);
        return StackFile.Read(ProjectFile.Find(_root), "dev");
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return Case("a tab", "config:\n\tshop:a: 1\n", "Pulumi.dev.yaml:2:1: is not YAML: ", "fix: indent with spaces");
        yield return Case("a control character", "config:\n  a: 1\u0007\n", "Pulumi.dev.yaml:2:7: is not YAML: holds a control character, U+0007", "fix: leave it out");
        yield return Case("an open bracket that a list follows", "config:\n  a: [1\n  b: - \n", "Pulumi.dev.yaml:", "is not YAML: ");
        yield return Case("an odd column", "config:\n  a: 1\n b: 2\n", "Pulumi.dev.yaml:3:", "start in the same column");
        yield return Case("an open quote", "config:\n  a: \"1\n", "Pulumi.dev.yaml:2:6: is not YAML", "fix: ");
        yield return Case("a key twice", "config:\n  a:\n    b: 1\n    c: 2\n    b: 3\n", "Pulumi.dev.yaml:5:5: b: stands there already, on line 3", "fix: leave one of them out");
        yield return Case("a key in two spellings", "config:\n  a: 1\n  shop:a: 2\n", "Pulumi.dev.yaml:3: shop:a: stands there already, on line 2", "fix: leave one");
        yield return Case("a list as key", "config:\n  ? [a]\n  : 1\n", "Pulumi.dev.yaml:2:5: a key must be a text", "fix: write one name");
        yield return Case("a value that holds itself", "config:\n  a: &a { b: *a }\n", "Pulumi.dev.yaml:2:14: *a: holds itself", "fix: write out");
        yield return Case("no such anchor", "config:\n  a: *b\n", "Pulumi.dev.yaml:2:6: *b: there is no such anchor above it", "fix: write &b");
        yield return Case("two documents", "config: {}\n---\nconfig: {}\n", "Pulumi.dev.yaml:2:1: is a second document", "fix: keep one");
        yield return Case("too deep", $"config: {new string('[', 10_000)}", "Pulumi.dev.yaml:1:72: is nested deeper than 64 levels", "fix: make it smaller");
        yield return Case("too much", Doubling(40), "holds more than 100000 values once its aliases are written out", "fix: make it smaller");
        yield return Case("a list", "- a\n", "Pulumi.dev.yaml:1: must be a mapping of keys to values", "fix: start with config:");
        yield return Case("config as list", "config: [a]\n", "Pulumi.dev.yaml:1: config: must be a mapping of keys to values", "fix: write config: { shop:key: value }");
        yield return Case("config misspelt", "confg: { a: 1 }\n", "Pulumi.dev.yaml:1: confg: is no key beside config", "fix: did you mean config?");
        yield return Case("keys beside config", "config:\nshop:a: 1\n", "Pulumi.dev.yaml:2: shop:a: is no key beside config", "fix: indent it, below config:");
    }

    private static TestCaseData Case(string name, string text, string start, string fix) => new TestCaseData(text, start, fix).SetArgDisplayNames(name);

    /// <summary>Each value twice the one above it.</summary>
    private static string Doubling(int times) =>
        "config:\n  a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, times).Select(i => $"  a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n"));

    [TestCaseSource(nameof(Wrong))]
    public void It_is_said_where_and_what_to_do(string text, string rule, string fix) =>
        Assert.That(Assert.Throws<UserErrorException>(() => Read(text))!.Message, Does.Contain(rule).And.Contain(fix));

    [Test]
    public void Several_mistakes_are_said_at_once() => Assert.That(
        Assert.Throws<UserErrorException>(() => Read("config:\n  a: { b: 1, b: 2 }\n  c: { d: 1, d: 2 }\n"))!.Problems.Select(problem => problem.Path),
        Is.EqualTo(["Pulumi.dev.yaml:2:14", "Pulumi.dev.yaml:3:14"]));

    [TestCase("")]
    [TestCase("~")]
    [TestCase("# nothing yet\n")]
    [TestCase("config:\n")]
    [TestCase("config: ~\n")]
    [TestCase("encryptionsalt: v1:abc\nconfig: {}\n")]
    public void A_file_without_configuration_is_one(string text) => Assert.That(Read(text).Config.Count, Is.Zero);

    [Test]
    public void Anchors_and_what_is_merged_are_written_out() => Assert.That(
        Read("config:\n  a: { one: &one { x: 1, y: 2 }, two: { y: 3, <<: *one }, three: *one, four: { <<: [*one, { z: 4 }] } }\n").Config.Text("shop:a"),
        Is.EqualTo("""{"one":{"x":1,"y":2},"two":{"y":3,"x":1},"three":{"x":1,"y":2},"four":{"x":1,"y":2,"z":4}}"""));
}
