using System.Buffers;
using Google.Protobuf;

namespace Pulumi.Protocol;

/// <summary>
/// Reads messages that nest deeper than the hundred levels Google.Protobuf allows, up to <see cref="RpcLimits.MaxNesting"/>.
/// </summary>
public static class DeepMessages
{
    /// <summary>Reads a message that may be deeply nested.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are no such message, or nest too deep.</exception>
    public static T ParseDeep<T>(this MessageParser<T> parser, ReadOnlySequence<byte> bytes)
        where T : IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(parser);
        try
        {
            return parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return DeepStack.Run(() => parser.ParseFrom(
                CodedInputStream.CreateWithLimits(new MemoryStream(bytes.ToArray()), int.MaxValue, RpcLimits.MaxNesting)));
        }
    }

    /// <summary>Reads a message that may be deeply nested.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are no such message, or nest too deep.</exception>
    public static T ParseDeep<T>(this MessageParser<T> parser, ReadOnlyMemory<byte> bytes)
        where T : IMessage<T> => parser.ParseDeep(new ReadOnlySequence<byte>(bytes));

    /// <summary>Reads a message that may be deeply nested, such as the payload of a callback.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are no such message, or nest too deep.</exception>
    public static T ParseDeep<T>(this MessageParser<T> parser, ByteString bytes)
        where T : IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return parser.ParseDeep(bytes.Memory);
    }
}
