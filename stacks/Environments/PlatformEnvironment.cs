using Platform.Stacks.Specs;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>The composition root: builds every cluster of an environment. The only place that asks for the cloud.</summary>
public static class PlatformEnvironment
{
    /// <summary>Builds the environment.</summary>
    /// <param name="spec">The environment; checked.</param>
    /// <param name="secret">The value of a secret of the stack file, by its name.</param>
    /// <returns>What the stack exports: per cluster, its name.</returns>
    public static IDictionary<string, object?> Build(EnvironmentSpec spec, Func<string, Output<string>> secret)
    {
        DeployIdentities.Make(spec);
        return spec.Clusters.ToDictionary(
            cluster => cluster.Key, cluster => (object?)Build(new ClusterScope(spec, cluster.Key, cluster.Value, secret)).Name);
    }

    private static Components.Clusters.ICluster Build(ClusterScope scope) => scope.Spec switch
    {
        { Existing: not null } => AdoptedPlatform.Build(scope),
        { Cloud: Cloud.Aws } => AwsPlatform.Build(scope),
        { Cloud: Cloud.Gcp } => GcpPlatform.Build(scope),
        var spec => throw new InvalidOperationException($"cluster {scope.Name}: {spec.Cloud}: rules let through a cloud that nothing builds"),
    };
}
