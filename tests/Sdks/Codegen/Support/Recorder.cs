using Pulumi.Testing;

namespace Codegen.Tests.Support;

/// <summary>An engine that keeps what a program registers and calls, and answers with what it is told to.</summary>
internal sealed class Recorder : IMocks
{
    public List<MockResourceArgs> Resources { get; } = [];

    public List<MockCallArgs> Calls { get; } = [];

    /// <summary>What resources become and functions give back. Default: what they were given.</summary>
    public Dictionary<string, object>? Answer { get; init; }

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        lock (Resources)
            Resources.Add(args);

        return Task.FromResult<(string?, object)>(($"{args.Name}-id", Answer is null ? args.Inputs : Answer));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        lock (Calls)
            Calls.Add(args);

        return Task.FromResult<object>(Answer is null ? args.Args : Answer);
    }
}
