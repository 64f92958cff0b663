using Platform.Components.Clusters;
using Platform.Stacks.Specs;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>Where a cluster is reached, and what is around it, for the layer above. It holds no credential.</summary>
/// <param name="NetworkId">The VPC.</param>
/// <param name="Endpoint">The address of the API on EKS, its host name on GKE.</param>
internal sealed record ReachableCluster(Output<string> NetworkId, Output<string> Endpoint)
{
    /// <summary>The API's authority as base64 PEM; null on GKE, whose certificate every system trusts.</summary>
    public Output<string>? CertificateAuthority { get; init; }

    /// <summary>The key of nodes' disks on GKE; null where the cloud's own is used.</summary>
    public Output<string>? DiskKey { get; init; }

    /// <summary>What the next layer is told.</summary>
    public IReadOnlyDictionary<string, object?> Values => new Dictionary<string, object?>
    {
        [HandOver.NetworkId] = NetworkId,
        [HandOver.Endpoint] = Endpoint,
        [HandOver.CertificateAuthority] = CertificateAuthority,
        [HandOver.DiskKey] = DiskKey,
    }.Where(value => value.Value is not null).ToDictionary();

    /// <summary>What it is told of a cluster, known from the stack file.</summary>
    public static ImmutableArray<string> Names(ClusterSpec spec) => spec switch
    {
        { Cloud: Cloud.Aws } => [HandOver.NetworkId, HandOver.Endpoint, HandOver.CertificateAuthority],
        { Gke.Security.EncryptDisks: true } => [HandOver.NetworkId, HandOver.Endpoint, HandOver.DiskKey],
        _ => [HandOver.NetworkId, HandOver.Endpoint],
    };

    public static ReachableCluster Of(Output<string> network, EksCluster cluster) =>
        new(network, cluster.Endpoint) { CertificateAuthority = cluster.CertificateAuthority };

    public static ReachableCluster Of(Output<string> network, GkeCluster cluster) =>
        new(network, cluster.DnsEndpoint) { DiskKey = cluster.DiskKey?.ToOutput() };

    public static ReachableCluster Of(LayerBelow below, string name, ClusterSpec spec)
    {
        var told = Names(spec);
        return new(below.Text(name, HandOver.NetworkId), below.Text(name, HandOver.Endpoint))
        {
            CertificateAuthority = told.Contains(HandOver.CertificateAuthority) ? below.Text(name, HandOver.CertificateAuthority) : null,
            DiskKey = told.Contains(HandOver.DiskKey) ? below.Text(name, HandOver.DiskKey) : null,
        };
    }
}

/// <summary>A cluster that takes what runs in it.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Reached">Where it is reached.</param>
internal sealed record ReadyCluster(ICluster Cluster, ReachableCluster Reached)
{
    /// <summary>What its pods wait for: nodes that take them; nothing where the layer below made them.</summary>
    public IReadOnlyList<Resource> Nodes { get; init; } = [];

    /// <summary>
    /// The project's APIs on Google Cloud, for which waits what calls them; nothing where another layer switched them on.
    /// </summary>
    public IReadOnlyList<Resource> Services { get; init; } = [];
}

/// <summary>What the stack says of a cluster at its end.</summary>
/// <param name="Cluster">The cluster; null for a layer that has none.</param>
/// <param name="HandOver">What the next layer is told; null where none follows.</param>
internal sealed record ClusterExports(ICluster? Cluster, IReadOnlyDictionary<string, object?>? HandOver = null);
