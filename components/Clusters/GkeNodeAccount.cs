using Platform.Components.Identity;

namespace Platform.Components.Clusters;

/// <summary>
/// The service account of a GKE cluster's nodes. One serves all pools: its role is the least that any node needs, pods do not act as it
/// but as themselves, and pools that GKE makes by itself need one that is known before any pool.
/// </summary>
internal sealed class GkeNodeAccount : PlatformComponent
{
    internal const string Token = "platform:clusters:GkeNodeAccount";

    private readonly GkeNodeAccountArgs _args;

    public GkeNodeAccount(string name, GkeNodeAccountArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        var account = Account();
        Grants = [Role(account), .. args.Registries.SelectMany(registry => Registry(registry.Key, registry.Value, account))];

        Email = account.Email;
        RegisterOutputs();
    }

    /// <summary>The account's address.</summary>
    [Output] public Output<string> Email { get; }

    /// <summary>What nodes need before they boot.</summary>
    public ImmutableArray<Resource> Grants { get; }

    /// <summary>IAM is slow to show what it made; an account that a retry finds is the same account.</summary>
    private Gcp.ServiceAccount.Account Account() => new(ShortName.Within(Named("nodes"), ShortName.OfServiceAccount), new()
    {
        Project = _args.Project,
        DisplayName = $"Nodes of {_args.ClusterName}",
        CreateIgnoreAlreadyExists = true,
    }, Inside());

    private Gcp.Projects.IAMMember Role(Gcp.ServiceAccount.Account account) => new(Named("nodes"), new()
    {
        Project = _args.Project,
        Role = "roles/container.defaultNodeServiceAccount",
        Member = account.Member,
    }, Inside());

    /// <summary>Reads images; streaming them from another project also counts against that project's quota.</summary>
    private IEnumerable<Resource> Registry(string name, ImageRegistry registry, Gcp.ServiceAccount.Account account)
    {
        yield return new Gcp.ArtifactRegistry.RepositoryIamMember(Named($"images-{name}"), new()
        {
            Project = registry.Project,
            Location = registry.Location,
            Repository = registry.Repository,
            Role = "roles/artifactregistry.reader",
            Member = account.Member,
        }, Inside());
        if (registry.Project == _args.Project)
            yield break;

        yield return new Gcp.Projects.IAMMember(Named($"images-{name}"), new()
        {
            Project = registry.Project,
            Role = "roles/serviceusage.serviceUsageConsumer",
            Member = account.Member,
        }, Inside());
    }
}

/// <summary>Inputs of <see cref="GkeNodeAccount"/>.</summary>
internal sealed class GkeNodeAccountArgs : ResourceArgs
{
    /// <summary>The Google Cloud project.</summary>
    public required string Project { get; init; }

    /// <summary>The cluster's physical name.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The repositories whose images nodes pull, by a name for each.</summary>
    public required ImmutableSortedDictionary<string, ImageRegistry> Registries { get; init; }
}
