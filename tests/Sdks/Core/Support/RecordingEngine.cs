using Pulumirpc;

namespace Core.Tests.Support;

/// <summary>Plays the engine service: keeps what the program logs.</summary>
internal sealed class RecordingEngine : IEngine
{
    private readonly List<LogRequest> _requests = [];

    public Func<LogRequest, Task> Logging { get; set; } = _ => Task.CompletedTask;

    public Func<string, Task> RequiringVersion { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<LogRequest> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>Severity and message of everything logged.</summary>
    public string[] Logged => [.. Requests.Select(request => $"{request.Severity}: {request.Message}")];

    public string[] Errors => [.. Requests.Where(request => request.Severity == LogSeverity.Error).Select(request => request.Message)];

    public async Task LogAsync(LogRequest request)
    {
        await Logging(request);
        lock (_requests)
            _requests.Add(request);
    }

    public Task RequirePulumiVersionAsync(string range) => RequiringVersion(range);
}
