using Platform.Stacks.Specs;

namespace Platform.Stacks.Environments;

/// <summary>The composition root: builds every cluster of an environment. The only place that asks for the cloud.</summary>
public static class PlatformEnvironment
{
    /// <summary>Builds the environment.</summary>
    /// <returns>What the stack exports: per cluster, its name.</returns>
    public static IDictionary<string, object?> Build(EnvironmentSpec spec) => spec.Clusters.ToDictionary(
        cluster => cluster.Key,
        cluster => (object?)(cluster.Value.Cloud switch
        {
            Cloud.Aws => AwsPlatform.Build(new(spec, cluster.Key, cluster.Value)),
            Cloud.Gcp => GcpPlatform.Build(new(spec, cluster.Key, cluster.Value)),
            var cloud => throw new InvalidOperationException($"cluster {cluster.Key}: {cloud}: rules let through a cloud that nothing builds"),
        }).Name);
}
