using Platform.Components.Identity.Policies;

namespace Platform.Components.Identity;

/// <summary>
/// Lets workflows of one repository deploy to an account, and preview what a deployment would do, without a key anywhere. People who
/// administer the account make it, once; the deployer cannot change it.
/// </summary>
public sealed class AwsDeployIdentity : PlatformComponent
{
    internal const string Token = "platform:identity:AwsDeployIdentity";

    private const string Audience = "sts.amazonaws.com";

    private readonly AwsDeployIdentityArgs _args;
    private readonly AwsFacts _account;

    /// <summary>Makes the identity.</summary>
    public AwsDeployIdentity(string name, AwsDeployIdentityArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        _args = args;
        _account = new AwsFacts(AwsPartition.Of(args.Regions[0]), "*", args.Account, "*");
        Provider = args.Provider?.ToOutput() ?? GitHub().Arn;
        Boundary();

        Deployer = Role("deployer", args.DeployEnvironments, AwsDeployPermissions.Deploying(args.Regions, args.Scope, args.State));
        Previewer = Role("previewer", args.PreviewEnvironments, AwsDeployPermissions.Previewing(args.State));
        RegisterOutputs();
    }

    /// <summary>Who vouches for workflows: the ARN of GitHub's identity provider in the account.</summary>
    [Output] public Output<string> Provider { get; }

    /// <summary>Who deploys: a role's ARN.</summary>
    [Output] public Output<string> Deployer { get; }

    /// <summary>Who previews, and reads settings, but neither contents nor secrets: a role's ARN.</summary>
    [Output] public Output<string> Previewer { get; }

    private Aws.Iam.OpenIdConnectProvider GitHub() => new(Named("github"), new()
    {
        Url = $"https://{GitHubRepository.Issuer}",
        ClientIdLists = [Audience],
    }, Inside());

    /// <summary>Has a name of its own, so that roles can carry it without asking for it.</summary>
    private void Boundary() => _ = new Aws.Iam.Policy(Named("boundary"), new()
    {
        Name = _args.Scope.BoundaryName,
        Path = _args.Scope.DeployPath,
        PolicyDocument = AwsDeployPermissions.Boundary(_account, _args.WorkloadServices).ToJson(),
    }, Inside());

    private Output<string> Role(string who, ImmutableSortedSet<string> environments, AwsPermissions permissions)
    {
        var role = new Aws.Iam.Role(ShortName.Within(Named(who), ShortName.OfRole), new()
        {
            Path = _args.Scope.DeployPath,
            Description = $"The {who} of github.com/{_args.Repository.Owner}/{_args.Repository.Name}",
            AssumeRolePolicy = Provider.Apply(provider => Trust(provider, environments)),
            MaxSessionDuration = _args.SessionMinutes * 60,
            PermissionsBoundary = _args.PermissionsBoundary,
        }, Inside());
        new AwsRolePolicies(role, _account, this, permission => Named($"{who}-{permission}"), () => Inside()).Give(permissions);
        return role.Arn;
    }

    private string Trust(string provider, ImmutableSortedSet<string> environments)
    {
        var repository = _args.Repository.Checked();
        var subjects = environments.SelectMany(environment => repository.Subjects(environment));
        var trust = new PolicyStatement("WorkflowsOfThisRepository", ["sts:AssumeRoleWithWebIdentity"], [])
            .For("Federated", provider)
            .When("StringEquals", $"{GitHubRepository.Issuer}:aud", Audience)
            .When("StringEquals", $"{GitHubRepository.Issuer}:sub", [.. subjects]);
        return new PolicyDocument(_args.CheckRepositoryId
            ? trust.When("StringEquals", $"{GitHubRepository.Issuer}:repository_id", repository.Id)
            : trust).ToJson();
    }
}

/// <summary>Inputs of <see cref="AwsDeployIdentity"/>.</summary>
public sealed class AwsDeployIdentityArgs : ResourceArgs
{
    /// <summary>The account's 12 digits.</summary>
    public required string Account { get; init; }

    /// <summary>The regions that may be deployed to, at least one.</summary>
    public required ImmutableSortedSet<string> Regions { get; init; }

    /// <summary>The repository.</summary>
    public required GitHubRepository Repository { get; init; }

    /// <summary>The deployment environments on GitHub whose jobs may deploy, such as <c>prod</c>; their rules say who approves.</summary>
    public required ImmutableSortedSet<string> DeployEnvironments { get; init; }

    /// <summary>The deployment environments on GitHub whose jobs may preview. Default: <c>preview</c>.</summary>
    public ImmutableSortedSet<string> PreviewEnvironments { get; init; } = ["preview"];

    /// <summary>Where Pulumi keeps its state: names of a bucket and ARNs of a key. Default: not in the account.</summary>
    public DeployState? State { get; init; }

    /// <summary>Where roles and policies are kept, and beyond what none of them reaches. Default: as <see cref="IamScope"/> says.</summary>
    public IamScope Scope { get; init; } = new();

    /// <summary>
    /// Services beyond the platform's own that workloads may be given, by their prefixes in IAM, such as <c>dynamodb</c>. Default: none.
    /// </summary>
    public ImmutableSortedSet<string> WorkloadServices { get; init; } = [];

    /// <summary>
    /// Whether a token must also be of the repository's id, without which the older way of subjects is anyone's who takes over its name.
    /// STS has checked this claim since January 2026. Default: true.
    /// </summary>
    public bool CheckRepositoryId { get; init; } = true;

    /// <summary>How long a session may last at most, in minutes, 60 to 720. Default: 120, as long as a deployment may take.</summary>
    public int SessionMinutes { get; init; } = 120;

    /// <summary>The ARN of GitHub's identity provider if the account has it: there can be one only. Default: none; it is made.</summary>
    public Input<string>? Provider { get; init; }

    /// <summary>The ARN of the policy beyond which deployer and previewer never reach. Default: none.</summary>
    public Input<string>? PermissionsBoundary { get; init; }
}
