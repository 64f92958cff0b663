using Pulumi.Protocol;

namespace Benchmarks.Monitor;

/// <summary>The monitor's process: prints its address, then a line per run that ended; ends itself when its standard input closes.</summary>
internal static class MonitorRun
{
    public static async Task<int> RunAsync()
    {
        var monitor = new LoopbackMonitor(Console.WriteLine);
        await using var server = await RpcServer.StartAsync(monitor.Map);
        Console.WriteLine(server.Address);
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
