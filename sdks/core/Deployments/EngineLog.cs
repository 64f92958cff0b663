using Pulumirpc;

namespace Pulumi;

/// <summary>Sends messages to the engine in the order they were given, and remembers whether an error was among them.</summary>
internal sealed class EngineLog(IEngine engine, Runner runner)
{
    // A registration that is in the engine's hands when the run fails is answered at once; one that waits for something never is.
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(1);

    private readonly Lock _order = new();
    private Task _last = Task.CompletedTask;

    public bool HasErrors { get; private set; }

    public void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Send(LogSeverity.Debug, message, resource, streamId, ephemeral);

    public void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Send(LogSeverity.Info, message, resource, streamId, ephemeral);

    public void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Send(LogSeverity.Warning, message, resource, streamId, ephemeral);

    public void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Send(LogSeverity.Error, message, resource, streamId, ephemeral);

    /// <summary>An error as the program's last word: nothing tracks it, the caller waits.</summary>
    /// <exception cref="LogException">The engine cannot be told.</exception>
    public Task ErrorAsync(string message, Resource? resource = null) => Enqueue(LogSeverity.Error, message, resource, null, null);

    private void Send(LogSeverity severity, string message, Resource? resource, int? streamId, bool? ephemeral) =>
        runner.Track("logging", Enqueue(severity, message, resource, streamId, ephemeral));

    private Task Enqueue(LogSeverity severity, string message, Resource? resource, int? streamId, bool? ephemeral)
    {
        HasErrors |= severity == LogSeverity.Error;
        lock (_order)
            return _last = SendAsync(_last, severity, message, resource, streamId, ephemeral);
    }

    private async Task SendAsync(
        Task previous, LogSeverity severity, string message, Resource? resource, int? streamId, bool? ephemeral)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            var request = new LogRequest
            {
                Severity = severity,
                Message = message,
                Urn = await UrnAsync(resource),
                StreamId = streamId ?? 0,
                Ephemeral = ephemeral ?? false,
            };
            using (runner.Call())
                await engine.LogAsync(request);
        }
        catch (Exception unreachable)
        {
            throw new LogException(unreachable);
        }
    }

    /// <summary>
    /// The urn, once the resource is registered. Empty for a resource that has none when the run ends: its registration failed, or
    /// waits for what will not come.
    /// </summary>
    private async Task<string> UrnAsync(Resource? resource)
    {
        if (resource is null)
            return "";
        if (resource.Registration is not { } registration)
            return (await resource.Urn.DataTask).Value;

        await Task.WhenAny(registration.Done, runner.Settled);
        if (!registration.Done.IsCompleted)
            await Task.WhenAny(registration.Done, Task.Delay(AnswerLimit));
        return registration.Done.IsCompletedSuccessfully ? registration.Done.Result.Urn : "";
    }
}
