using Inputs = Pulumi.Gcp.Container.Inputs;

namespace Platform.Components.Clusters;

/// <summary>How a GKE control plane is reached: by a name that IAM guards, and by addresses only for listed ranges.</summary>
public sealed record GkeEndpoints
{
    /// <summary>
    /// Whether the name answers callers outside Google's network; IAM (<c>container.clusters.connect</c>) lets them in or not. Without it
    /// only Google's services and callers inside the network come through. Default: true.
    /// </summary>
    public bool ExternalTraffic { get; init; } = true;

    /// <summary>
    /// Whether tokens of Kubernetes' own service accounts count at the name too, for a hub such as a remote Argo CD. Default: false.
    /// </summary>
    public bool KubernetesTokens { get; init; }

    /// <summary>
    /// Ranges that may use the addresses, by a name for each, never the whole internet. Default: none, and so there are no addresses.
    /// </summary>
    public ImmutableSortedDictionary<string, string> AuthorizedRanges { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>Turns <see cref="GkeEndpoints"/> into a cluster's inputs.</summary>
internal static class GkeEndpointsInputs
{
    public static Inputs.ClusterControlPlaneEndpointsConfigArgs ControlPlaneEndpoints(this GkeEndpoints endpoints) => new()
    {
        DnsEndpointConfig = new Inputs.ClusterControlPlaneEndpointsConfigDnsEndpointConfigArgs
        {
            AllowExternalTraffic = endpoints.ExternalTraffic,
            EnableK8sTokensViaDns = endpoints.KubernetesTokens,
            EnableK8sCertsViaDns = false,
        },
        IpEndpointsConfig = new Inputs.ClusterControlPlaneEndpointsConfigIpEndpointsConfigArgs { Enabled = HasAddresses(endpoints) },
    };

    /// <summary>
    /// Without addresses GKE itself says that the private endpoint is the only one; anything else would differ on every run.
    /// </summary>
    public static Inputs.ClusterPrivateClusterConfigArgs PrivateCluster(this GkeEndpoints endpoints) => new()
    {
        EnablePrivateNodes = true,
        EnablePrivateEndpoint = !HasAddresses(endpoints),
    };

    /// <summary>Ranges where there are addresses; without these GKE takes none.</summary>
    public static Inputs.ClusterMasterAuthorizedNetworksConfigArgs? AuthorizedNetworks(this GkeEndpoints endpoints) =>
        !HasAddresses(endpoints) ? null : new()
        {
            GcpPublicCidrsAccessEnabled = false,
            CidrBlocks = endpoints.AuthorizedRanges.Select(range => Authorized(range.Key, range.Value)).ToArray(),
        };

    private static bool HasAddresses(GkeEndpoints endpoints) => !endpoints.AuthorizedRanges.IsEmpty;

    private static Inputs.ClusterMasterAuthorizedNetworksConfigCidrBlockArgs Authorized(string name, string range) =>
        range.EndsWith("/0", StringComparison.Ordinal)
            ? throw new ArgumentException($"{name}: {range}: the whole internet is no range to authorize", nameof(range))
            : new() { DisplayName = name, CidrBlock = range };
}
