using System.Globalization;

namespace Platform.Components.Clusters;

/// <summary>When a cloud may work on a cluster by itself: the same hours of some days of every week, in UTC.</summary>
public sealed record MaintenanceWindow
{
    /// <summary>GKE asks for 48 hours of maintenance in any 32 days, so four of each weekday count.</summary>
    public const int LeastHoursInFourWeeks = 48;

    /// <summary>GKE counts no piece shorter than this.</summary>
    public const int LeastHours = 4;

    private const int Weeks = 4;
    private const int HoursPerDay = 24;

    /// <summary>A Saturday before any cluster: GKE reads the first day and the length from a first window.</summary>
    private static readonly DateTime Anchor = new(2026, 1, 3, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The days it begins on. Default: Saturday and Sunday.</summary>
    public ImmutableSortedSet<DayOfWeek> Days { get; init; } = [DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>The hour it begins at, 0 to 23, UTC. Default: 2.</summary>
    public int StartHour { get; init; } = 2;

    /// <summary>Its length in hours, from <see cref="LeastHours"/> to 24. Default: 8.</summary>
    public int Hours { get; init; } = 8;

    /// <summary>Whether GKE takes it: a shorter one is refused when the cluster is made.</summary>
    public bool IsLongEnough => Hours is >= LeastHours and <= HoursPerDay && Days.Count * Hours * Weeks >= LeastHoursInFourWeeks;

    /// <summary>The beginning of the first window, RFC 3339.</summary>
    internal string FirstStart => Text(First);

    /// <summary>The end of the first window, RFC 3339.</summary>
    internal string FirstEnd => Text(First.AddHours(Hours));

    /// <summary>The recurrence, RFC 5545, with the week beginning on Monday as the API writes it.</summary>
    internal string Recurrence => "FREQ=WEEKLY;BYDAY=" + string.Join(
        ",", Days.OrderBy(day => Distance(DayOfWeek.Monday, day)).Select(day => day.ToString()[..2].ToUpperInvariant()));

    private DateTime First => Anchor.AddDays(Days.Min(day => Distance(DayOfWeek.Saturday, day))).AddHours(StartHour);

    private static int Distance(DayOfWeek from, DayOfWeek to) => (to - from + 7) % 7;

    private static string Text(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
