using System.Collections.Concurrent;
using Platform.Engine.Graph;
using Pulumirpc;

namespace Platform.Engine.Recording;

/// <summary>What the program told the engine with its log; not what it wrote to its streams.</summary>
internal sealed class ProgramLog
{
    private readonly ConcurrentQueue<Message> _messages = new();

    /// <summary>In the order of their arrival, without debugging output and without what was only to be seen for a moment.</summary>
    public IReadOnlyCollection<Message> Messages => _messages;

    public void Add(LogRequest request)
    {
        if (request.Ephemeral || request.Severity == LogSeverity.Debug)
            return;

        var severity = request.Severity switch
        {
            LogSeverity.Error => Severity.Error,
            LogSeverity.Warning => Severity.Warning,
            _ => Severity.Info,
        };
        _messages.Enqueue(new(severity, request.Urn.Length > 0 ? request.Urn : null, request.Message.TrimEnd()));
    }

    /// <summary>One message.</summary>
    internal sealed record Message(Severity Severity, string? Urn, string Text);
}
