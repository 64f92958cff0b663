using System.Globalization;
using Benchmarks.Measure;
using Benchmarks.Report;

namespace Benchmarks.Engine;

/// <summary>What a preview is meant to cost, and whether it does.</summary>
internal static class EngineAims
{
    public const string Production = "platform, prod";
    public const string Report = "platform, prod, as a page";
    public const string EveryAddOn = "platform, every add-on";

    private const double ProdSeconds = 1.0;
    private const double ReportSeconds = 0.5;
    private const double EveryAddOnSeconds = 1.5;
    private const double LargeSeconds = 4.0;
    private const double LargeMib = 600;
    private const double Flat = 1.3;

    public static string Of(IReadOnlyDictionary<(string Name, int Size), Series> series)
    {
        var table = new MarkdownTable(1, "aim", "measured", "verdict");
        if (series.TryGetValue((Production, 0), out var prod))
            table.Add(Row("production previews in less than 1 s", prod.WallMs / 1000, ProdSeconds));
        if (prod is not null && series.TryGetValue((Report, 0), out var report))
            table.Add(Row("a page with policy, cost and timeline adds less than 0.5 s", (report.WallMs - prod.WallMs) / 1000, ReportSeconds));
        if (series.TryGetValue((EveryAddOn, 0), out var every))
            table.Add(Row("every add-on on both clouds in less than 1.5 s", every.WallMs / 1000, EveryAddOnSeconds));
        if (series.TryGetValue(("C#", Options.Large), out var large))
        {
            table.Add(Row("10,000 resources in less than 4 s", large.WallMs / 1000, LargeSeconds));
            table.Add(Row("10,000 resources in less than 600 MiB", large.PeakMib, LargeMib));
            if (series.TryGetValue(("C#", Options.Small), out var small))
            {
                var flatness = large.WallMs / Options.Large / (small.WallMs / Options.Small);
                table.Add(Row("cost per resource at 10,000 within 1.3 of that at 1,000", flatness, Flat));
            }
        }

        return table.ToString();
    }

    private static string[] Row(string aim, double measured, double limit) =>
        [aim, measured.ToString("0.00", CultureInfo.InvariantCulture), measured < limit ? "met" : "NOT MET"];
}
