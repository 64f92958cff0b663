using System.Net;
using System.Net.Sockets;

namespace Platform.Engine.Checks.Rules;

/// <summary>Address ranges in CIDR notation: <c>10.0.0.0/16</c>, <c>2001:db8::/32</c>.</summary>
/// <param name="Network">The first address.</param>
/// <param name="Prefix">How many leading bits are fixed.</param>
internal readonly record struct Cidr(IPAddress Network, int Prefix)
{
    private const string Form = "must be a range in CIDR notation, such as 10.0.0.0/16";

    /// <summary>Whether it is an IPv4 range.</summary>
    public bool IsV4 => Network.AddressFamily == AddressFamily.InterNetwork;

    /// <summary>The first address as a number.</summary>
    public UInt128 First => Number(Network);

    /// <summary>The last address as a number.</summary>
    public UInt128 Last => First | HostBits(Bits - Prefix);

    private int Bits => IsV4 ? 32 : 128;

    /// <summary>Whether all of the other range lies in this one.</summary>
    public bool Contains(Cidr other) => IsV4 == other.IsV4 && First <= other.First && other.Last <= Last;

    /// <summary>Reads a range; the complaint says what is wrong with it, also when bits behind the prefix are set.</summary>
    public static Complaint? TryRead(string text, out Cidr cidr)
    {
        cidr = default;
        var slash = text.IndexOf('/');
        if (slash < 0)
            return new Complaint(Form, Ip.IsAddress(text) ? $"{text}/{(text.Contains(':') ? 128 : 32)} is this one address" : null);
        if (!Ip.TryRead(text[..slash], out var address))
            return $"{Form}: {(slash == 0 ? "there is no address before the /" : $"{text[..slash]} is no address")}";

        var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var length = text[(slash + 1)..];
        if (length.Length is 0 or > 3 || !length.All(char.IsAsciiDigit) || int.Parse(length) > bits
            || (length.Length > 1 && length[0] == '0'))
            return $"must end with a prefix length from /0 to /{bits}";

        cidr = new Cidr(address, int.Parse(length));
        var network = Number(address) & ~HostBits(bits - cidr.Prefix);
        if (network == Number(address))
            return null;

        var first = Address(network, bits);
        return new Complaint($"has address bits behind its /{cidr.Prefix}: the range begins at {first}", $"use {first}/{cidr.Prefix}");
    }

    /// <summary>Any IPv4 range.</summary>
    public static Complaint? V4(string text) => V4(0, 32)(text);

    /// <summary>Any IPv6 range.</summary>
    public static Complaint? V6(string text) => V6(0, 128)(text);

    /// <summary>Any range.</summary>
    public static Complaint? Any(string text) => TryRead(text, out _);

    /// <summary>IPv4 ranges whose prefix lies between the two, which count.</summary>
    public static Func<string, Complaint?> V4(int widest, int narrowest) => text =>
        TryRead(text, out var cidr) is { } complaint ? complaint
        : !cidr.IsV4 ? "must be an IPv4 range"
        : Sized(cidr, widest, narrowest);

    /// <summary>IPv6 ranges whose prefix lies between the two, in steps.</summary>
    public static Func<string, Complaint?> V6(int widest, int narrowest, int step = 1) => text =>
        TryRead(text, out var cidr) is { } complaint ? complaint
        : cidr.IsV4 ? "must be an IPv6 range"
        : Sized(cidr, widest, narrowest)
            ?? ((cidr.Prefix - widest) % step == 0 ? null : $"must have a prefix of /{widest} to /{narrowest} in steps of {step}");

    private static Complaint? Sized(Cidr cidr, int widest, int narrowest) =>
        cidr.Prefix >= widest && cidr.Prefix <= narrowest ? null
        : widest == narrowest ? $"must have the size /{widest}"
        : $"must have a size between /{widest} and /{narrowest}";

    private static UInt128 HostBits(int count) => count == 128 ? UInt128.MaxValue : (UInt128.One << count) - 1;

    private static UInt128 Number(IPAddress address) =>
        address.GetAddressBytes().Aggregate(UInt128.Zero, (number, next) => (number << 8) | next);

    private static IPAddress Address(UInt128 number, int bits)
    {
        var bytes = new byte[bits / 8];
        for (var index = bytes.Length - 1; index >= 0; index--, number >>= 8)
            bytes[index] = (byte)number;
        return new IPAddress(bytes);
    }
}
