using System.Globalization;

namespace Platform.Engine.Costs;

/// <summary>The day for which costs are estimated.</summary>
internal static class Today
{
    /// <summary>The variable of reproducible builds: seconds since 1970.</summary>
    /// <seealso href="https://reproducible-builds.org/specs/source-date-epoch/"/>
    public const string Variable = "SOURCE_DATE_EPOCH";

    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The variable's day; the clock's in UTC where it is not set or no number.</summary>
    public static DateOnly Read() => Of(Environment.GetEnvironmentVariable(Variable), TimeProvider.System.GetUtcNow());

    /// <summary>The day of a variable's value, or of the clock.</summary>
    public static DateOnly Of(string? seconds, DateTimeOffset now) => DateOnly.FromDateTime(
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var since) && since <= Latest
            ? DateTimeOffset.FromUnixTimeSeconds(since).UtcDateTime
            : now.UtcDateTime);
}
