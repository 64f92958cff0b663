using Pulumi.Testing;

namespace Benchmarks.Workload;

/// <summary>Mocks that give back what they get, and count it; the same as in nodejs/mocks.js.</summary>
internal sealed class CountingMocks : IMocks
{
    private int _resources;
    private int _properties;

    public int Resources => _resources;

    public int Properties => _properties;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        Interlocked.Increment(ref _resources);
        Interlocked.Add(ref _properties, args.Inputs.Count);
        return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
}
