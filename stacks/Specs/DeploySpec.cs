using Platform.Components.Identity;

namespace Platform.Stacks.Specs;

/// <summary>
/// Who deploys from GitHub, without a key. It belongs in the stack of an administrator: a deployer that could change its own permissions
/// would have all of them.
/// </summary>
public sealed record DeploySpec
{
    /// <summary>The repository whose workflows deploy.</summary>
    public GitHubRepository? Repository { get; init; }

    /// <summary>
    /// The deployment environments on GitHub whose jobs may deploy, such as <c>prod</c>; their rules say who approves. Default: none.
    /// </summary>
    public ImmutableSortedSet<string> DeployEnvironments { get; init; } = [];

    /// <summary>The deployment environments on GitHub whose jobs may preview. Default: <c>preview</c>.</summary>
    public ImmutableSortedSet<string> PreviewEnvironments { get; init; } = ["preview"];

    /// <summary>The AWS accounts to deploy to, by their 12 digits. Default: none.</summary>
    public ImmutableSortedDictionary<string, DeployAccountSpec> Accounts { get; init; } =
        ImmutableSortedDictionary.Create<string, DeployAccountSpec>(StringComparer.Ordinal);

    /// <summary>The Google Cloud projects to deploy to, by their ids. Default: none.</summary>
    public ImmutableSortedDictionary<string, DeployProjectSpec> Projects { get; init; } =
        ImmutableSortedDictionary.Create<string, DeployProjectSpec>(StringComparer.Ordinal);
}

/// <summary>An AWS account that is deployed to.</summary>
public sealed record DeployAccountSpec
{
    /// <summary>The regions, at least one; global services are managed from the first.</summary>
    public ImmutableSortedSet<string> Regions { get; init; } = [];

    /// <summary>The bucket with Pulumi's state, where it is in the account. Default: none.</summary>
    public string? StateBucket { get; init; }

    /// <summary>
    /// Services beyond the platform's own that workloads may be given, by their prefixes in IAM, such as <c>dynamodb</c>. Default: none.
    /// </summary>
    public ImmutableSortedSet<string> WorkloadServices { get; init; } = [];

    /// <summary>Whether the account has GitHub's identity provider already: there can be one only. Default: false, it is made.</summary>
    public bool HasProvider { get; init; }
}

/// <summary>A Google Cloud project that is deployed to.</summary>
public sealed record DeployProjectSpec
{
    /// <summary>The bucket with Pulumi's state, where it is in the project. Default: none.</summary>
    public string? StateBucket { get; init; }

    /// <summary>The id of the workload identity pool. Default: <c>github</c>.</summary>
    public string Pool { get; init; } = "github";

    /// <summary>Roles beyond the platform's own that the deployer may give to others. Default: none.</summary>
    public ImmutableSortedSet<string> GrantableRoles { get; init; } = [];
}
