using System.Buffers;
using System.Globalization;

namespace Platform.Engine.Recording;

/// <summary>Reads durations as Go writes them, such as <c>1h30m</c> or <c>1800000000000ns</c>.</summary>
internal static class GoDuration
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <summary>The seconds; zero for empty text.</summary>
    /// <exception cref="FormatException">The text is no such duration.</exception>
    public static double Seconds(string text)
    {
        var total = 0.0;
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var unitAt = rest.IndexOfAnyExcept(NumberCharacters);
            if (unitAt <= 0
                || !double.TryParse(rest[..unitAt], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                throw new FormatException($"{text}: not a duration such as 1h30m");

            rest = rest[unitAt..];
            var next = rest.IndexOfAny(NumberCharacters);
            var unit = next < 0 ? rest : rest[..next];
            total += number * UnitSeconds(text, unit.ToString());
            rest = rest[unit.Length..];
        }

        return total;
    }

    private static double UnitSeconds(string text, string unit) => unit switch
    {
        "ns" => 1e-9,
        "us" or "µs" => 1e-6,
        "ms" => 1e-3,
        "s" => 1,
        "m" => 60,
        "h" => 3600,
        _ => throw new FormatException($"{text}: {unit}: not a unit of time; use h, m, s, ms, us or ns"),
    };
}
