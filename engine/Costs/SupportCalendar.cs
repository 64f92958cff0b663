using System.Globalization;

namespace Platform.Engine.Costs;

/// <summary>Until when which Kubernetes minor versions are in standard support; after that day a cloud asks more for a cluster.</summary>
/// <param name="Minors">The last days by version, such as <c>1.34</c>.</param>
internal sealed record SupportCalendar(IReadOnlyDictionary<string, DateOnly> Minors)
{
    /// <summary>
    /// The first day without standard support. Versions before the oldest that is listed are long out of it; of those after the newest
    /// nothing is known, which is null.
    /// </summary>
    public DateOnly? EndOf(string version) =>
        Minors.TryGetValue(version, out var end) ? end
        : Number(version) is { } number && Minors.Count > 0 && number < Minors.Keys.Min(Number) ? DateOnly.MinValue
        : null;

    private static int? Number(string version) =>
        version.Split('.') is ["1", var minor] && int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
