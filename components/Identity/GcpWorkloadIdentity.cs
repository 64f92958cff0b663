namespace Platform.Components.Identity;

/// <summary>Lets the pods of one service account act as an account of their own, through Workload Identity.</summary>
public sealed class GcpWorkloadIdentity : PlatformComponent
{
    internal const string Token = "platform:identity:GcpWorkloadIdentity";

    /// <summary>Makes the identity.</summary>
    public GcpWorkloadIdentity(string name, GcpWorkloadIdentityArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        var account = new Gcp.ServiceAccount.Account(Named("account"), new()
        {
            Project = args.Project,
            DisplayName = $"{args.Namespace}/{args.ServiceAccount}",
        }, Inside());
        foreach (var (permission, role) in args.Roles)
            _ = new Gcp.Projects.IAMMember(Named(permission), new() { Project = args.Project, Role = role, Member = account.Member }, Inside());
        _ = new Gcp.ServiceAccount.IAMMember(Named("association"), new()
        {
            ServiceAccountId = account.Name,
            Role = "roles/iam.workloadIdentityUser",
            Member = $"serviceAccount:{args.Project}.svc.id.goog[{args.Namespace}/{args.ServiceAccount}]",
        }, Inside());

        Identity = account.Email;
        RegisterOutputs();
    }

    /// <summary>The account's address.</summary>
    [Output] public Output<string> Identity { get; }
}

/// <summary>Inputs of <see cref="GcpWorkloadIdentity"/>.</summary>
public sealed class GcpWorkloadIdentityArgs : ResourceArgs
{
    /// <summary>The Google Cloud project.</summary>
    public required string Project { get; init; }

    /// <summary>The Kubernetes namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The Kubernetes service account.</summary>
    public required string ServiceAccount { get; init; }

    /// <summary>What it may do in the project: roles by a name for each. Default: nothing.</summary>
    public ImmutableSortedDictionary<string, string> Roles { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
