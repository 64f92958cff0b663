namespace Platform.Components.Identity;

/// <summary>Lets the pods of one service account act as a role of their own, through EKS Pod Identity.</summary>
public sealed class AwsWorkloadIdentity : WorkloadIdentity
{
    internal const string Token = "platform:identity:AwsWorkloadIdentity";

    private readonly AwsWorkloadIdentityArgs _args;

    /// <summary>Makes the identity.</summary>
    public AwsWorkloadIdentity(string name, AwsWorkloadIdentityArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        _args = args;
        var role = Role(name);
        Association(role);

        Identity = role.Arn;
        ServiceAccountAnnotations = Output.Create(ImmutableDictionary<string, string>.Empty);
        RegisterOutputs();
    }

    /// <inheritdoc/>
    [Output] public override Output<string> Identity { get; }

    /// <inheritdoc/>
    [Output] public override Output<ImmutableDictionary<string, string>> ServiceAccountAnnotations { get; }

    /// <summary>Needs no more of the cluster than its name, so it is made while the control plane still is.</summary>
    private AwsPodRole Role(string name) => new(name, new()
    {
        Cluster = _args.Cluster,
        Namespace = _args.Workload.Namespace,
        ServiceAccount = _args.Workload.ServiceAccount,
        Permissions = _args.Workload.Permissions.Aws,
        PermissionsBoundary = _args.PermissionsBoundary,
    }, Within());

    private void Association(AwsPodRole role) => _ = new Aws.Eks.PodIdentityAssociation(Named("association"), new()
    {
        ClusterName = _args.ClusterName,
        Namespace = _args.Workload.Namespace,
        ServiceAccount = _args.Workload.ServiceAccount,
        RoleArn = role.Arn,
    }, Inside());
}

/// <summary>Inputs of <see cref="AwsWorkloadIdentity"/>.</summary>
public sealed class AwsWorkloadIdentityArgs : ResourceArgs
{
    /// <summary>Whose pods, and what they may do.</summary>
    public required WorkloadIdentityArgs Workload { get; init; }

    /// <summary>Where the cluster is.</summary>
    public required AwsFacts Cluster { get; init; }

    /// <summary>The cluster's physical name, as an output of the cluster: an association waits for it.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The ARN of the policy beyond which the role's permissions never reach, whatever is attached to it. Default: none.</summary>
    public Input<string>? PermissionsBoundary { get; init; }
}
