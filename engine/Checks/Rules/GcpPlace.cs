using Platform.Engine.Checks.Places;
using Platform.Engine.Graph;

namespace Platform.Engine.Checks.Rules;

/// <summary>
/// Regions, zones and locations of Google Cloud. As with AWS, a well-formed name that the table does not have is only a warning.
/// </summary>
internal static class GcpPlace
{
    // Places that are no regions: Cloud KMS, Artifact Registry, Cloud Storage, BigQuery, logging (their "locations" pages).
    private static readonly string[] Multiple =
    [
        "global", "us", "eu", "europe", "asia", "nam3", "nam4", "nam6", "nam7", "nam8", "nam9", "nam10", "nam11", "nam12", "nam-eur-asia1",
        "nam-eur-asia3", "eur3", "eur4", "eur5", "eur6", "eur7", "eur8", "asia1", "asia2", "au", "ca", "in", "it",
    ];

    /// <summary>A region's name.</summary>
    public static void Region(PropertyValue value, RuleContext context)
    {
        if (value is StringValue { Value: var name } && !GcpRegions.IsRegion(name))
            Unknown(value, name, "region", "europe-west1", HasForm(name), GcpRegions.All, context);
    }

    /// <summary>A zone's name.</summary>
    public static void Zone(PropertyValue value, RuleContext context)
    {
        if (value is not StringValue { Value: var name } || GcpRegions.Zones(GcpRegions.RegionOf(name) ?? "").Contains(name))
            return;

        var region = GcpRegions.RegionOf(name);
        if (region is not null && GcpRegions.IsRegion(region))
            context.Findings.Error(value, $"{region} has no such zone", $"use one of {string.Join(", ", GcpRegions.Zones(region))}");
        else if (GcpRegions.IsRegion(name))
            context.Findings.Error(value, "must be a zone, not a region", $"use one of {string.Join(", ", GcpRegions.Zones(name))}");
        else
            Unknown(value, name, "zone", "europe-west1-b", region is not null && HasForm(region), AllZones(), context);
    }

    /// <summary>A region or a zone, as for clusters.</summary>
    public static void RegionOrZone(PropertyValue value, RuleContext context)
    {
        if (value is not StringValue { Value: var name } || GcpRegions.IsRegion(name))
            return;

        if (GcpRegions.RegionOf(name) is not null)
            Zone(value, context);
        else
            Unknown(value, name, "region or zone", "europe-west1", HasForm(name), GcpRegions.All.Concat(AllZones()), context);
    }

    /// <summary>A region, or a place that spans several; case does not matter, since buckets' are in capitals.</summary>
    public static void Location(PropertyValue value, RuleContext context)
    {
        if (value is not StringValue { Value: var given })
            return;

        var name = given.ToLowerInvariant();
        if (!GcpRegions.IsRegion(name) && !Multiple.Contains(name))
            Unknown(value, name, "location", "europe-west1 or eu", HasForm(name), GcpRegions.All.Concat(Multiple.Where(m => m.Length > 3)),
                context);
    }

    private static void Unknown(
        PropertyValue value, string name, string kind, string example, bool hasForm, IEnumerable<string> known, RuleContext context)
    {
        var fix = NearestName.Of(name, known) is { } nearest ? $"did you mean {nearest}?" : $"use a name such as {example}";
        if (hasForm)
            context.Findings.Warning(value, $"is not a {kind} known as of November 2026", fix);
        else
            context.Findings.Error(value, $"must be a {kind} of Google Cloud", fix);
    }

    private static IEnumerable<string> AllZones() => GcpRegions.All.SelectMany(GcpRegions.Zones);

    // europe-west12, northamerica-northeast1
    private static bool HasForm(string name) =>
        name.Split('-') is [var area, var place]
        && area is "africa" or "asia" or "australia" or "europe" or "me" or "northamerica" or "southamerica" or "us"
        && place.TrimEnd("0123456789".ToCharArray()) is
            "central" or "east" or "north" or "northeast" or "northwest" or "south" or "southeast" or "southwest" or "west"
        && char.IsAsciiDigit(place[^1]);
}
