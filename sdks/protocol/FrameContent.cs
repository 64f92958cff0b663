using System.Buffers;
using System.Net;
using Google.Protobuf;

namespace Pulumi.Protocol;

/// <summary>A request body: one framed message, written into one pooled buffer whenever the connection asks for it.</summary>
internal sealed class FrameContent : HttpContent
{
    private readonly IMessage _message;
    private readonly int _messageBytes;

    public FrameContent(IMessage message, int messageBytes)
    {
        _message = message;
        _messageBytes = messageBytes;
        Headers.TryAddWithoutValidation("Content-Type", Frame.ContentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Frame.PrefixBytes + _messageBytes);
        try
        {
            Frame.WritePrefix(buffer, _messageBytes);
            _message.WriteTo(buffer.AsSpan(Frame.PrefixBytes, _messageBytes));
            await stream.WriteAsync(buffer.AsMemory(0, Frame.PrefixBytes + _messageBytes), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
