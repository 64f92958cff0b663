using System.Diagnostics;
using System.Text.RegularExpressions;
using Pulumi.Protocol;

namespace Core.Tests.Support;

/// <summary>How a program ended. Lines of stack traces are left out of its texts.</summary>
internal sealed record Ended(int ExitCode, string[] Errors, string StandardError);

/// <summary>Runs the fault program as a process against a played engine, which a test breaks where it likes.</summary>
internal sealed partial class FaultRun
{
    /// <summary>Far more than any of the programs takes; one that reaches it hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public RecordingMonitor Monitor { get; } = new();

    public RecordingEngine Engine { get; } = new();

    /// <summary>What differs from the environment that the CLI sets up; null takes a variable away.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    /// <summary>Stops the monitor while it answers; the answer is never given.</summary>
    public Func<Task> KillMonitor { get; private set; } = () => Task.CompletedTask;

    /// <summary>The program is built beside these tests, in a folder of the same configuration and framework.</summary>
    public static string ProgramPath { get; } = Path.Combine(
        Folders.Project, "FaultProgram", Path.GetRelativePath(Folders.Project, AppContext.BaseDirectory), "FaultProgram.dll");

    public async Task<Ended> RunAsync(string scenario)
    {
        await using var monitor = await PlayedEngine.ServeAsync(Monitor);
        await using var engine = await PlayedEngine.ServeAsync(Engine);
        KillMonitor = async () =>
        {
            _ = monitor.DisposeAsync().AsTask();
            await Task.Delay(Patience);
        };

        using var process = Process.Start(StartInfo(scenario, monitor, engine))!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            using var patience = new CancellationTokenSource(Patience);
            await process.WaitForExitAsync(patience.Token);
            Assert.That(await output, Is.Empty, "the program writes nothing by itself");
            return new(process.ExitCode, [.. Engine.Errors.Select(WithoutStack)], WithoutStack(await error));
        }
        catch (OperationCanceledException)
        {
            throw new AssertionException($"{scenario} did not end within {Patience}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Exit code 32 and one error on the engine's log, and nothing anywhere else.</summary>
    public async Task FailsAsync(string scenario, string message)
    {
        var ended = await RunAsync(scenario);

        Assert.That(ended.Errors, Is.EqualTo(new[] { message }));
        Assert.That(ended.StandardError, Is.Empty);
        Assert.That(ended.ExitCode, Is.EqualTo(32));
    }

    private ProcessStartInfo StartInfo(string scenario, RpcServer monitor, RpcServer engine)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramPath, scenario]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("PULUMI_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(inherited);

        var set = new Dictionary<string, string?>
        {
            ["PULUMI_MONITOR"] = monitor.Address,
            ["PULUMI_ENGINE"] = engine.Address,
            ["PULUMI_PROJECT"] = "project",
            ["PULUMI_STACK"] = "stack",
            ["PULUMI_ORGANIZATION"] = "organization",
            ["PULUMI_DRY_RUN"] = "false",
            ["PULUMI_QUERY_MODE"] = "false",
            ["PULUMI_PARALLEL"] = "16",
            ["PULUMI_CONFIG"] = "{}",
            ["PULUMI_CONFIG_SECRET_KEYS"] = "[]",
        };
        foreach (var (name, value) in set.Concat(Environment))
            start.Environment[name] = value;
        foreach (var taken in Environment.Where(entry => entry.Value is null))
            start.Environment.Remove(taken.Key);
        return start;
    }

    private static string WithoutStack(string text) => StackLine().Replace(text.ReplaceLineEndings("\n"), "").TrimEnd('\n');

    [GeneratedRegex(@"^(   at |--- End of ).*\n?", RegexOptions.Multiline)]
    private static partial Regex StackLine();
}
