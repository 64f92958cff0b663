using Google.Protobuf;

namespace Pulumi.Protocol;

/// <summary>A message checked against the limits, ready to be written as one frame.</summary>
internal sealed class OutgoingMessage
{
    // Up to here an ordinary thread's stack is enough for Google.Protobuf's recursion.
    private const int ShallowNesting = 300;

    private readonly IMessage _message;
    private readonly int _messageBytes;
    private readonly bool _deep;

    private OutgoingMessage(IMessage message, int messageBytes, bool deep)
    {
        _message = message;
        _messageBytes = messageBytes;
        _deep = deep;
    }

    public int FrameBytes => Frame.PrefixBytes + _messageBytes;

    public static OutgoingMessage Of(IMessage message, string role, int maxMessageBytes, string method = "")
    {
        var deep = Nesting.Exceeds(message, ShallowNesting);
        if (deep && DeepStack.Run(() => Nesting.Exceeds(message, RpcLimits.MaxNesting)))
            throw new RpcException(
                StatusCode.ResourceExhausted,
                $"the {role} nests deeper than {RpcLimits.MaxNesting} levels, of which an object in an object takes three; flatten it",
                method);

        var size = (uint)(deep ? DeepStack.Run(message.CalculateSize) : message.CalculateSize());
        if (size > maxMessageBytes)
            throw new RpcException(
                StatusCode.ResourceExhausted,
                $"the {role} has {size} bytes, more than the {maxMessageBytes} a message may have; send less in one call",
                method);
        return new OutgoingMessage(message, (int)size, deep);
    }

    /// <summary>Fills the first <see cref="FrameBytes"/> bytes.</summary>
    public void WriteTo(Memory<byte> destination)
    {
        Frame.WritePrefix(destination.Span, _messageBytes);
        var body = destination.Slice(Frame.PrefixBytes, _messageBytes);
        if (_deep)
            DeepStack.Run(() => Write(body));
        else
            Write(body);
    }

    private int Write(Memory<byte> body)
    {
        _message.WriteTo(body.Span);
        return body.Length;
    }
}
