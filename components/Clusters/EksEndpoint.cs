using System.Net;
using System.Net.Sockets;

namespace Platform.Components.Clusters;

/// <summary>From where an EKS API answers. Pure.</summary>
internal static class EksEndpoint
{
    private const int WidestIpv4 = 8;
    private const int WidestIpv6 = 16;

    /// <summary>The endpoint: private always, public for the given ranges only.</summary>
    /// <exception cref="ArgumentException">A range is none, or is the whole internet.</exception>
    public static Aws.Eks.Inputs.ClusterVpcConfigArgs For(EksClusterArgs args)
    {
        foreach (var range in args.ControlPlane.PublicRanges)
            Check(range);

        var endpoint = new Aws.Eks.Inputs.ClusterVpcConfigArgs
        {
            SubnetIds = args.SubnetIds,
            EndpointPrivateAccess = true,
            EndpointPublicAccess = !args.ControlPlane.PublicRanges.IsEmpty,
            ControlPlaneEgressMode = args.ControlPlane.EgressThroughNetwork ? "CUSTOMER_ROUTED" : "AWS_MANAGED",
        };
        if (!args.ControlPlane.PublicRanges.IsEmpty)
            endpoint.PublicAccessCidrs = args.ControlPlane.PublicRanges.ToArray();
        return endpoint;
    }

    /// <summary>Nobody's office is a 256th of the internet; two halves of it are the whole.</summary>
    private static void Check(string range)
    {
        if (!IPNetwork.TryParse(range, out var network) || !network.ToString().Equals(range, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"{range}: public ranges are blocks such as 203.0.113.0/24, with no bits set beyond the prefix");
        if (network.PrefixLength < (network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? WidestIpv4 : WidestIpv6))
            throw new ArgumentException($"{range}: the API must not answer the whole internet: name the ranges that need it");
    }
}
