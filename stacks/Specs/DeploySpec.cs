using Platform.Components.Identity;

namespace Platform.Stacks.Specs;

/// <summary>
/// Who deploys the environment from GitHub, without a key: one identity per account and project that the environment's clusters are in.
/// </summary>
public sealed record DeploySpec
{
    /// <summary>The repository whose workflows deploy.</summary>
    public GitHubRepository? Repository { get; init; }

    /// <summary>The deployment environments on GitHub whose jobs may deploy. Default: the one of the stack's name.</summary>
    public ImmutableSortedSet<string> DeployEnvironments { get; init; } = [];

    /// <summary>The deployment environments on GitHub whose jobs may preview. Default: <c>preview</c>.</summary>
    public ImmutableSortedSet<string> PreviewEnvironments { get; init; } = ["preview"];
}
