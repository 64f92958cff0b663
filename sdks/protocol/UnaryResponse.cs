using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace Pulumi.Protocol;

/// <summary>Reads the answer to a unary call: the message when the status is OK, an <see cref="RpcException"/> otherwise.</summary>
internal static class UnaryResponse
{
    private const int FirstBuffer = 4096;

    public static async Task<T> ReadAsync<T>(
        HttpResponseMessage response, string method, MessageParser<T> parser, int maxMessageBytes, CancellationToken cancellation)
        where T : IMessage<T>
    {
        ThrowIfRefused(response, method);

        var body = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var filled = 0;
            var expected = Frame.PrefixBytes;
            int read;
            while ((read = await body.ReadAsync(buffer.AsMemory(filled), cancellation)) > 0)
            {
                filled += read;
                if (filled >= Frame.PrefixBytes)
                    expected = Expected(buffer, method, maxMessageBytes);
                if (filled > expected)
                    throw new RpcException(StatusCode.Internal, "the answer goes on after its message", method);
                if (buffer.Length <= expected)
                    buffer = Grown(buffer, filled, expected + 1);
            }

            ThrowIfFailed(response.TrailingHeaders, response.Headers, method);
            if (filled < expected)
                throw new RpcException(StatusCode.Internal, $"the answer breaks off after {filled} of {expected} bytes", method);
            return Parse(parser, buffer.AsMemory(Frame.PrefixBytes, expected - Frame.PrefixBytes), method);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Expected(ReadOnlySpan<byte> buffer, string method, int maxMessageBytes)
    {
        var (compressed, messageBytes) = Frame.ReadPrefix(buffer);
        if (compressed)
            throw new RpcException(StatusCode.Internal, "the answer is compressed, although no compression was offered", method);
        if (messageBytes > maxMessageBytes)
            throw new RpcException(
                StatusCode.ResourceExhausted,
                $"the answer has {messageBytes} bytes, more than the {maxMessageBytes} a message may have",
                method);
        return Frame.PrefixBytes + (int)messageBytes;
    }

    private static byte[] Grown(byte[] buffer, int filled, int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static T Parse<T>(MessageParser<T> parser, ReadOnlyMemory<byte> message, string method)
        where T : IMessage<T>
    {
        try
        {
            return parser.ParseDeep(message);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new RpcException(StatusCode.Internal, $"the answer is not a {typeof(T).Name}: {e.Message}", method, e);
        }
    }

    private static void ThrowIfRefused(HttpResponseMessage response, string method)
    {
        if (Status(response.Headers) is { } status)
        {
            if (status != StatusCode.OK)
                throw new RpcException(status, Detail(response.Headers), method);
        }
        else if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new RpcException(StatusOf(response.StatusCode), $"the server answered HTTP {(int)response.StatusCode}", method);
        }
        else if (!Frame.IsContentType(ContentType(response.Content)))
        {
            throw new RpcException(
                StatusCode.Unknown, $"the server answered with content type '{ContentType(response.Content)}', which is not gRPC", method);
        }
    }

    private static void ThrowIfFailed(HttpResponseHeaders trailers, HttpResponseHeaders headers, string method)
    {
        var (status, source) = Status(trailers) is { } inTrailers ? (inTrailers, trailers) : (Status(headers), headers);
        if (status is null)
            throw new RpcException(StatusCode.Unknown, "the answer ended without a grpc-status", method);
        if (status != StatusCode.OK)
            throw new RpcException(status.Value, Detail(source), method);
    }

    private static StatusCode? Status(HttpResponseHeaders headers) => Header(headers, "grpc-status") switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code <= 16 => (StatusCode)code,
        _ => StatusCode.Unknown,
    };

    private static string Detail(HttpResponseHeaders headers) => StatusMessage.Decode(Header(headers, "grpc-message") ?? "");

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static string ContentType(HttpContent content) =>
        content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : "";

    // The mapping that the gRPC specification gives for answers without a grpc-status.
    private static StatusCode StatusOf(HttpStatusCode code) => code switch
    {
        HttpStatusCode.BadRequest => StatusCode.Internal,
        HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
        HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
        HttpStatusCode.NotFound => StatusCode.Unimplemented,
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway => StatusCode.Unavailable,
        HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };
}
