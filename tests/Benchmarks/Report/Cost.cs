using Benchmarks.Measure;

namespace Benchmarks.Report;

/// <summary>Microseconds per resource; net of what the process costs without resources.</summary>
internal sealed record Cost(double Wall, double NetWall, double NetCpu)
{
    public static Cost? Of(Runs runs, Kind kind, Mode mode, int size)
    {
        if (runs.Of(kind, mode, size) is not { } series || runs.Of(kind, mode, 0) is not { } idle)
            return null;
        return new(Each(series.WallMs), Each(series.WallMs - idle.WallMs), Each(series.CpuMs - idle.CpuMs));

        double Each(double milliseconds) => milliseconds * 1000 / size;
    }
}
