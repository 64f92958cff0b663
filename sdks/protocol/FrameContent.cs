using System.Buffers;
using System.Net;

namespace Pulumi.Protocol;

/// <summary>A request body: one framed message, written into one pooled buffer whenever the connection asks for it.</summary>
internal sealed class FrameContent : HttpContent
{
    private readonly OutgoingMessage _message;

    public FrameContent(OutgoingMessage message)
    {
        _message = message;
        Headers.TryAddWithoutValidation("Content-Type", Frame.ContentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(_message.FrameBytes);
        try
        {
            _message.WriteTo(buffer);
            await stream.WriteAsync(buffer.AsMemory(0, _message.FrameBytes), cancellationToken);
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
