using System.Diagnostics;
using Benchmarks.Measure;
using Benchmarks.Monitor;
using Benchmarks.Report;
using Pulumi;

namespace Benchmarks;

/// <summary>One run of the benchmark: warms up, checks that all programs register the same, measures in turns, prints.</summary>
internal static class Session
{
    public static async Task<int> RunAsync(Options options, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
            throw new BenchmarkException("measures with /proc and getrusage, and so runs on Linux only");
        if (typeof(Deployment).Assembly.GetCustomAttributes(false).OfType<DebuggableAttribute>().Any(built => built.IsJITOptimizerDisabled))
            throw new BenchmarkException("the SDK is built without optimisation; run: dotnet run -c Release --project tests/Benchmarks");

        var node = NodeProgram.Find(out var missing);
        Contender[] contenders = [.. CSharpProgram.Contenders, .. node?.Contenders ?? []];
        Console.WriteLine(Machine.Describe(node?.Versions()));
        if (node is null)
            Console.WriteLine($"Without the Node rows: {missing}.");

        await using var monitor = await MonitorProcess.StartAsync(cancellation);
        var runs = new Runs(monitor, cancellation);
        await WarmUpAsync(runs, contenders);
        foreach (var size in options.Sizes)
            await MeasureAsync(runs, contenders, size, options);

        Console.WriteLine(Results.Of(runs, contenders, options));
        return 0;
    }

    private static async Task WarmUpAsync(Runs runs, Contender[] contenders)
    {
        var digests = new Dictionary<string, string>();
        foreach (var contender in contenders)
        {
            Progress("warm-up", contender, Options.Small);
            if (await runs.CheckAsync(contender, Options.Small) is { } seen)
                digests.Add(contender.Name, seen.Digest);
        }

        if (digests.Values.Distinct().Count() > 1)
        {
            throw new BenchmarkException("the programs do not register the same resources, so their times cannot be compared: "
                + string.Join(", ", digests.Select(digest => $"{digest.Key} {digest.Value}")));
        }
    }

    // In turns, so that a machine that gets slower or faster does so for all.
    private static async Task MeasureAsync(Runs runs, Contender[] contenders, int size, Options options)
    {
        for (var round = 1; round <= options.RoundsAt(size); round++)
        {
            foreach (var contender in contenders.Where(contender => round <= contender.RoundsAt(size, options)))
            {
                Progress($"round {round} of {contender.RoundsAt(size, options)}", contender, size);
                await runs.MeasureAsync(contender, size);
            }
        }
    }

    private static void Progress(string phase, Contender contender, int size) =>
        Console.Error.WriteLine($"{phase}: {contender.Mode}, {size} resources, {contender.Name}");
}
