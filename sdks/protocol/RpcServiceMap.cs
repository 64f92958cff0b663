using Google.Protobuf;

namespace Pulumi.Protocol;

/// <summary>The methods that a server answers, by their full names.</summary>
public sealed class RpcServiceMap
{
    private readonly Dictionary<string, IUnaryHandler> _handlers = new(StringComparer.Ordinal);

    internal RpcServiceMap()
    {
    }

    internal IReadOnlyDictionary<string, IUnaryHandler> Handlers => _handlers;

    /// <summary>Answers a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="handler">
    /// Computes the answer. An <see cref="RpcException"/> sets the status, a cancellation says Cancelled, any other exception says
    /// Unknown with its message. Its token fires when the caller gives up or the server stops.
    /// </param>
    /// <exception cref="ArgumentException">The method has a handler already.</exception>
    public void Handle<TRequest, TResponse>(
        UnaryMethod<TRequest, TResponse> method, Func<TRequest, CancellationToken, Task<TResponse>> handler)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse>
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(handler);
        if (!_handlers.TryAdd(method.FullName, new UnaryHandler<TRequest, TResponse>(method, handler)))
            throw new ArgumentException($"{method.FullName} has a handler already", nameof(method));
    }
}
