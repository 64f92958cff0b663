using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reports.Tests.Browser;

/// <summary>Speaks the DevTools protocol: sends commands, hands on answers and events. It knows no command.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _waiting = new();
    private readonly ConcurrentDictionary<string, Action<string, JsonElement>> _listeners = new();
    private Task _receiving = Task.CompletedTask;
    private int _last;

    public static async Task<DevTools> ConnectAsync(Uri address)
    {
        var tools = new DevTools();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await tools._socket.ConnectAsync(address, limit.Token);
        tools._receiving = tools.ReceiveAsync();
        return tools;
    }

    /// <summary>Has a session's events told to somebody.</summary>
    public void Listen(string session, Action<string, JsonElement> listener) => _listeners[session] = listener;

    /// <summary>Sends a command and waits for what comes of it.</summary>
    public async Task<JsonElement> SendAsync(string method, JsonObject? parameters = null, string? session = null)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
            command["sessionId"] = session;
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }

        return await answer.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                using var message = new MemoryStream();
                WebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                if (message.Length > 0)
                    Take(JsonDocument.Parse(message.ToArray()).RootElement);
            }
        }
        catch (Exception end) when (end is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            foreach (var waiting in _waiting.Values)
                waiting.TrySetException(new InvalidOperationException("the browser is gone", end));
        }
    }

    private void Take(JsonElement message)
    {
        if (message.TryGetProperty("id", out var id))
        {
            if (!_waiting.TryRemove(id.GetInt32(), out var answer))
                return;
            if (message.TryGetProperty("error", out var error))
                answer.SetException(new InvalidOperationException(error.GetRawText()));
            else
                answer.SetResult(message.GetProperty("result"));
        }
        else if (message.TryGetProperty("sessionId", out var session) && _listeners.TryGetValue(session.GetString()!, out var listener))
        {
            listener(message.GetProperty("method").GetString()!, message.GetProperty("params"));
        }
    }
}
