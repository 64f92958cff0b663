using System.Buffers.Binary;

namespace Pulumi.Protocol;

/// <summary>The outside of a gRPC message: its content type, and the flag and big-endian length before its bytes.</summary>
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

    // application/grpc-web is another protocol.
    public static bool IsContentType(string? value) =>
        value is not null
        && value.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
        && (value.Length == ContentType.Length || value[ContentType.Length] is '+' or ';' or ' ');
}
