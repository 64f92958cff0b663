namespace Benchmarks.Measure;

/// <summary>What one process used from its start to its end.</summary>
internal readonly record struct Sample(TimeSpan Wall, TimeSpan Cpu, double PeakMib);

/// <summary>The runs of one contender at one size, as their medians.</summary>
internal sealed class Series(IReadOnlyList<Sample> samples)
{
    public int Runs => samples.Count;

    public double WallMs { get; } = Median(samples.Select(sample => sample.Wall.TotalMilliseconds));

    public double FastestMs { get; } = samples.Min(sample => sample.Wall.TotalMilliseconds);

    public double SlowestMs { get; } = samples.Max(sample => sample.Wall.TotalMilliseconds);

    public double CpuMs { get; } = Median(samples.Select(sample => sample.Cpu.TotalMilliseconds));

    public double PeakMib { get; } = Median(samples.Select(sample => sample.PeakMib));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
