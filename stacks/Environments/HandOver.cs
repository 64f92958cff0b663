using Platform.Stacks.Rules;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Environments;

/// <summary>
/// What a layer exports for the next, under one output: the environment's name and, by cluster, the values that
/// <see cref="AwsFoundation"/>, <see cref="GcpFoundation"/> and <see cref="ReachableCluster"/> name. Nothing of it is secret, and nothing
/// decides how many resources there are. Pure.
/// </summary>
internal static class HandOver
{
    /// <summary>The output's name; no cluster is called so, as theirs are lower case.</summary>
    public const string Output = "handOver";

    public const string NetworkId = "networkId";
    public const string SubnetId = "subnetId";
    public const string ControlPlaneSubnetIds = "controlPlaneSubnetIds";
    public const string NodeSubnetIds = "nodeSubnetIds";
    public const string Endpoint = "endpoint";
    public const string CertificateAuthority = "certificateAuthority";
    public const string DiskKey = "diskKey";

    private const string EnvironmentKey = "environment";
    private const string ClustersKey = "clusters";
    private const string Key = "platform:layer.below";

    /// <summary>The output's value.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="clusters">The values of its clusters.</param>
    public static Dictionary<string, object?> Of(EnvironmentSpec environment, IReadOnlyDictionary<string, object?> clusters) =>
        new() { [EnvironmentKey] = environment.Name, [ClustersKey] = clusters };

    /// <summary>The clusters' values in the output's.</summary>
    public static ImmutableDictionary<string, object> Clusters(ImmutableDictionary<string, object> output) =>
        (ImmutableDictionary<string, object>)output[ClustersKey];

    /// <summary>What keeps a layer from standing on what the one below exports.</summary>
    /// <param name="environment">The environment, with the layer that reads.</param>
    /// <param name="below">The stack of the layer below.</param>
    /// <param name="output">What it exports; null for nothing.</param>
    public static ImmutableArray<Problem> Problems(EnvironmentSpec environment, string below, ImmutableDictionary<string, object>? output)
    {
        if (output is null)
        {
            return [new(Key, below, $"exports no {Output}: it was never deployed, or is no layer that another stands on",
                $"pulumi up --stack {below}, or name the stack of the layer below")];
        }

        if (output.GetValueOrDefault(EnvironmentKey) as string is var other && other != environment.Name)
            return [new(Key, below, $"is a layer of {other}, not of {environment.Name}", $"name a layer of {environment.Name}")];

        var clusters = Clusters(output);
        return
        [
            .. from cluster in environment.Clusters
               let given = clusters.GetValueOrDefault(cluster.Key) as ImmutableDictionary<string, object>
               let missing = Expected(environment.Layer!.Part, cluster.Value).Where(name => given?.ContainsKey(name) != true).ToArray()
               where missing.Length > 0
               select new Problem(Key, below, $"does not export {string.Join(", ", missing)} of cluster {cluster.Key}",
                   $"pulumi up --stack {below}"),
        ];
    }

    /// <summary>What a layer reads of a cluster; nothing of one that the platform did not make.</summary>
    private static ImmutableArray<string> Expected(LayerPart? part, ClusterSpec cluster) => (part, cluster) switch
    {
        (_, { Existing: not null }) => [],
        (LayerPart.Clusters, { Cloud: Cloud.Aws }) => AwsFoundation.Names,
        (LayerPart.Clusters, _) => GcpFoundation.Names,
        (LayerPart.AddOns, _) => ReachableCluster.Names(cluster),
        _ => [],
    };
}
