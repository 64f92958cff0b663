using Platform.Stacks.Specs;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>The composition root: builds every cluster of an environment. The only place that asks for the cloud.</summary>
public static class PlatformEnvironment
{
    /// <summary>Builds the environment.</summary>
    /// <param name="spec">The environment; checked.</param>
    /// <param name="secret">The value of a secret of the stack file, by its name.</param>
    /// <returns>What the stack exports: per cluster, its name and, as a secret, its kubeconfig.</returns>
    public static IDictionary<string, object?> Build(EnvironmentSpec spec, Func<string, Output<string>> secret)
    {
        DeployIdentities.Make(spec);
        return spec.Clusters.ToDictionary(
            cluster => cluster.Key, cluster => (object?)Exports(Build(new ClusterScope(spec, cluster.Key, cluster.Value, secret))));
    }

    private static Dictionary<string, object?> Exports(Components.Clusters.ICluster cluster) =>
        new Dictionary<string, object?> { ["name"] = cluster.Name, ["kubeconfig"] = cluster.Kubeconfig };

    private static Components.Clusters.ICluster Build(ClusterScope scope) => scope.Spec switch
    {
        { Existing: not null } => AdoptedPlatform.Build(scope),
        { Cloud: Cloud.Aws } => AwsPlatform.Build(scope),
        { Cloud: Cloud.Gcp } => GcpPlatform.Build(scope),
        var spec => throw new InvalidOperationException($"cluster {scope.Name}: {spec.Cloud}: rules let through a cloud that nothing builds"),
    };
}
