using System.Text.Json;
using Platform.Components.AddOns;

namespace Platform.Tests.Components.AddOns;

/// <summary>What every add-on has beside its code: a page like all pages, tests of its own, and a key that is its name.</summary>
[TestFixture]
public class AddOnCatalogueTests
{
    private static readonly string[] Sections = ["What", "Why", "Values", "Identity", "Upgrade", "Removal", "Trouble"];

    private static IEnumerable<TestCaseData> AddOns() =>
        new AddOnCatalogue().All().Select(addOn => new TestCaseData(addOn).SetArgDisplayNames(addOn.Name));

    [TestCaseSource(nameof(AddOns))]
    public void It_has_a_page_with_the_sections_of_all_pages(AddOn addOn)
    {
        var page = File.ReadAllLines(Path.Combine(Root(), "docs", "add-ons", $"{addOn.Name}.md"));

        Assert.That(page[0], Is.EqualTo($"# {addOn.Name}"));
        Assert.That(page.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]), Is.EqualTo(Sections));
    }

    [TestCaseSource(nameof(AddOns))]
    public void It_has_tests_of_its_own(AddOn addOn) =>
        Assert.That(File.Exists(Path.Combine(Root(), "tests", "Components", "AddOns", $"{addOn.GetType().Name}Tests.cs")));

    [TestCaseSource(nameof(AddOns))]
    public void Its_key_in_the_stack_file_is_its_name(AddOn addOn)
    {
        var key = JsonNamingPolicy.KebabCaseLower.ConvertName(typeof(AddOnCatalogue).GetProperties()
            .Single(property => property.PropertyType == addOn.GetType()).Name);

        Assert.That(key, Is.EqualTo(addOn.Name));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
            folder = folder.Parent;
        return folder!.FullName;
    }
}
