using Platform.Stacks.Specs;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>
/// The composition root: builds every cluster of an environment, or the stack's layer of it. The only place that asks for the cloud.
/// </summary>
public static class PlatformEnvironment
{
    /// <summary>Builds the environment.</summary>
    /// <param name="spec">The environment; checked.</param>
    /// <param name="secret">The value of a secret of the stack file, by its name.</param>
    /// <returns>
    /// What the stack exports: per cluster, its name and, as a secret, its kubeconfig; of a layer also what the next one reads.
    /// </returns>
    public static IDictionary<string, object?> Build(EnvironmentSpec spec, Func<string, Output<string>> secret)
    {
        if (spec.Builds(LayerPart.Foundation))
            DeployIdentities.Make(spec);

        var below = LayerBelow.Of(spec);
        var built = spec.Clusters.ToImmutableSortedDictionary(
            cluster => cluster.Key, cluster => Build(new ClusterScope(spec, cluster.Key, cluster.Value, secret, below)),
            StringComparer.Ordinal);
        var exports = built
            .Where(cluster => cluster.Value.Cluster is not null)
            .ToDictionary(cluster => cluster.Key, cluster => (object?)Exports(cluster.Value.Cluster!));
        if (spec.Layer is not (null or { Part: LayerPart.AddOns }))
            exports[HandOver.Output] = HandOver.Of(
                spec, built.ToImmutableDictionary(cluster => cluster.Key, cluster => (object?)cluster.Value.HandOver));
        return exports;
    }

    private static Dictionary<string, object?> Exports(Components.Clusters.ICluster cluster) =>
        new Dictionary<string, object?> { ["name"] = cluster.Name, ["kubeconfig"] = cluster.Kubeconfig };

    private static ClusterExports Build(ClusterScope scope) => scope.Spec switch
    {
        { Existing: not null } => AdoptedPlatform.Build(scope),
        { Cloud: Cloud.Aws } => AwsPlatform.Build(scope),
        { Cloud: Cloud.Gcp } => GcpPlatform.Build(scope),
        var spec => throw new InvalidOperationException(
            $"cluster {scope.Name}: {spec.Cloud}: rules let through a cloud that nothing builds"),
    };
}
