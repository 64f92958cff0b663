using Pulumi.Testing;

namespace Core.Tests.Support;

/// <summary>Mocks that keep what they are asked and give back what they get, unless a test says otherwise.</summary>
internal sealed class SeenMocks : IMocks
{
    private readonly Lock _gate = new();

    public List<MockResourceArgs> Resources { get; } = [];

    public List<MockCallArgs> Calls { get; } = [];

    public List<MockRegisterResourceOutputsRequest> Outputs { get; } = [];

    public Func<MockResourceArgs, (string? Id, object State)> Answer { get; init; } = args => ($"{args.Name}-id", args.Inputs);

    public Func<MockCallArgs, object> CallAnswer { get; init; } = args => args.Args;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        lock (_gate)
            Resources.Add(args);
        return Task.FromResult(Answer(args));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        lock (_gate)
            Calls.Add(args);
        return Task.FromResult(CallAnswer(args));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        lock (_gate)
            Outputs.Add(args);
        return Task.CompletedTask;
    }
}
