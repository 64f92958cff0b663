using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;

namespace Pulumi.Protocol;

/// <summary>Calls unary gRPC methods at one address over HTTP/2 without TLS; owns the connections, not the server behind them.</summary>
public sealed class RpcClient : IDisposable
{
    private static readonly string UserAgent = $"grpc-dotnet/{typeof(RpcClient).Assembly.GetName().Version?.ToString(3)}";

    private readonly HttpMessageInvoker _http;
    private readonly ConcurrentDictionary<string, Uri> _targets = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _lifetime = new();
    private readonly CancellationToken _disposed;
    private readonly Uri _origin;
    private readonly int _maxMessageBytes;

    /// <summary>Prepares calls to a server; connects with the first of them.</summary>
    /// <param name="address">The server's <c>host:port</c>, as the engine hands it out.</param>
    /// <exception cref="ArgumentException">The address is not of that form.</exception>
    public RpcClient(string address)
        : this(address, RpcLimits.MaxMessageBytes)
    {
    }

    internal RpcClient(string address, int maxMessageBytes)
    {
        _origin = Origin(address);
        _maxMessageBytes = maxMessageBytes;
        _disposed = _lifetime.Token;
        _http = new HttpMessageInvoker(Handler());
        Address = address;
    }

    /// <summary>The server's <c>host:port</c>.</summary>
    public string Address { get; }

    // The bare invoker has no timer: creating a cluster may take any time, and HttpClient would give up after 100 seconds.
    internal HttpMessageInvoker Http => _http;

    /// <summary>Calls a method and waits for its answer, however long that takes.</summary>
    /// <exception cref="RpcException">The call ended with another status than OK.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public async Task<TResponse> CallAsync<TRequest, TResponse>(
        UnaryMethod<TRequest, TResponse> method, TRequest request, CancellationToken cancellation = default)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(request);
        ObjectDisposedException.ThrowIf(_disposed.IsCancellationRequested, this);
        cancellation.ThrowIfCancellationRequested();

        using var message = Message(method.FullName, request);
        using var either = cancellation.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(cancellation, _disposed) : null;
        var stop = either?.Token ?? _disposed;
        try
        {
            using var response = await _http.SendAsync(message, stop);
            return await UnaryResponse.ReadAsync(response, method.FullName, method.ResponseParser, _maxMessageBytes, stop);
        }
        catch (OperationCanceledException e) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException($"{method.FullName}: the call was cancelled", e, cancellation);
        }
        catch (OperationCanceledException e) when (_disposed.IsCancellationRequested)
        {
            throw new RpcException(StatusCode.Cancelled, "the client was disposed during the call", method.FullName, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            throw new RpcException(StatusCode.Unavailable, $"no answer from {Address}: {e.Message}", method.FullName, e);
        }
    }

    /// <summary>Closes the connections; calls under way end as cancelled.</summary>
    public void Dispose()
    {
        // The source itself holds nothing, and calls that are just starting may still link to it.
        _lifetime.Cancel();
        _http.Dispose();
    }

    private HttpRequestMessage Message(string method, IMessage request)
    {
        var content = new FrameContent(OutgoingMessage.Of(request, "request", _maxMessageBytes, method));
        var target = _targets.GetOrAdd(method, static (path, origin) => new Uri(origin, path), _origin);
        var message = new HttpRequestMessage(HttpMethod.Post, target)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        message.Headers.TryAddWithoutValidation("TE", "trailers");
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        return message;
    }

    private static SocketsHttpHandler Handler() => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.None,
        EnableMultipleHttp2Connections = true,
        InitialHttp2StreamWindowSize = 1024 * 1024,
        MaxResponseHeadersLength = 128,
        ConnectTimeout = TimeSpan.FromSeconds(20),
    };

    private static Uri Origin(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (Uri.TryCreate($"http://{address}", UriKind.Absolute, out var origin)
            && origin.Port > 0
            && address.EndsWith($":{origin.Port}", StringComparison.Ordinal)
            && origin.UserInfo.Length == 0
            && origin.PathAndQuery == "/")
            return origin;
        throw new ArgumentException($"the address '{address}' is not of the form host:port, such as 127.0.0.1:45123", nameof(address));
    }
}
