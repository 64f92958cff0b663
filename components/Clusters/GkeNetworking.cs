using Inputs = Pulumi.Gcp.Container.Inputs;

namespace Platform.Components.Clusters;

/// <summary>The network inside a GKE cluster. Dataplane V2 enforces network policies in every one; it cannot be changed later.</summary>
public sealed record GkeNetworking
{
    /// <summary>
    /// The most pods on a node, 8 to 256; a node takes the next power of two and as many again of the pods' range, so 64 takes a /25 where
    /// GKE's own 110 takes a /24. Changing it replaces the cluster. Default: 64.
    /// </summary>
    public int MaxPodsPerNode { get; init; } = 64;

    /// <summary>Secondary ranges of the subnet for more pods than the first range holds. Default: none.</summary>
    public ImmutableSortedSet<string> AdditionalPodRanges { get; init; } = [];

    /// <summary>Whether the VPC sees, and flow logs tell of, traffic between pods of one node. Default: true.</summary>
    public bool IntranodeVisibility { get; init; } = true;

    /// <summary>Whether Cloud DNS answers for services, inside the cluster only, in place of kube-dns pods. Default: true.</summary>
    public bool CloudDns { get; init; } = true;

    /// <summary>Whether each node keeps answers of the name service. Default: true.</summary>
    public bool NodeLocalDns { get; init; } = true;

    /// <summary>Whether policies of Cilium for all namespaces count. Default: false.</summary>
    public bool ClusterwidePolicies { get; init; }

    /// <summary>Whether policies can name hosts by their names. Default: false.</summary>
    public bool FqdnPolicies { get; init; }

    /// <summary>Whether traffic between nodes is encrypted by the data plane. Default: false; a mesh does it with identities.</summary>
    public bool EncryptBetweenNodes { get; init; }
}

/// <summary>Turns <see cref="GkeNetworking"/> into a cluster's inputs.</summary>
internal static class GkeNetworkingInputs
{
    public static Inputs.ClusterIpAllocationPolicyArgs IpAllocation(this GkeNetworking networking) => new()
    {
        ClusterSecondaryRangeName = Networks.GcpNetwork.PodsRange,
        ServicesSecondaryRangeName = Networks.GcpNetwork.ServicesRange,
        AdditionalPodRangesConfig = MorePods(networking).OrNone(),
    };

    public static Inputs.ClusterDnsConfigArgs? Dns(this GkeNetworking networking) => !networking.CloudDns
        ? null
        : new() { ClusterDns = "CLOUD_DNS", ClusterDnsScope = "CLUSTER_SCOPE", ClusterDnsDomain = "cluster.local" };

    public static string? Encryption(this GkeNetworking networking) =>
        networking.EncryptBetweenNodes ? "IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT" : null;

    private static Inputs.ClusterIpAllocationPolicyAdditionalPodRangesConfigArgs? MorePods(GkeNetworking networking) =>
        networking.AdditionalPodRanges.IsEmpty ? null : new() { PodRangeNames = networking.AdditionalPodRanges.ToArray() };
}
