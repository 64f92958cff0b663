using System.Globalization;
using Benchmarks.Measure;

namespace Benchmarks.Report;

/// <summary>Judges the figures by the three aims of the local SDK. An aim whose figures are not there is not judged.</summary>
internal static class Aims
{
    private const double Throughput = 10;
    private const double Memory = 0.25;
    private const double Growth = 1.2;

    public static MarkdownTable Of(Runs runs)
    {
        var table = new MarkdownTable(2, "mode", "aim", "resources", "measured", "verdict");
        foreach (var mode in Enum.GetValues<Mode>())
        {
            foreach (var size in new[] { Options.Small, Options.Large })
            {
                var (ours, peer) = (runs.Of(Kind.CSharp, mode, size), runs.Of(Kind.Node, mode, size));
                Add("at least 10 times Node's throughput", size, peer?.WallMs / ours?.WallMs, ratio => ratio >= Throughput);
                Add("- net of an empty process", size, Net(Kind.Node, size) / Net(Kind.CSharp, size), ratio => ratio >= Throughput);
                Add("- in processor time, which a busy machine distorts less", size, peer?.CpuMs / ours?.CpuMs, ratio => ratio >= Throughput);
                Add("less than a quarter of Node's peak memory", size, ours?.PeakMib / peer?.PeakMib, ratio => ratio < Memory);
            }

            var growth = Raw(Options.Large) / Raw(Options.Small);
            Add("cost per resource within 1.2 of that at 1,000", Options.Large, growth, ratio => ratio <= Growth);
            var net = Net(Kind.CSharp, Options.Large) / Net(Kind.CSharp, Options.Small);
            Add("- net of an empty process", Options.Large, net, ratio => ratio <= Growth);

            double? Raw(int size) => Cost.Of(runs, Kind.CSharp, mode, size)?.Wall;

            double? Net(Kind kind, int size) => Cost.Of(runs, kind, mode, size)?.NetWall;

            void Add(string aim, int size, double? measured, Func<double, bool> met) => table.Add(
                mode.ToString(), aim, size.ToString("N0", CultureInfo.InvariantCulture),
                measured?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
                measured is { } ratio ? met(ratio) ? "met" : "NOT MET" : "not measured");
        }

        return table;
    }
}
