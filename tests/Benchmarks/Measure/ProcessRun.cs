using System.Diagnostics;

namespace Benchmarks.Measure;

/// <summary>Runs one process to its end and measures it; ends it when it is not wanted any more.</summary>
internal static class ProcessRun
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <exception cref="BenchmarkException">The process failed, or took too long.</exception>
    public static async Task<(Sample Sample, ProgramReport Report)> MeasureAsync(
        ProcessStartInfo start, string what, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);

        var cpu = ChildTimes.Now();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new BenchmarkException($"{what}: {start.FileName} did not start");
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            var wall = clock.Elapsed;
            var used = ChildTimes.Now() - cpu;

            var said = await output;
            if (process.ExitCode != 0)
                throw new BenchmarkException($"{what}: ended with exit code {process.ExitCode}\n{said}{await errors}");
            var report = ProgramReport.Parse(said.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "");
            return (new Sample(wall, used, report.PeakKib / 1024.0), report);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new BenchmarkException($"{what}: not done after {Limit.TotalMinutes} minutes; ended");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }
}
