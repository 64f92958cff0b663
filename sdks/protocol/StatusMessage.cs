using System.Buffers;
using System.Text;

namespace Pulumi.Protocol;

/// <summary>The text form of <c>grpc-message</c>: UTF-8 with every byte outside printable ASCII, and the percent sign, escaped.</summary>
internal static class StatusMessage
{
    // Nothing more may be escaped: some clients show an unnecessary escape as it stands.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x7F - 0x20).Select(c => (char)c).Where(c => c != '%')]);

    public static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            return text;

        var encoded = new StringBuilder(text.Length + 16);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
            if (Plain.Contains((char)octet))
                encoded.Append((char)octet);
            else
                encoded.Append('%').Append(octet.ToString("X2"));
        return encoded.ToString();
    }

    /// <summary>Undoes <see cref="Encode"/>; an escape that is none stays as it stands, for a damaged message is better than no message.</summary>
    public static string Decode(string encoded)
    {
        if (!encoded.Contains('%'))
            return encoded;

        var source = Encoding.UTF8.GetBytes(encoded);
        var bytes = new List<byte>(source.Length);
        for (var i = 0; i < source.Length; i++)
            if (source[i] == '%' && i + 2 < source.Length
                && char.IsAsciiHexDigit((char)source[i + 1]) && char.IsAsciiHexDigit((char)source[i + 2]))
            {
                bytes.Add(Convert.ToByte(Encoding.ASCII.GetString(source, i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add(source[i]);
            }
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
