using System.Globalization;
using Benchmarks.Measure;
using Benchmarks.Report;

namespace Benchmarks.Engine;

/// <summary>
/// Previews with the offline engine: the platform's production, and the synthetic program in C# and on the official Node SDK on the
/// same engine. It measures the engine's process with the program it starts.
/// </summary>
internal static class EngineSession
{
    public static async Task<int> RunAsync(Options options, CancellationToken cancellation)
    {
        using var projects = new EngineProjects();
        var node = NodeProgram.Find(out var missing);
        Console.WriteLine(Machine.Describe(node?.Versions()));
        if (node is null)
            Console.WriteLine($"Without the Node rows: {missing}.");

        var table = new MarkdownTable(1, "preview", "resources", "wall ms", "fastest-slowest", "engine MiB", "runs");
        var series = new Dictionary<(string Name, int Size), Series>();
        await projects.PublishAsync(cancellation);
        var prod = projects.Platform("Pulumi.prod.yaml");
        table.Add(await RowAsync(EngineAims.Production, 0, prod, "prod"));
        table.Add(await RowAsync(EngineAims.Report, 0, prod, "prod", "--format", "html", "--out", Path.Combine(prod, "report.html")));
        table.Add(await RowAsync(EngineAims.EveryAddOn, 0, projects.Platform("tests/Golden/everything.yaml"), "prod"));
        foreach (var size in options.Sizes.Where(size => size > 0))
        {
            table.Add(await RowAsync("C#", size, projects.CSharp(size), "bench"));
            if (node is not null)
                table.Add(await RowAsync("Node", size, projects.Node(size, node), "bench"));
        }

        Console.WriteLine(table);
        Console.WriteLine(EngineAims.Of(series));
        return 0;

        async Task<string[]> RowAsync(string name, int size, string folder, string stack, params string[] more)
        {
            var samples = new List<Sample>();
            var rounds = size == 0 ? options.Rounds : options.RoundsAt(size);
            // The first run finds files and code cold, and does not count.
            for (var round = 0; round <= rounds; round++)
            {
                Console.Error.WriteLine($"round {round} of {rounds}: {name}, {size} resources");
                var sample = await EngineRun.MeasureAsync(projects.Engine, folder, stack, more, node?.Modules, cancellation);
                if (round > 0)
                    samples.Add(sample);
            }

            var result = series[(name, size)] = new Series(samples);
            return
            [
                name, size == 0 ? "" : Number(size), Number(result.WallMs), $"{Number(result.FastestMs)}-{Number(result.SlowestMs)}",
                Number(result.PeakMib), Number(result.Runs),
            ];
        }
    }

    private static string Number(double number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
