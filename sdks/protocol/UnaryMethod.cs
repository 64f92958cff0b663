using Google.Protobuf;

namespace Pulumi.Protocol;

/// <summary>One remote method: its name on the wire and how its two messages are read. It knows no address.</summary>
/// <typeparam name="TRequest">The message that the caller sends.</typeparam>
/// <typeparam name="TResponse">The message that the caller gets back.</typeparam>
/// <param name="service">The service with its package, such as <c>pulumirpc.ResourceMonitor</c>.</param>
/// <param name="name">The method within the service.</param>
/// <param name="requestParser">Reads what the caller sends.</param>
/// <param name="responseParser">Reads what the caller gets back.</param>
public sealed class UnaryMethod<TRequest, TResponse>(
    string service, string name, MessageParser<TRequest> requestParser, MessageParser<TResponse> responseParser)
    where TRequest : IMessage<TRequest>
    where TResponse : IMessage<TResponse>
{
    /// <summary>The path of the HTTP/2 request, such as <c>/pulumirpc.ResourceMonitor/Invoke</c>.</summary>
    public string FullName { get; } = $"/{service}/{name}";

    /// <summary>Reads what the caller sends.</summary>
    public MessageParser<TRequest> RequestParser { get; } = requestParser;

    /// <summary>Reads what the caller gets back.</summary>
    public MessageParser<TResponse> ResponseParser { get; } = responseParser;
}
