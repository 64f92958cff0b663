using Wire = Pulumirpc.RegisterResourceRequest.Types.CustomTimeouts;

namespace Pulumi;

/// <summary>How long a provider may take for each operation. Null: the provider's own limit.</summary>
public sealed class CustomTimeouts
{
    private const int NanosecondsPerTick = 100;

    /// <summary>Limit for creating the resource.</summary>
    public TimeSpan? Create { get; set; }

    /// <summary>Limit for updating the resource.</summary>
    public TimeSpan? Update { get; set; }

    /// <summary>Limit for deleting the resource.</summary>
    public TimeSpan? Delete { get; set; }

    internal CustomTimeouts Clone() => (CustomTimeouts)MemberwiseClone();

    /// <summary>The engine reads durations as Go writes them; whole nanoseconds are the plainest of these.</summary>
    internal Wire ToWire() => new() { Create = Text(Create), Update = Text(Update), Delete = Text(Delete) };

    internal static CustomTimeouts FromWire(Wire wire) =>
        new() { Create = Parse(wire.Create), Update = Parse(wire.Update), Delete = Parse(wire.Delete) };

    private static string Text(TimeSpan? limit) => limit is { } span ? $"{span.Ticks}00ns" : "";

    /// <summary>A Go duration: numbers with units h, m, s, ms, us and ns, such as <c>1h30m</c>.</summary>
    private static TimeSpan? Parse(string text)
    {
        if (text.Length == 0)
            return null;

        // As in Go: a sign may stand in front, and zero needs no unit.
        var at = text[0] is '-' or '+' ? 1 : 0;
        if (text.AsSpan(at) is "0")
            return TimeSpan.Zero;
        if (at == text.Length)
            throw Malformed(text);

        var total = 0m;
        while (at < text.Length)
        {
            var unitAt = at;
            while (unitAt < text.Length && (char.IsAsciiDigit(text[unitAt]) || text[unitAt] == '.'))
                unitAt++;
            var next = unitAt;
            while (next < text.Length && !char.IsAsciiDigit(text[next]))
                next++;

            if (!decimal.TryParse(text.AsSpan(at, unitAt - at), System.Globalization.CultureInfo.InvariantCulture, out var number))
                throw Malformed(text);
            total += number * Nanoseconds(text, text[unitAt..next]);
            at = next;
        }

        return TimeSpan.FromTicks((long)((text[0] == '-' ? -total : total) / NanosecondsPerTick));
    }

    private static FormatException Malformed(string text) => new($"{text}: not a duration such as 1h30m");

    private static decimal Nanoseconds(string text, string unit) => unit switch
    {
        "ns" => 1m,
        "us" or "µs" => 1_000m,
        "ms" => 1_000_000m,
        "s" => 1_000_000_000m,
        "m" => 60_000_000_000m,
        "h" => 3_600_000_000_000m,
        "" => throw new FormatException($"{text}: a number without a unit of time; use h, m, s, ms, us or ns"),
        _ => throw new FormatException($"{text}: {unit}: not a unit of time; use h, m, s, ms, us or ns"),
    };
}
