using System.Globalization;
using System.Runtime.InteropServices;

namespace Benchmarks.Report;

/// <summary>Says where and when something was measured.</summary>
internal static class Machine
{
    private const double Quiet = 0.5;

    public static string Describe(string? peer)
    {
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024 * 1024);
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        var busy = double.Parse(load, CultureInfo.InvariantCulture) > Quiet
            ? "\nThe machine is busy with something else: ratios hold better than times, and neither holds well."
            : "";
        return $"{today}; {Processor()}, {Environment.ProcessorCount} cores, {memory} GiB; {RuntimeInformation.FrameworkDescription}"
            + $"{(peer is null ? "" : $"; {peer}")}; load {load} at the start{busy}";
    }

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ", 2)[^1]
        ?? RuntimeInformation.ProcessArchitecture.ToString();
}
