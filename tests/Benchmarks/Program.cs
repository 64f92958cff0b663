using System.Runtime.InteropServices;
using Benchmarks;
using Benchmarks.Engine;
using Benchmarks.Monitor;
using Benchmarks.Workload;

// The measured program and the monitor are this executable too, in processes of their own.
switch (args)
{
    case [Roles.Program, .. var rest]:
        return await ProgramRun.RunAsync(rest);
    case [Roles.Monitor]:
        return await MonitorRun.RunAsync();
}

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    var options = Options.Parse(args);
    return options.Engine ? await EngineSession.RunAsync(options, stop.Token) : await Session.RunAsync(options, stop.Token);
}
catch (BenchmarkException wrong)
{
    await Console.Error.WriteLineAsync($"benchmark: {wrong.Message}");
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("benchmark: stopped; its child processes are ended");
    return 130;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
