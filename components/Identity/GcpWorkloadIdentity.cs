namespace Platform.Components.Identity;

/// <summary>
/// Lets the pods of one service account act as themselves, or as a Google service account of their own, through Workload Identity. The pool
/// that grants name exists once a cluster of the project does, so the component must be told to wait for the cluster.
/// </summary>
public sealed class GcpWorkloadIdentity : WorkloadIdentity
{
    internal const string Token = "platform:identity:GcpWorkloadIdentity";

    private const string AccountAnnotation = "iam.gke.io/gcp-service-account";

    private readonly GcpWorkloadIdentityArgs _args;

    /// <summary>Makes the identity.</summary>
    public GcpWorkloadIdentity(string name, GcpWorkloadIdentityArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        _args = args;
        var account = Impersonated();
        Identity = account?.Member ?? Output.Create(Direct());
        Grants(account);

        ServiceAccountAnnotations = Annotations(account);
        RegisterOutputs();
    }

    /// <inheritdoc/>
    [Output] public override Output<string> Identity { get; }

    /// <inheritdoc/>
    [Output] public override Output<ImmutableDictionary<string, string>> ServiceAccountAnnotations { get; }

    /// <summary>The account that the pods impersonate, if they need one; only they may.</summary>
    private Gcp.ServiceAccount.Account? Impersonated()
    {
        var workload = _args.Workload;
        if (workload.Permissions.Gcp.Kind == GcpIdentityKind.Direct)
            return null;

        var account = new Gcp.ServiceAccount.Account(ShortName.Within(Named("account"), ShortName.OfServiceAccount), new()
        {
            Project = _args.Project,
            DisplayName = $"Pods of {workload.Namespace}/{workload.ServiceAccount} in {_args.ClusterName}",
        }, Inside());
        _ = new Gcp.ServiceAccount.IAMMember(Named("association"), new()
        {
            ServiceAccountId = account.Name,
            Role = "roles/iam.workloadIdentityUser",
            Member = GcpPrincipal.Impersonating(_args.Project, workload.Namespace, workload.ServiceAccount),
        }, Inside());
        return account;
    }

    private string Direct() =>
        GcpPrincipal.Of(_args.Project, _args.ProjectNumber, _args.Workload.Namespace, _args.Workload.ServiceAccount);

    private void Grants(Gcp.ServiceAccount.Account? account)
    {
        var bindings = new GcpBindings(Identity, _args.Project, _args.ClusterName, account, Named, () => Inside());
        foreach (var (name, grant) in _args.Workload.Permissions.Gcp.Grants)
            bindings.Make(name, grant);
    }

    private static Output<ImmutableDictionary<string, string>> Annotations(Gcp.ServiceAccount.Account? account) => account is null
        ? Output.Create(ImmutableDictionary<string, string>.Empty)
        : account.Email.Apply(email => ImmutableDictionary<string, string>.Empty.Add(AccountAnnotation, email));
}

/// <summary>Inputs of <see cref="GcpWorkloadIdentity"/>.</summary>
public sealed class GcpWorkloadIdentityArgs : ResourceArgs
{
    /// <summary>Whose pods, and what they may do.</summary>
    public required WorkloadIdentityArgs Workload { get; init; }

    /// <summary>The project's id.</summary>
    public required string Project { get; init; }

    /// <summary>The project's number, which names its workload identity pools; the id does not.</summary>
    public required string ProjectNumber { get; init; }

    /// <summary>The cluster's physical name: in ids of roles of its own, and for people who read a service account's description.</summary>
    public required string ClusterName { get; init; }
}
