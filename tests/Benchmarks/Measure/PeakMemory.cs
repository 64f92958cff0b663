using System.Globalization;

namespace Benchmarks.Measure;

/// <summary>The most memory that this process has had resident so far. The kernel counts it per program, not per process id.</summary>
internal static class PeakMemory
{
    private const string Field = "VmHWM:";

    public static long OfThisProcess()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Field, StringComparison.Ordinal));
        return long.Parse(line.AsSpan()[Field.Length..].Trim()[..^" kB".Length], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
