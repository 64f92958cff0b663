using Benchmarks.Monitor;

namespace Benchmarks.Measure;

/// <summary>Runs contenders one at a time and accepts a run only when it registered everything. It keeps the samples.</summary>
internal sealed class Runs(MonitorProcess monitor, CancellationToken cancellation)
{
    private const int PropertiesOfAThing = 10;
    private const string MeasuredStack = "measured";

    private readonly Dictionary<(Kind, Mode, int), List<Sample>> _samples = [];

    public async Task MeasureAsync(Contender contender, int size)
    {
        var (sample, _) = await RunAsync(contender, size, MeasuredStack);
        if (!_samples.TryGetValue((contender.Kind, contender.Mode, size), out var samples))
            samples = _samples[(contender.Kind, contender.Mode, size)] = [];
        samples.Add(sample);
    }

    /// <summary>A run that is not measured; what the monitor saw of it, if it has one.</summary>
    public async Task<ProgramReport?> CheckAsync(Contender contender, int size) =>
        (await RunAsync(contender, size, LoopbackMonitor.CheckedStack)).Monitor;

    public Series? Of(Kind kind, Mode mode, int size) => _samples.TryGetValue((kind, mode, size), out var samples) ? new(samples) : null;

    private async Task<(Sample Sample, ProgramReport? Monitor)> RunAsync(Contender contender, int size, string stack)
    {
        var what = $"{contender.Name}, {contender.Mode}, {size} resources";
        var (sample, program) = await ProcessRun.MeasureAsync(contender.Start(new Job(size, stack, monitor.Address)), what, cancellation);
        var seen = contender.Mode == Mode.Loopback ? await monitor.NextReportAsync(cancellation) : null;
        Expect("resources", size, seen ?? program);
        Expect("properties", PropertiesOfAThing * size, seen ?? program);
        if (contender.Kind == Kind.CSharpReading)
            Expect("reads", PropertiesOfAThing * size, program);
        return (sample, seen);

        void Expect(string name, int expected, ProgramReport report)
        {
            if (report.Number(name) != expected)
                throw new BenchmarkException($"{what}: {report.Number(name)} {name} instead of {expected}; its time means nothing");
        }
    }
}
