using Platform.Components.Identity;
using Platform.Stacks.Specs;
using Pulumi;

namespace Platform.Stacks.Environments;

/// <summary>The identities of the workflows that deploy: one per account and project.</summary>
internal static class DeployIdentities
{
    /// <summary>Makes them; none where the stack file names no repository.</summary>
    public static void Make(EnvironmentSpec environment)
    {
        if (environment.Deploy is not { Repository: { } repository } deploy)
            return;

        foreach (var (account, spec) in deploy.Accounts)
            OfAccount(environment, deploy, repository, account, spec);
        foreach (var (project, spec) in deploy.Projects)
            OfProject(environment, deploy, repository, project, spec);
    }

    private static void OfAccount(
        EnvironmentSpec environment, DeploySpec deploy, GitHubRepository repository, string account, DeployAccountSpec spec)
    {
        var provider = new Aws.Provider($"deploy-{account}", new()
        {
            Region = spec.Regions[0],
            AllowedAccountIds = [account],
            DefaultTags = new Aws.Inputs.ProviderDefaultTagsArgs { Tags = PlatformTags.Of(environment).ToImmutableDictionary() },
        });
        _ = new AwsDeployIdentity($"deploy-{account}", new()
        {
            Account = account,
            Regions = spec.Regions,
            Repository = repository,
            DeployEnvironments = deploy.DeployEnvironments,
            PreviewEnvironments = deploy.PreviewEnvironments,
            State = spec.StateBucket is { } bucket ? new() { Bucket = bucket } : null,
            WorkloadServices = spec.WorkloadServices,
            Provider = spec.HasProvider ? (Input<string>)AwsFacts.Of(spec.Regions[0], account, "").ProviderArn() : null,
        }, new() { Provider = provider });
    }

    private static void OfProject(
        EnvironmentSpec environment, DeploySpec deploy, GitHubRepository repository, string project, DeployProjectSpec spec)
    {
        var provider = new Gcp.Provider($"deploy-{project}", new()
        {
            Project = project,
            DefaultLabels = PlatformTags.Of(environment).ToImmutableDictionary(),
        });
        _ = new GcpDeployIdentity($"deploy-{project}", new()
        {
            Project = project,
            Repository = repository,
            DeployEnvironments = deploy.DeployEnvironments,
            PreviewEnvironments = deploy.PreviewEnvironments,
            State = spec.StateBucket is { } bucket ? new() { Bucket = bucket } : null,
            Pool = spec.Pool,
            GrantableRoles = spec.GrantableRoles,
        }, new() { Provider = provider });
    }

    /// <summary>The provider that an account has for GitHub, whoever made it.</summary>
    private static string ProviderArn(this AwsFacts facts) =>
        $"arn:{facts.Partition}:iam::{facts.Account}:oidc-provider/token.actions.githubusercontent.com";
}
