using System.Buffers;
using System.IO.Pipelines;
using Google.Protobuf;

namespace Pulumi.Protocol;

/// <summary>One method of a server: from the request's frame to the answer's, leaving HTTP and statuses to its caller.</summary>
internal interface IUnaryHandler
{
    Task HandleAsync(PipeReader request, PipeWriter response, int maxMessageBytes, CancellationToken cancellation);
}

internal sealed class UnaryHandler<TRequest, TResponse>(
    UnaryMethod<TRequest, TResponse> method, Func<TRequest, CancellationToken, Task<TResponse>> handler) : IUnaryHandler
    where TRequest : IMessage<TRequest>
    where TResponse : IMessage<TResponse>
{
    public async Task HandleAsync(PipeReader request, PipeWriter response, int maxMessageBytes, CancellationToken cancellation)
    {
        var message = await ReadAsync(request, maxMessageBytes, cancellation);
        // A handler that ignores its token must not keep a stopped server waiting.
        var answer = await handler(message, cancellation).WaitAsync(cancellation)
            ?? throw new RpcException(StatusCode.Internal, "the handler gave no answer");
        var frame = OutgoingMessage.Of(answer, "answer", maxMessageBytes);
        frame.WriteTo(response.GetMemory(frame.FrameBytes));
        response.Advance(frame.FrameBytes);
    }

    private async Task<TRequest> ReadAsync(PipeReader request, int maxMessageBytes, CancellationToken cancellation)
    {
        while (true)
        {
            var result = await request.ReadAsync(cancellation);
            var bytes = result.Buffer;
            var expected = Expected(bytes, maxMessageBytes);
            if (bytes.Length > expected)
                throw new RpcException(StatusCode.Internal, "the request goes on after its message");
            if (!result.IsCompleted)
            {
                request.AdvanceTo(bytes.Start, bytes.End);
                continue;
            }

            if (bytes.Length < expected)
                throw new RpcException(StatusCode.Internal, $"the request breaks off after {bytes.Length} of {expected} bytes");
            var message = Parse(bytes.Slice(Frame.PrefixBytes));
            request.AdvanceTo(bytes.End);
            return message;
        }
    }

    private static long Expected(ReadOnlySequence<byte> bytes, int maxMessageBytes)
    {
        if (bytes.Length < Frame.PrefixBytes)
            return Frame.PrefixBytes;

        Span<byte> prefix = stackalloc byte[Frame.PrefixBytes];
        bytes.Slice(0, Frame.PrefixBytes).CopyTo(prefix);
        var (compressed, messageBytes) = Frame.ReadPrefix(prefix);
        if (compressed)
            throw new RpcException(StatusCode.Unimplemented, "the request is compressed, which this server does not support");
        if (messageBytes > maxMessageBytes)
            throw new RpcException(
                StatusCode.ResourceExhausted, $"the request has {messageBytes} bytes, more than the {maxMessageBytes} a message may have");
        return Frame.PrefixBytes + messageBytes;
    }

    private TRequest Parse(ReadOnlySequence<byte> bytes)
    {
        try
        {
            return method.RequestParser.ParseDeep(bytes);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new RpcException(StatusCode.Internal, $"the request is not a {typeof(TRequest).Name}: {e.Message}", inner: e);
        }
    }
}
