using System.Buffers.Binary;

namespace Pulumi.Protocol;

/// <summary>The five bytes before every gRPC message: a compression flag and the message's length, big-endian.</summary>
internal static class Frame
{
    public const int PrefixBytes = 5;

    public const string ContentType = "application/grpc";

    public static void WritePrefix(Span<byte> destination, int messageBytes)
    {
        destination[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(destination[1..], messageBytes);
    }

    public static (bool Compressed, long MessageBytes) ReadPrefix(ReadOnlySpan<byte> source) =>
        (source[0] != 0, BinaryPrimitives.ReadUInt32BigEndian(source[1..]));
}
