using System.Diagnostics;
using System.Globalization;
using Benchmarks.Measure;

namespace Benchmarks.Engine;

/// <summary>Runs the engine once, from its start to its end.</summary>
internal static class EngineRun
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    /// <param name="engine">The engine's assembly.</param>
    /// <param name="folder">The project's folder.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="more">More of the command line.</param>
    /// <param name="modules">Where Node programs find their packages; null without them.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="BenchmarkException">The preview failed.</exception>
    public static async Task<Sample> MeasureAsync(
        string engine, string folder, string stack, string[] more, string? modules, CancellationToken cancellation)
    {
        string[] command = [engine, "preview", "--cwd", folder, "--stack", stack, "--timeout", "900", .. more];
        var start = Own.Clean(new ProcessStartInfo("dotnet", command));
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.Environment["NODE_PATH"] = modules ?? "";

        var cpu = ChildTimes.Now();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new BenchmarkException("the engine did not start");
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
            var peak = 0.0;
            while (!process.WaitForExit(LookEvery))
            {
                cancellation.ThrowIfCancellationRequested();
                peak = Math.Max(peak, PeakMib(process.Id));
            }

            var wall = clock.Elapsed;
            if (process.ExitCode != 0)
                throw new BenchmarkException($"{folder}: the preview ended with exit code {process.ExitCode}\n{await output}{await errors}");
            return new Sample(wall, ChildTimes.Now() - cpu, peak);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The most memory that the process has had so far; 0 once it is gone.</summary>
    private static double PeakMib(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
