using System.Diagnostics;
using Benchmarks.Measure;

namespace Benchmarks.Monitor;

/// <summary>The runner's side of the monitor: owns its process and reads what it says.</summary>
internal sealed class MonitorProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    private MonitorProcess(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    public static async Task<MonitorProcess> StartAsync(CancellationToken cancellation)
    {
        var start = Own.Executable(Roles.Monitor);
        (start.RedirectStandardInput, start.RedirectStandardOutput) = (true, true);
        var process = Process.Start(start)!;
        try
        {
            return new MonitorProcess(process, await LineAsync(process, "did not start", cancellation));
        }
        catch
        {
            await EndAsync(process);
            throw;
        }
    }

    /// <summary>What the monitor counted for the program that has just ended.</summary>
    public async Task<ProgramReport> NextReportAsync(CancellationToken cancellation) =>
        ProgramReport.Parse(await LineAsync(_process, "heard of no program's end", cancellation));

    public ValueTask DisposeAsync() => EndAsync(_process);

    private static async Task<string> LineAsync(Process process, string complaint, CancellationToken cancellation)
    {
        try
        {
            return await process.StandardOutput.ReadLineAsync(cancellation).AsTask().WaitAsync(Patience, cancellation)
                ?? throw new BenchmarkException($"the loopback monitor {complaint}: its process has ended; what it said stands above");
        }
        catch (TimeoutException)
        {
            throw new BenchmarkException($"the loopback monitor {complaint} within {Patience.TotalSeconds} s");
        }
    }

    private static async ValueTask EndAsync(Process process)
    {
        using (process)
        {
            process.StandardInput.Close();
            try
            {
                await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(5));
            }
            catch (TimeoutException)
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }
    }
}
