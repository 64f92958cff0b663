
namespace Platform.Engine.Checks.Places;

/// <summary>The regions and zones of Google Cloud as of November 2026 (<c>gcloud compute zones list</c>).</summary>
internal static class GcpRegions
{
    // Regions with the zones a, b and c; the others follow.
    private const string Usual =
        """
        africa-south1
        asia-east1 asia-east2 asia-northeast1 asia-northeast2 asia-northeast3 asia-south1 asia-south2
        asia-southeast1 asia-southeast2 asia-southeast3
        australia-southeast1 australia-southeast2
        europe-central2 europe-north1 europe-north2 europe-southwest1 europe-west2 europe-west3 europe-west4 europe-west6
        europe-west8 europe-west9 europe-west10 europe-west12
        me-central1 me-central2 me-west1
        northamerica-northeast1 northamerica-northeast2 northamerica-south1
        southamerica-east1 southamerica-west1
        us-east4 us-east5 us-south1 us-west1 us-west2 us-west3 us-west4
        """;

    private static readonly Dictionary<string, string> ZoneLetters =
        Usual.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(region => KeyValuePair.Create(region, "abc"))
            .Append(KeyValuePair.Create("europe-west1", "bcd"))
            .Append(KeyValuePair.Create("us-central1", "abcf"))
            .Append(KeyValuePair.Create("us-east1", "bcd"))
            .ToDictionary();

    /// <summary>All regions, by name.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ZoneLetters.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether the region is known; a newer one is not.</summary>
    public static bool IsRegion(string name) => ZoneLetters.ContainsKey(name);

    /// <summary>The zones of the region, in order; none when it is unknown.</summary>
    public static IReadOnlyList<string> Zones(string region) =>
        ZoneLetters.TryGetValue(region, out var letters) ? [.. letters.Select(letter => $"{region}-{letter}")] : [];

    /// <summary>The part of a zone's name before its last dash; null when the name has no form of a zone.</summary>
    public static string? RegionOf(string zone) =>
        zone.LastIndexOf('-') is > 0 and var dash && dash == zone.Length - 2 && char.IsAsciiLetterLower(zone[^1]) ? zone[..dash] : null;
}
