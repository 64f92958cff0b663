using System.Globalization;

namespace Platform.Engine.Readers;

/// <summary>How times are written: <c>9:20</c>, and <c>1:02:33</c> from an hour on.</summary>
internal static class TimeText
{
    /// <summary>The time of so many seconds, rounded to whole ones.</summary>
    public static string Of(double seconds)
    {
        var whole = (long)Math.Round(seconds, MidpointRounding.AwayFromZero);
        var (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60);
        return hours > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{hours}:{minutes:00}:{rest:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes}:{rest:00}");
    }
}
