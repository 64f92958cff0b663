using System.Globalization;

namespace Platform.Engine.Costs;

/// <summary>
/// When EKS ends standard support of a Kubernetes minor (Amazon EKS user guide, release calendar, as of November 2026). From that day
/// on it asks six times the fee, or upgrades. The only table of it in the engine; prices and rules read it.
/// </summary>
internal static class SupportCalendar
{
    /// <summary>
    /// The first day without standard support, by the number after <c>1.</c> What is older has ended, what is younger is not known.
    /// 1.36 is estimated: 14 months after its first release, the calendar's rule.
    /// </summary>
    public static IReadOnlyDictionary<int, DateOnly> Eks { get; } = new Dictionary<int, DateOnly>
    {
        [30] = new(2025, 7, 23),
        [31] = new(2025, 11, 26),
        [32] = new(2026, 3, 23),
        [33] = new(2026, 7, 29),
        [34] = new(2026, 12, 2),
        [35] = new(2027, 3, 27),
        [36] = new(2027, 8, 2),
    };

    private static readonly int Oldest = Eks.Keys.Min();

    /// <summary>
    /// The first day without standard support of a version such as <c>1.35</c>; the first of all days when it is older than the table,
    /// null when nothing is known.
    /// </summary>
    public static DateOnly? EndOf(string version) =>
        version.Split('.') is not ["1", var minor, ..]
            || !int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? null
        : Eks.TryGetValue(number, out var end) ? end
        : number < Oldest ? DateOnly.MinValue
        : null;
}
