using System.Globalization;

namespace Platform.Engine.Policies;

/// <summary>When EKS ends standard support of a Kubernetes minor (Amazon EKS user guide, release calendar, as of November 2026).</summary>
internal static class SupportCalendar
{
    // 1.36 is estimated: 14 months after its first release, the calendar's rule. What is older has ended, what is younger is not known.
    private static readonly SortedDictionary<int, DateOnly> Eks = new()
    {
        [30] = new(2025, 7, 23),
        [31] = new(2025, 11, 26),
        [32] = new(2026, 3, 23),
        [33] = new(2026, 7, 29),
        [34] = new(2026, 12, 2),
        [35] = new(2027, 3, 27),
        [36] = new(2027, 8, 2),
    };

    /// <summary>The last day of a minor such as <c>1.35</c>; the first of all days when it is older than the calendar, null when not
    /// known.</summary>
    public static DateOnly? EndOf(string version) =>
        version.Split('.') is not ["1", var minor, ..]
            || !int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? null
        : Eks.TryGetValue(number, out var end) ? end
        : number < Eks.Keys.First() ? DateOnly.MinValue
        : null;
}
