using System.Buffers;
using System.Globalization;
using System.Text;

namespace Pulumi.Protocol;

/// <summary>The text form of <c>grpc-message</c>: UTF-8 in which percent signs and bytes outside printable ASCII are escaped.</summary>
internal static class StatusMessage
{
    /// <summary>The longest text sent: gRPC's C core, under several SDKs, fails calls whose headers exceed 8 KiB together.</summary>
    public const int MaxEncoded = 7 * 1024;

    private const string Ellipsis = "... (cut)";

    // Nothing else is escaped without need: some clients show such an escape as it stands.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x7F - 0x20).Select(c => (char)c).Where(c => c != '%')]);

    public static string Encode(string text)
    {
        if (text.Length <= MaxEncoded && !text.AsSpan().ContainsAnyExcept(Plain) && !HasOuterSpace(text))
            return text;

        var encoded = new StringBuilder(Math.Min(text.Length, MaxEncoded) + 16);
        Span<byte> utf8 = stackalloc byte[4];
        var position = 0;
        var cut = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var first = position == 0;
            position += rune.Utf16SequenceLength;
            var outer = first || position == text.Length;
            foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)])
                if (Plain.Contains((char)octet) && !(outer && octet == ' '))
                    encoded.Append((char)octet);
                else
                    encoded.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));

            if (encoded.Length <= MaxEncoded - Ellipsis.Length)
                cut = encoded.Length;
            if (encoded.Length > MaxEncoded)
                return encoded.Remove(cut, encoded.Length - cut).Append(Ellipsis).ToString();
        }
        return encoded.ToString();
    }

    /// <summary>Undoes <see cref="Encode"/>; what is no escape stays as it stands, for a damaged message is better than none.</summary>
    public static string Decode(string encoded)
    {
        if (!encoded.Contains('%'))
            return encoded;

        var source = Encoding.UTF8.GetBytes(encoded);
        var decoded = new byte[source.Length];
        var length = 0;
        for (var i = 0; i < source.Length; i++)
            if (source[i] == '%' && i + 2 < source.Length
                && byte.TryParse(source.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                decoded[length++] = octet;
                i += 2;
            }
            else
            {
                decoded[length++] = source[i];
            }
        return Encoding.UTF8.GetString(decoded, 0, length);
    }

    // HTTP/2 forbids spaces at the ends of a header, and some clients then drop the whole header.
    private static bool HasOuterSpace(string text) => text.StartsWith(' ') || text.EndsWith(' ');
}
