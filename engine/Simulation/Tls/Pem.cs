using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Platform.Engine.Simulation.Tls;

/// <summary>Text around binary content (RFC 7468), with a line break at the end as the provider writes it.</summary>
internal static class Pem
{
    /// <summary>
    /// Whether the exception is one that .NET has for content that it cannot read: besides the obvious ones, those for algorithms and
    /// curves that nobody knows, and for addresses of no possible length.
    /// </summary>
    public static bool IsMalformed(Exception exception) => exception
        is CryptographicException or AsnContentException or NotSupportedException or ArgumentException or OverflowException;

    /// <summary>The content as text.</summary>
    public static string Text(string label, ReadOnlySpan<byte> content) => PemEncoding.WriteString(label, content) + "\n";

    /// <summary>The first block; what stands before and after it does not count.</summary>
    /// <exception cref="RefusedInputException">There is none.</exception>
    public static PemBlock First(string text, string property, string fix)
    {
        if (!PemEncoding.TryFind(text, out var fields))
            throw new RefusedInputException(property, "is no PEM: there is no block that begins with -----BEGIN", fix);

        return new PemBlock(text[fields.Label], Convert.FromBase64String(text[fields.Base64Data]));
    }

    /// <summary>The content of the first block, which must have the label.</summary>
    /// <exception cref="RefusedInputException">There is none, or it has another label.</exception>
    public static byte[] Content(string text, string label, string property, string fix)
    {
        var block = First(text, property, fix);
        return block.Label == label
            ? block.Content
            : throw new RefusedInputException(property, $"must hold a {label}, but holds a {block.Label}", fix);
    }
}

/// <summary>A block of PEM.</summary>
/// <param name="Label">What it says it is, such as <c>CERTIFICATE</c>.</param>
/// <param name="Content">The content, in most cases DER.</param>
internal sealed record PemBlock(string Label, byte[] Content);
