using System.Runtime.InteropServices;
using Pulumi.Protocol;

namespace Platform.PolicyPack;

/// <summary>
/// The life of the process: it says on which port it listens, and ends when it is told to or when the engine that started it is gone.
/// It knows nothing of policies.
/// </summary>
internal static class PackProcess
{
    private const int Succeeded = 0;
    private const int Failed = 1;

    /// <param name="args">What the CLI passes: flags for logs, then the engine's address; from a folder also that folder.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.FirstOrDefault(EngineWatch.IsAddress) is not { } engine)
        {
            await Console.Error.WriteLineAsync(
                "engine address: must be the first argument: a policy pack is started by the Pulumi CLI\n"
                + $"    fix: pulumi up --policy-pack {Environment.ProcessPath}");
            return Failed;
        }

        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, EndBy);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, EndBy);
        await using var server = await RpcServer.StartAsync(new PackService(End).Register);
        await Console.Out.WriteLineAsync(server.Address[(server.Address.LastIndexOf(':') + 1)..]);
        await Task.WhenAny(end.Task, EngineWatch.GoneAsync(engine));
        return Succeeded;

        void End() => end.TrySetResult();

        void EndBy(PosixSignalContext signal)
        {
            signal.Cancel = true;
            End();
        }
    }
}
