using System.Net;

namespace Platform.Components.Networks;

/// <summary>The IPv6 subnets of a VPC. Pure.</summary>
public static class Ipv6Block
{
    private const int VpcPrefix = 56;
    private const int SubnetPrefix = 64;
    private const int SubnetByte = 7;

    /// <summary>One of the 256 blocks of /64 in the /56 that AWS gives a VPC.</summary>
    /// <param name="vpc">The VPC's block, such as <c>2001:db8:1200::/56</c>.</param>
    /// <param name="index">Which of them, from 0 to 255.</param>
    /// <exception cref="FormatException">The VPC's block is none of that size.</exception>
    /// <exception cref="OverflowException">There is no such subnet.</exception>
    public static string Subnet(string vpc, int index)
    {
        if (!IPNetwork.TryParse(vpc, out var block)
            || block.PrefixLength != VpcPrefix
            || block.BaseAddress.GetAddressBytes() is not { Length: 16 } address)
        {
            throw new FormatException($"{vpc}: not an IPv6 block of /{VpcPrefix}");
        }

        address[SubnetByte] = checked((byte)index);
        return $"{new IPAddress(address)}/{SubnetPrefix}";
    }
}
