using System.Runtime.CompilerServices;
using Platform.Components.AddOns;

namespace Platform.Tests.Components.AddOns;

/// <summary>An add-on is a folder, a page, a test and a line in the catalogue; none of the four is missing.</summary>
[TestFixture]
public class CatalogueTests
{
    private static readonly string[] Sections = ["## What", "## Why", "## Values", "## Identity", "## Upgrade", "## Removal", "## Trouble"];

    private static IEnumerable<AddOn> AddOns() => new AddOnCatalogue().All();

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));

    [TestCaseSource(nameof(AddOns))]
    public void An_add_on_has_a_page_with_every_section(AddOn addOn)
    {
        var page = Path.Combine(Root(), "docs/add-ons", $"{addOn.Name}.md");

        Assert.That(page, Does.Exist);
        Assert.That(File.ReadAllLines(page).Where(Sections.Contains), Is.EqualTo(Sections));
    }

    [TestCaseSource(nameof(AddOns))]
    public void An_add_on_has_a_test(AddOn addOn) => Assert.That(
        Directory.GetFiles(Path.Combine(Root(), "tests/Components/AddOns"), "*Tests.cs", SearchOption.AllDirectories)
            .Any(file => File.ReadAllText(file).Contains($"new {addOn.GetType().Name}", StringComparison.Ordinal)
                || File.ReadAllText(file).Contains(addOn.GetType().Name + " ", StringComparison.Ordinal)),
        $"{addOn.GetType().Name}: no test makes one");

    [Test]
    public void Every_record_is_in_the_catalogue_and_every_page_is_of_one()
    {
        var records = typeof(AddOn).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsPublic: true } && type.IsSubclassOf(typeof(AddOn)));

        Assert.That(AddOns().Select(addOn => addOn.GetType()), Is.EquivalentTo(records));
        Assert.That(
            Directory.GetFiles(Path.Combine(Root(), "docs/add-ons"), "*.md").Select(Path.GetFileNameWithoutExtension),
            Is.EquivalentTo(AddOns().Select(addOn => addOn.Name)));
    }

    [Test]
    public void Names_are_labels_and_their_own()
    {
        Assert.That(AddOns().Select(addOn => addOn.Name), Is.Unique);
        Assert.That(AddOns().Select(addOn => addOn.Name), Is.All.Match("^[a-z][a-z0-9-]{0,61}[a-z0-9]$"));
    }

    [Test]
    public void No_chart_floats_and_none_is_of_Bitnami()
    {
        var charts = AddOns().OfType<HelmAddOn>().Select(addOn => addOn.Chart).ToArray();

        Assert.That(charts.Where(chart => !System.Text.RegularExpressions.Regex.IsMatch(chart.Version, @"^v?\d+\.\d+\.\d+$")).Select(chart => $"{chart}"), Is.Empty);
        Assert.That(charts.Where(chart => $"{chart}".Contains("bitnami", StringComparison.OrdinalIgnoreCase)).Select(chart => $"{chart}"), Is.Empty);
    }
}
