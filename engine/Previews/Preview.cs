using System.Diagnostics;
using Platform.Engine.Graph;
using Platform.Engine.Programs;
using Platform.Engine.Recording;
using Pulumi.Protocol;

namespace Platform.Engine.Previews;

/// <summary>What came of running one stack's program.</summary>
/// <param name="Graph">Everything it declared before it ended.</param>
/// <param name="Problems">What the user should change, errors of the program itself among them.</param>
/// <param name="ProgramOutput">The end of what it wrote to its streams.</param>
/// <param name="Duration">How long it ran, without a build.</param>
internal sealed record PreviewResult(ResourceGraph Graph, IReadOnlyList<Problem> Problems, string ProgramOutput, TimeSpan Duration)
{
    /// <summary>Whether nothing would keep the stack from being deployed, as far as can be told offline.</summary>
    public bool Succeeded => Problems.All(problem => problem.Severity != Severity.Error);
}

/// <summary>Runs one stack's program against the simulated clouds. It prints nothing.</summary>
internal static class Preview
{
    // The exit code with which a program says that it has told the engine what is wrong.
    private const int UserWasTold = 32;

    /// <param name="settings">What the run is about.</param>
    /// <param name="start">Makes the command to start from the settings and the engine's address.</param>
    /// <param name="limit">How long the program may run.</param>
    /// <param name="progress">Told how many resources there are so far, a few times a second.</param>
    /// <param name="cancellation">Ends the program at once.</param>
    public static async Task<PreviewResult> RunAsync(
        RunSettings settings, Func<RunSettings, string, ProcessStartInfo> start, TimeSpan limit, Action<int> progress,
        CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var recorder = new Recorder(settings);
        var log = new ProgramLog();
        var monitor = new MonitorService(settings, recorder, log);
        await using var server = await RpcServer.StartAsync(monitor.AddTo, cancellation: cancellation);

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ending.CancelAfter(limit);
        await using var ticker = new Timer(
            _ => progress(recorder.Count), null, TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(200));
        var output = "";
        var exitCode = UserWasTold;
        try
        {
            (exitCode, output) = await ChildProcess.RunAsync(start(settings, server.Address), ending.Token);
            foreach (var problem in Ending(exitCode, recorder, log))
                recorder.Add(problem);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            recorder.Add(Failure(
                $"the program was still running after {limit.TotalSeconds:0} seconds and was ended",
                "look for a wait that never ends, or give it longer with --timeout"));
        }

        var graph = exitCode == 0 ? recorder.Graph() : Remains(recorder.Graph());
        var told = log.Messages.SelectMany(message => ProgramMessages.Problems(message, settings));
        return new(graph, [.. recorder.Problems, .. told], output, clock.Elapsed);
    }

    /// <summary>
    /// What a program that failed came to declare. Whether its stack was among it before it refused is chance, and alone it says nothing.
    /// </summary>
    private static ResourceGraph Remains(ResourceGraph graph) =>
        graph with { IsWhole = false, Resources = graph.Resources is [{ Type: Urns.StackType }] ? [] : graph.Resources };

    /// <summary>What the way the program ended says beyond what it said itself.</summary>
    private static IEnumerable<Problem> Ending(int exitCode, Recorder recorder, ProgramLog log)
    {
        var wasTold = log.Messages.Any(message => message.Severity == Severity.Error);
        if (exitCode != 0 && !(exitCode == UserWasTold && wasTold))
            yield return Failure($"the program ended with exit code {exitCode}", "its output says why");
        else if (exitCode == 0 && recorder.Count == 0)
            yield return Failure("the program ended without registering a stack", "run it through Deployment.RunAsync, and await it");
    }

    private static Problem Failure(string rule, string fix) => new(Severity.Error, null, "program", null, rule, fix);
}
