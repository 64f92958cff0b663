using Platform.Components.Identity;
using Platform.Stacks.Specs;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>The identities of the workflows that deploy an environment: one per account and project, whatever number of clusters is in it.</summary>
internal static class DeployIdentities
{
    /// <summary>Makes them.</summary>
    /// <param name="environment">The environment; nothing is made where it names no repository.</param>
    /// <param name="scopes">Its clusters.</param>
    public static void Make(EnvironmentSpec environment, IReadOnlyCollection<ClusterScope> scopes)
    {
        if (environment.Deploy is not { Repository: { } repository } deploy)
            return;

        ImmutableSortedSet<string> environments = deploy.DeployEnvironments.IsEmpty ? [environment.Name] : deploy.DeployEnvironments;
        foreach (var account in Places(scopes, Cloud.Aws, cluster => cluster.Spec.Account))
        {
            var provider = AwsPlatform.Provider(account.First(), $"deploy-{account.Key}");
            _ = new AwsDeployIdentity($"deploy-{account.Key}", new()
            {
                Account = account.Key,
                Regions = [.. account.Select(cluster => cluster.Spec.Region)],
                Repository = repository,
                DeployEnvironments = environments,
                PreviewEnvironments = deploy.PreviewEnvironments,
            }, account.First().With(provider));
        }

        foreach (var project in Places(scopes, Cloud.Gcp, cluster => cluster.Spec.Project))
        {
            var provider = GcpPlatform.Provider(project.First(), $"deploy-{project.Key}");
            _ = new GcpDeployIdentity($"deploy-{project.Key}", new()
            {
                Project = project.Key,
                Repository = repository,
                DeployEnvironments = environments,
                PreviewEnvironments = deploy.PreviewEnvironments,
            }, project.First().With(provider));
        }
    }

    private static IEnumerable<IGrouping<string, ClusterScope>> Places(
        IReadOnlyCollection<ClusterScope> scopes, Cloud cloud, Func<ClusterScope, string?> place) =>
        scopes.Where(scope => scope.Spec.Cloud == cloud).GroupBy(scope => place(scope)!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);
}
