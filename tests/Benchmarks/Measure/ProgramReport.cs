using System.Globalization;

namespace Benchmarks.Measure;

/// <summary>A line of <c>name=value</c> pairs, in which a measured program or the monitor says what it saw.</summary>
internal sealed class ProgramReport(IReadOnlyDictionary<string, string> values)
{
    public long PeakKib => Number("peak-kib");

    public string Digest => values["digest"];

    public static ProgramReport Parse(string line) => new(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair.Length == 2)
        .ToDictionary(pair => pair[0], pair => pair[1]));

    public long Number(string name) => values.TryGetValue(name, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new BenchmarkException($"a measured program did not report '{name}' as a number");
}
