using Platform.Components.Identity.Policies;

namespace Platform.Components.Identity;

/// <summary>
/// Lets workflows of one repository deploy to a project, and preview what a deployment would do, without a key or an account anywhere:
/// workflows act as themselves. People who administer the project make it, once; the deployer cannot change it.
/// </summary>
public sealed class GcpDeployIdentity : PlatformComponent
{
    internal const string Token = "platform:identity:GcpDeployIdentity";

    private const string DeployerRole = "deployer";
    private const string PreviewerRole = "previewer";

    private readonly GcpDeployIdentityArgs _args;

    /// <summary>Makes the identity.</summary>
    public GcpDeployIdentity(string name, GcpDeployIdentityArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        _args = args;
        var pool = Pool();
        var gitHub = GitHub(pool);
        Provider = gitHub.Name;

        Deployer = Member(DeployerRole, pool, GcpDeployPermissions.Deploying(args.NodeAccounts, args.GrantableRoles, args.State));
        Previewer = Member(PreviewerRole, pool, GcpDeployPermissions.Previewing(args.State));
        RegisterOutputs();
    }

    /// <summary>Who vouches for workflows: the name of the pool's provider, as the login action asks for it.</summary>
    [Output] public Output<string> Provider { get; }

    /// <summary>Who deploys: a member as Google Cloud's grants name it.</summary>
    [Output] public Output<string> Deployer { get; }

    /// <summary>Who previews, and reads settings, but neither contents nor secrets: a member.</summary>
    [Output] public Output<string> Previewer { get; }

    private Gcp.Iam.WorkloadIdentityPool Pool() => new(Named("pool"), new()
    {
        Project = _args.Project,
        WorkloadIdentityPoolId = _args.Pool,
        DisplayName = "Workflows on GitHub",
    }, Inside());

    /// <summary>
    /// Knows jobs by the ids in their tokens, which are the same in both ways of subjects; some subjects would also be longer than the 127
    /// characters that Google Cloud takes. A job without an environment has nothing to be mapped from, and is refused.
    /// </summary>
    private Gcp.Iam.WorkloadIdentityPoolProvider GitHub(Gcp.Iam.WorkloadIdentityPool pool)
    {
        var repository = _args.Repository.Checked();
        return new(Named("github"), new()
        {
            Project = _args.Project,
            WorkloadIdentityPoolId = pool.WorkloadIdentityPoolId,
            WorkloadIdentityPoolProviderId = "github",
            DisplayName = "GitHub",
            AttributeMapping =
            {
                ["google.subject"] = "assertion.repository_id + ':' + assertion.run_id + ':' + assertion.environment",
                ["attribute.role"] = $"assertion.environment in {List(_args.DeployEnvironments)} ? '{DeployerRole}' : '{PreviewerRole}'",
                ["attribute.actor"] = "assertion.actor",
            },
            AttributeCondition = $"assertion.repository_owner_id == '{repository.OwnerId}' && assertion.repository_id == '{repository.Id}'"
                + $" && assertion.environment in {List(_args.DeployEnvironments.Union(_args.PreviewEnvironments))}",
            Oidc = new Gcp.Iam.Inputs.WorkloadIdentityPoolProviderOidcArgs { IssuerUri = $"https://{GitHubRepository.Issuer}" },
        }, Inside());
    }

    private Output<string> Member(string role, Gcp.Iam.WorkloadIdentityPool pool, GcpPermissions permissions)
    {
        var member = pool.Name.Apply(name => $"principalSet://iam.googleapis.com/{name}/attribute.role/{role}");
        var bindings = new GcpBindings(member, _args.Project, _args.Pool, itself: null, grant => Named($"{role}-{grant}"), () => Inside());
        foreach (var (name, grant) in permissions.Grants)
            bindings.Make(name, grant);
        return member;
    }

    private static string List(IEnumerable<string> environments) => $"[{string.Join(", ", environments.Select(Quoted))}]";

    private static string Quoted(string text) =>
        $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";
}

/// <summary>Inputs of <see cref="GcpDeployIdentity"/>.</summary>
public sealed class GcpDeployIdentityArgs : ResourceArgs
{
    /// <summary>The project's id.</summary>
    public required string Project { get; init; }

    /// <summary>The repository.</summary>
    public required GitHubRepository Repository { get; init; }

    /// <summary>The deployment environments on GitHub whose jobs may deploy, such as <c>prod</c>; their rules say who approves.</summary>
    public required ImmutableSortedSet<string> DeployEnvironments { get; init; }

    /// <summary>The deployment environments on GitHub whose jobs may preview. Default: <c>preview</c>.</summary>
    public ImmutableSortedSet<string> PreviewEnvironments { get; init; } = ["preview"];

    /// <summary>Where Pulumi keeps its state: names of a bucket and ids of a key. Default: not in the project.</summary>
    public DeployState? State { get; init; }

    /// <summary>
    /// The pool's id, 4 to 32 lower-case letters, digits and dashes. For 30 days after it was deleted, no other can have it. Default:
    /// <c>github</c>.
    /// </summary>
    public string Pool { get; init; } = "github";

    /// <summary>
    /// The resource names of the accounts that nodes run as, by a name for each. Default: none; the program makes them, so that the
    /// deployer may act as any account of the project.
    /// </summary>
    public ImmutableSortedDictionary<string, Input<string>> NodeAccounts { get; init; } =
        ImmutableSortedDictionary.Create<string, Input<string>>(StringComparer.Ordinal);

    /// <summary>Roles on the project beyond the platform's own that the deployer may give to others. Default: none.</summary>
    public ImmutableSortedSet<string> GrantableRoles { get; init; } = [];
}
