using System.Text.RegularExpressions;
using Engine.Tests.Support;
using Platform.Engine.Graph;

namespace Platform.Tests.Golden.Pages;

/// <summary>README's table of add-ons says of each, on each cloud, what previews say.</summary>
[TestFixture]
public partial class AddOnTableTests
{
    private const string InProduction = "in production";
    private const string OneKey = "one key";

    /// <summary>Not tested with the version of the others; tests of its own switch it on.</summary>
    private const string Older = "contour";

    private static readonly (string Name, string Aws, string Gcp)[] Rows =
    [
        .. Row().Matches(File.ReadAllText(Repository.PathOf("README.md"))).SelectMany(row => Link().Matches(row.Groups["addOns"].Value)
            .Select(link => (link.Groups["name"].Value, row.Groups["aws"].Value, row.Groups["gcp"].Value))),
    ];

    private static readonly Lazy<Task<ResourceGraph>> Everything = new(async () =>
        (await Previewed.OfStackFileAsync("prod", await File.ReadAllTextAsync(Repository.PathOf("tests/Golden/everything.yaml")))).Graph);

    private static IEnumerable<TestCaseData> Cells() => Rows.SelectMany(row => new[]
    {
        new TestCaseData(row.Name, "main", row.Aws).SetArgDisplayNames(row.Name, "AWS", row.Aws),
        new TestCaseData(row.Name, "second", row.Gcp).SetArgDisplayNames(row.Name, "Google Cloud", row.Gcp),
    });

    [Test]
    public void Every_add_on_is_in_the_table_once() => Assert.That(
        Rows.Select(row => row.Name),
        Is.EquivalentTo(Directory.GetFiles(Repository.PathOf("docs/add-ons"), "*.md").Select(page => Path.GetFileNameWithoutExtension(page))));

    [TestCaseSource(nameof(Cells))]
    public async Task An_add_on_is_there_as_the_table_says(string addOn, string cluster, string state)
    {
        var usually = IsIn(await Previewed.GraphOf("prod"), cluster, addOn);
        var ifAsked = addOn == Older || IsIn(await Everything.Value, cluster, addOn);

        Assert.That(usually, Is.EqualTo(state == InProduction));
        Assert.That(ifAsked, Is.EqualTo(state == InProduction || state.EndsWith(OneKey, StringComparison.Ordinal)));
        Assert.That(state.StartsWith("experimental", StringComparison.Ordinal), Is.EqualTo(addOn == "wasm-runtime"));
    }

    private static bool IsIn(ResourceGraph graph, string cluster, string addOn) => graph.Resources.Any(node =>
        node.Type.StartsWith("platform:addOns:", StringComparison.Ordinal)
        && (node.Name == $"{cluster}-{addOn}" || node.Name.StartsWith($"{cluster}-{addOn}-", StringComparison.Ordinal)));

    [GeneratedRegex(@"^\| [^|\n]+ \| (?<addOns>\[[^|\n]+\]\(docs/add-ons/[^|\n]+\)) \| (?<aws>[^|\n]+) \| (?<gcp>[^|\n]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\[(?<name>[a-z-]+)\]\(docs/add-ons/\k<name>\.md\)")]
    private static partial Regex Link();
}
