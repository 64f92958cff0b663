using System.Globalization;
using System.Net;
using System.Text.Json.Serialization;

namespace Platform.Components.Networks;

/// <summary>A range of IPv4 addresses such as <c>10.0.0.0/16</c>. Pure arithmetic; it does not know what a range is used for.</summary>
[JsonConverter(typeof(CidrBlockConverter))]
public readonly record struct CidrBlock
{
    private const int AddressBits = 32;

    private readonly uint _first;

    private CidrBlock(uint first, int prefix) => (_first, Prefix) = (first, prefix);

    /// <summary>How many leading bits are fixed, 0 to 32.</summary>
    public int Prefix { get; }

    /// <summary>How many addresses there are.</summary>
    public long Size => 1L << (AddressBits - Prefix);

    /// <summary>The first address as a number, for order.</summary>
    internal uint First => _first;

    /// <summary>The first address, without the prefix.</summary>
    public string FirstAddress =>
        string.Create(CultureInfo.InvariantCulture, $"{_first >> 24}.{(_first >> 16) & 255}.{(_first >> 8) & 255}.{_first & 255}");

    /// <summary>Reads <c>a.b.c.d/prefix</c>.</summary>
    /// <exception cref="FormatException">The text is none, or has bits set beyond its prefix.</exception>
    public static CidrBlock Parse(string text) => TryParse(text, out var block)
        ? block
        : throw new FormatException($"{text}: not a CIDR block such as 10.0.0.0/16, with no bits set beyond the prefix");

    /// <summary>Reads <c>a.b.c.d/prefix</c>; false when the text is none, or has bits set beyond its prefix.</summary>
    public static bool TryParse(string? text, out CidrBlock block)
    {
        block = default;
        if (text?.Split('/') is not [var address, var length]
            || address.Split('.').Length != 4
            || !IPAddress.TryParse(address, out var ip)
            || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
            || prefix > AddressBits)
        {
            return false;
        }

        var first = ip.GetAddressBytes().Aggregate(0u, (bits, octet) => (bits << 8) | octet);
        block = new CidrBlock(first, prefix);
        return (first & (uint)(block.Size - 1)) == 0;
    }

    /// <summary>One of the equal blocks of a longer prefix that this block divides into.</summary>
    /// <param name="prefix">The prefix of the parts, at least this block's.</param>
    /// <param name="index">Which of them, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public CidrBlock Part(int prefix, int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prefix, Prefix);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefix, AddressBits);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, 1L << (prefix - Prefix));
        return new CidrBlock(_first + (uint)((long)index << (AddressBits - prefix)), prefix);
    }

    /// <summary>Whether the two share an address.</summary>
    public bool Overlaps(CidrBlock other)
    {
        var shorter = Math.Min(Prefix, other.Prefix);
        return shorter == 0 || (_first ^ other._first) >> (AddressBits - shorter) == 0;
    }

    /// <summary>Whether every address of the other is one of this block.</summary>
    public bool Contains(CidrBlock other) => Prefix <= other.Prefix && Overlaps(other);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FirstAddress}/{Prefix}");
}
