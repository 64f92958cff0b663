using Pulumi.Protocol;

namespace Core.Tests.Support;

/// <summary>Runs a program against a recording monitor and keeps what both said. It plays no providers; mocks are tested apart.</summary>
internal sealed class Trial
{
    /// <summary>Far more than any run takes; a test that reaches it has found a hang.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public RecordingMonitor Monitor { get; } = new();

    public RecordingEngine Engine { get; } = new();

    public bool IsPreview { get; init; }

    public Dictionary<string, string> Config { get; } = [];

    public HashSet<string> SecretKeys { get; } = [];

    public StackOptions? StackOptions { get; init; }

    /// <summary>Whether monitor and engine are behind gRPC on loopback instead of being called directly.</summary>
    public bool IsRemote { get; init; }

    public Task RunAsync(Action program) => RunAsync(() =>
    {
        program();
        return Task.CompletedTask;
    });

    public Task RunAsync(Func<Task> program) => RunAsync(async () =>
    {
        await program();
        return new Dictionary<string, object?>();
    });

    public async Task RunAsync(Func<Task<IDictionary<string, object?>>> program)
    {
        var exitCode = await ExitAsync(deployment => deployment.Program(program, StackOptions));
        Assert.That(exitCode, Is.Zero, () => $"the program failed:\n{string.Join("\n", Engine.Errors)}");
    }

    /// <summary>Runs a program that must fail and answers the one error it logs.</summary>
    public async Task<string> FailAsync(Action program)
    {
        var exitCode = await ExitAsync(deployment => deployment.Program(
            () =>
            {
                program();
                return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
            },
            StackOptions));
        Assert.That(exitCode, Is.EqualTo(32), "the exit code of a program whose failure was reported");
        return Engine.Errors.Single();
    }

    public async Task<int> ExitAsync(Func<Deployment, Task> start)
    {
        if (!IsRemote)
            return await ExitAsync(start, Engine, Monitor);

        await using var monitorServer = await PlayedEngine.ServeAsync(Monitor);
        await using var engineServer = await PlayedEngine.ServeAsync(Engine);
        using var monitor = new RpcClient(monitorServer.Address);
        using var engine = new RpcClient(engineServer.Address);
        return await ExitAsync(start, new GrpcEngine(engine), new GrpcMonitor(monitor));
    }

    private async Task<int> ExitAsync(Func<Deployment, Task> start, IEngine engine, IMonitor monitor)
    {
        Monitor.GivesNoIds |= IsPreview;
        var settings = new DeploymentSettings("project", "stack", "organization", IsPreview, RootDirectory: null);
        var config = new ConfigValues(Config.ToImmutableDictionary(), [.. SecretKeys]);
        var deployment = new Deployment(settings, config, engine, monitor);
        var (exitCode, _) = await deployment.RunToEndAsync(start).WaitAsync(Patience);
        return exitCode;
    }
}
