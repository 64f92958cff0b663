using System.Globalization;

namespace Platform.Stacks.Versions;

/// <summary>The day against which support dates are read.</summary>
public static class Today
{
    /// <summary>
    /// The variable of reproducible builds: seconds since 1970; where it is set, the same inputs give the same preview on any day.
    /// </summary>
    /// <seealso href="https://reproducible-builds.org/specs/source-date-epoch/"/>
    public const string Variable = "SOURCE_DATE_EPOCH";

    /// <summary>The variable's day, or the clock's in UTC where it is not set or no number.</summary>
    public static DateOnly Read() => DateOnly.FromDateTime(
        long.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime
            : DateTime.UtcNow);
}
