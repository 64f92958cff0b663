using System.Text.RegularExpressions;
using Platform.Components.AddOns;

namespace Platform.Tests.Components.AddOns;

/// <summary>What holds for the add-ons together: none is forgotten, none shares a name, none floats.</summary>
[TestFixture]
public class CatalogueTests
{
    private static IEnumerable<AddOn> AddOns() => new AddOnCatalogue().All();

    [Test]
    public void Every_record_is_in_the_catalogue()
    {
        var records = typeof(AddOn).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsPublic: true } && type.IsSubclassOf(typeof(AddOn)));

        Assert.That(AddOns().Select(addOn => addOn.GetType()), Is.EquivalentTo(records));
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

        Assert.That(charts.Where(chart => !Regex.IsMatch(chart.Version, @"^v?\d+\.\d+\.\d+$")).Select(chart => $"{chart}"), Is.Empty);
        Assert.That(charts.Where(chart => $"{chart}".Contains("bitnami", StringComparison.OrdinalIgnoreCase)).Select(chart => $"{chart}"), Is.Empty);
    }
}
