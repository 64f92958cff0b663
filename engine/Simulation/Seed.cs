using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Engine.Simulation;

/// <summary>
/// What stands in for chance: text derived from a resource's urn and a purpose. The same urn and purpose always give the same; no
/// two purposes give the same.
/// </summary>
internal static class Seed
{
    private const string HexDigits = "0123456789abcdef";

    /// <summary>Lower-case hexadecimal digits.</summary>
    /// <param name="urn">Whose.</param>
    /// <param name="purpose">What for, such as <c>id</c>.</param>
    /// <param name="length">How many, up to 64.</param>
    public static string Hex(string urn, string purpose, int length) => Text(urn, purpose, length, HexDigits);

    /// <summary>Decimal digits, the first of them not zero.</summary>
    public static string Digits(string urn, string purpose, int length) =>
        Text(urn, purpose, 1, "123456789") + Text(urn, purpose + "/rest", length - 1, "0123456789");

    /// <summary>Characters of an alphabet of up to 256.</summary>
    /// <param name="urn">Whose.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="length">How many, up to 64.</param>
    /// <param name="alphabet">The characters to choose from.</param>
    public static string Text(string urn, string purpose, int length, string alphabet)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, SHA512.HashSizeInBytes);
        var hash = SHA512.HashData(Encoding.UTF8.GetBytes($"{purpose}\n{urn}"));
        return string.Create(length, (hash, alphabet), static (text, state) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = state.alphabet[state.hash[i] % state.alphabet.Length];
        });
    }

    /// <summary>A version 4 UUID.</summary>
    public static string Uuid(string urn, string purpose)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}\n{urn}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D", CultureInfo.InvariantCulture);
    }
}
