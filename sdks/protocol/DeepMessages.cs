using System.Buffers;
using System.Runtime.ExceptionServices;
using Google.Protobuf;

namespace Pulumi.Protocol;

/// <summary>Reads messages nested deeper than the hundred levels that Google.Protobuf allows by itself, up to <see cref="RpcLimits.MaxNesting"/>.</summary>
public static class DeepMessages
{
    // Reading takes about 500 bytes of stack per level of nesting; threads have as little as 1 MiB.
    private const int DeepStackBytes = 64 * 1024 * 1024;

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
            return OnDeepStack(() => parser.ParseFrom(
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

    private static T OnDeepStack<T>(Func<T> read)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = read();
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            DeepStackBytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
