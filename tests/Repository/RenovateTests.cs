using System.Text.Json;
using System.Text.RegularExpressions;

namespace Repository.Tests;

/// <summary>No pin of a chart or a bundle of kinds is out of the sight of the robot that keeps them fresh.</summary>
[TestFixture]
public partial class RenovateTests
{
    private static readonly string Charts = File.ReadAllText(Path.Combine(Tree.Root, "components/AddOns/Charts.cs"));

    [Test]
    public void Every_chart_is_found_once()
    {
        var found = Patterns().SelectMany(pattern => Regex.Matches(Charts, pattern)).Select(match => match.Index).ToArray();

        Assert.That(found, Is.Unique);
        Assert.That(found, Has.Length.EqualTo(Pins().Count(Charts)));
    }

    /// <summary>Renovate's patterns are of RE2, which .NET reads as well.</summary>
    private static IEnumerable<string> Patterns()
    {
        using var configuration = JsonDocument.Parse(File.ReadAllText(Path.Combine(Tree.Root, "renovate.json")));
        return [.. configuration.RootElement.GetProperty("customManagers").EnumerateArray()
            .SelectMany(manager => manager.GetProperty("matchStrings").EnumerateArray()).Select(pattern => pattern.GetString()!)];
    }

    /// <summary>Charts, and bundles with an address of their own; a bundle that follows a chart's version has none.</summary>
    [GeneratedRegex(@"new\((""https://|null,\s*""oci://)|""v[0-9.]+"", ""https://")]
    private static partial Regex Pins();
}
