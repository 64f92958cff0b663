using System.Text.RegularExpressions;
using Gitops.Tests.Support;

namespace Gitops.Tests;

/// <summary>Holds that the pages about applications are true: promises have tests, commands work, numbers are the real ones.</summary>
[TestFixture]
public sealed partial class PageTests
{
    private const string Page = "docs/applications.md";
    private const string Overview = "gitops/README.md";

    private static string[] Promises() => [.. PromiseRow().Matches(Repository.Read(Page)).Select(match => match.Groups[1].Value)];

    private static string[] Builds() =>
    [
        .. new[] { Page, Overview }
            .SelectMany(page => BuildCommand().Matches(Repository.Read(page)))
            .Select(match => match.Groups[1].Value)
            .Distinct(),
    ];

    [TestCaseSource(nameof(Promises))]
    public void Every_promise_is_held_by_a_test_that_is_there(string row)
    {
        var tests = TestName().Matches(row);

        Assert.That(tests, Is.Not.Empty);
        foreach (Match test in tests)
        {
            var sources = Directory.EnumerateFiles(Repository.PathOf("tests"), $"{test.Groups[1].Value}.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains("node_modules", StringComparison.Ordinal));

            var method = $@"public (async Task|void) {test.Groups[2].Value}\(";

            Assert.That(sources.Select(File.ReadAllText), Has.Some.Match(method), test.Value);
        }
    }

    [TestCaseSource(nameof(Builds))]
    public void Every_overlay_that_a_page_builds_builds(string folder) => Assert.That(Yaml.Documents(Kubectl.Build(folder)), Is.Not.Empty);

    [Test]
    public void The_table_of_environments_says_what_they_are() => Assert.That(Repository.Read(Overview), Does.Contain(string.Join("\n",
        $"| | {string.Join(" | ", Overlays.Environments)} |",
        "|---|---|---|---|",
        Row("Processor, memory", environment => $"{Requested(environment, "cpu")}, {Requested(environment, "memory")}"),
        Row("Servers", environment => $"{Scaler(environment, "spec.minReplicas")} to {Scaler(environment, "spec.maxReplicas")}"),
        Row("Image by", environment => Server(environment, "image").Contains('@', StringComparison.Ordinal) ? "digest" : "tag"),
        Row("Host", environment => Overlays.Single(environment, "HTTPRoute", "sample").TextsAt("spec.hostnames").Single()))));

    [Test]
    public void The_root_s_folder_in_the_page_is_there()
    {
        var path = RootPath().Match(Repository.Read(Page)).Groups[1].Value;

        Assert.That(File.Exists(Repository.PathOf($"{path}/kustomization.yaml")), path);
    }

    /// <summary>The page's own commands, in a copy of the folder.</summary>
    [Test]
    public void Copying_the_sample_makes_a_service_that_builds()
    {
        var copy = Directory.CreateTempSubdirectory("gitops").FullName;
        try
        {
            foreach (var file in Repository.Files("gitops", ""))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
                File.Copy(Repository.PathOf(file), Path.Combine(copy, file));
            }

            Tool.Run(copy, "bash", "-euc", Outdented(CopyBlock().Match(Repository.Read(Page)).Value));

            foreach (var environment in Overlays.Environments)
            {
                var application = Yaml.Documents(File.ReadAllText(Path.Combine(copy, $"gitops/argocd/{environment}/orders.yaml"))).Single();
                var built = Yaml.Documents(Kubectl.Build(Path.Combine(copy, application.TextAt("spec.source.path")!)));

                Assert.That(application.Name(), Is.EqualTo("orders"));
                Assert.That(built, Has.Length.EqualTo(Overlays.Objects(environment).Length));
                Assert.That(built.Select(manifest => manifest.TextAt("metadata.namespace")), Has.All.EqualTo("orders"));
                Assert.That(Canonical.Text(built), Does.Not.Contain("sample").IgnoreCase);
                Assert.That(
                    Yaml.Documents(Kubectl.Build(Path.Combine(copy, $"gitops/argocd/{environment}"))).Select(manifest => manifest.Name()),
                    Is.EquivalentTo(new[] { "orders", "sample" }));
            }
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static string Row(string head, Func<string, string> cell) =>
        $"| {head} | {string.Join(" | ", Overlays.Environments.Select(cell))} |";

    private static string Server(string environment, string path) =>
        Overlays.Pods(environment)["Deployment sample"].Containers().Single().TextAt(path)!;

    private static string Requested(string environment, string what) => Server(environment, $"resources.requests.{what}");

    private static double? Scaler(string environment, string path) =>
        Overlays.Single(environment, "HorizontalPodAutoscaler", "sample").NumberAt(path);

    /// <summary>A block of a list's item, without the item's indent and the fences.</summary>
    private static string Outdented(string block) =>
        string.Join('\n', block.Split('\n').Select(line => line.Trim()).Where(line => !line.StartsWith("```", StringComparison.Ordinal)));

    [GeneratedRegex(@"^\| (?!Promise|-)[^|\n]+ \| (`\w+Tests\.[^|\n]*) \|$", RegexOptions.Multiline)]
    private static partial Regex PromiseRow();

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^ *kubectl kustomize (\S+)$", RegexOptions.Multiline)]
    private static partial Regex BuildCommand();

    [GeneratedRegex(@"path: (gitops/\S+) \}")]
    private static partial Regex RootPath();

    [GeneratedRegex(@"^ *```sh\n *old=sample.*?```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CopyBlock();
}
