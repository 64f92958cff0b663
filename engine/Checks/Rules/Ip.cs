using System.Net;
using System.Net.Sockets;

namespace Platform.Engine.Checks.Rules;

/// <summary>IP addresses, strictly: .NET also reads <c>10.1</c> and <c>0x7f000001</c>, clouds do not.</summary>
internal static class Ip
{
    /// <summary>Whether the text is an address.</summary>
    public static bool IsAddress(string text) => TryRead(text, out _);

    /// <summary>Reads an IPv4 address of four decimal parts, or an IPv6 address without zone.</summary>
    public static bool TryRead(string text, out IPAddress address)
    {
        if (!IPAddress.TryParse(text, out var parsed))
        {
            address = IPAddress.None;
            return false;
        }

        address = parsed;
        return parsed.AddressFamily == AddressFamily.InterNetwork
            ? parsed.ToString() == text
            : !text.Contains('%') && !text.Contains('[') && !text.Contains('/');
    }

    /// <summary>Any address.</summary>
    public static Complaint? Any(string text) => IsAddress(text) ? null : "must be an IP address";

    /// <summary>An IPv4 address.</summary>
    public static Complaint? V4(string text) =>
        TryRead(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork ? null : "must be an IPv4 address";

    /// <summary>An IPv6 address.</summary>
    public static Complaint? V6(string text) =>
        TryRead(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6 ? null : "must be an IPv6 address";

    /// <summary>An address, or a range in CIDR notation.</summary>
    public static Complaint? AddressOrRange(string text) => text.Contains('/') ? Cidr.Any(text) : Any(text);
}
