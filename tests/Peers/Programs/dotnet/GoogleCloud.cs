using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace PeerProgram;

/// <summary>A network on the other cloud, through its default provider.</summary>
internal static class GoogleCloud
{
    public static void Declare()
    {
        var network = new Pulumi.Gcp.Compute.Network("google", new() { AutoCreateSubnetworks = false, RoutingMode = "REGIONAL" });
        _ = new Subnetwork("google", new()
        {
            Network = network.Id,
            IpCidrRange = "10.1.0.0/20",
            Region = "europe-west1",
            SecondaryIpRanges = { new SubnetworkSecondaryIpRangeArgs { RangeName = "pods", IpCidrRange = "10.2.0.0/16" } },
            LogConfig = new SubnetworkLogConfigArgs { AggregationInterval = "INTERVAL_5_SEC", FlowSampling = 0.5 },
        });
    }
}
