using System.Globalization;
using System.Text.Json;

namespace Platform.Components;

/// <summary>Writes names and durations as Google's APIs do. Pure.</summary>
internal static class GoogleWire
{
    private const int SecondsPerMinute = 60;
    private const int MinutesPerHour = 60;
    private const int HoursPerDay = 24;

    /// <summary>A value of an enumeration: <c>BLUE_GREEN</c>.</summary>
    public static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    /// <summary>A duration, which has no other unit: <c>120s</c>.</summary>
    public static string Seconds(int seconds) => seconds.ToString(CultureInfo.InvariantCulture) + "s";

    public static string Minutes(int minutes) => Seconds(minutes * SecondsPerMinute);

    public static string Hours(int hours) => Minutes(hours * MinutesPerHour);

    public static string Days(int days) => Hours(days * HoursPerDay);
}
