using System.Globalization;
using Benchmarks.Measure;

namespace Benchmarks.Report;

/// <summary>Arranges what was measured: every figure, the cost of a resource, and the aims. It measures nothing.</summary>
internal static class Results
{
    public static string Of(Runs runs, Contender[] contenders, Options options) => $"""

        {Figures(runs, contenders, options)}
        Wall, processor time and peak memory are of the whole process, from its start to its end; medians.

        {Costs(runs, contenders)}
        Net: less what the process costs without any resource.

        {Aims.Of(runs)}
        """;

    private static MarkdownTable Figures(Runs runs, Contender[] contenders, Options options)
    {
        var table = new MarkdownTable(
            2, "mode", "program", "resources", "wall ms", "fastest-slowest", "cpu ms", "peak MiB", "resources/s", "runs");
        foreach (var mode in Enum.GetValues<Mode>())
        {
            foreach (var size in options.Sizes)
            {
                foreach (var contender in contenders.Where(contender => contender.Mode == mode))
                {
                    if (runs.Of(contender.Kind, mode, size) is { } series)
                        table.Add(Row(contender, size, series));
                }
            }
        }

        return table;
    }

    private static string[] Row(Contender contender, int size, Series series) =>
    [
        contender.Mode.ToString(),
        contender.Name,
        Number(size),
        Number(series.WallMs),
        $"{Number(series.FastestMs)}-{Number(series.SlowestMs)}",
        Number(series.CpuMs),
        Number(series.PeakMib),
        size == 0 ? "" : Number(size / series.WallMs * 1000),
        Number(series.Runs),
    ];

    private static MarkdownTable Costs(Runs runs, Contender[] contenders)
    {
        var table = new MarkdownTable(
            2, "µs per resource", "program", "wall at 1,000", "at 10,000", "net at 1,000", "at 10,000", "net cpu at 1,000", "at 10,000");
        foreach (var contender in contenders.OrderBy(contender => contender.Mode))
        {
            var (small, large) = (Cost.Of(runs, contender.Kind, contender.Mode, Options.Small), Cost.Of(runs, contender.Kind, contender.Mode, Options.Large));
            table.Add(
                contender.Mode.ToString(), contender.Name, Number(small?.Wall), Number(large?.Wall), Number(small?.NetWall),
                Number(large?.NetWall), Number(small?.NetCpu), Number(large?.NetCpu));
        }

        return table;
    }

    private static string Number(double? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
