namespace Platform.Components.Identity;

/// <summary>
/// A role that the pods of one service account of one cluster may take through EKS Pod Identity. It makes no association: EKS add-ons bring
/// theirs themselves, and <see cref="AwsWorkloadIdentity"/> adds one for everything else.
/// </summary>
public sealed class AwsPodRole : PlatformComponent
{
    internal const string Token = "platform:identity:AwsPodRole";

    private readonly AwsPodRoleArgs _args;

    /// <summary>Makes the role.</summary>
    public AwsPodRole(string name, AwsPodRoleArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        var role = Role();
        new AwsRolePolicies(role, args.Cluster, this, Named, () => Inside()).Give(args.Permissions);

        Arn = role.Arn;
        RoleName = role.Name;
        RegisterOutputs();
    }

    /// <summary>The role's ARN.</summary>
    [Output] public Output<string> Arn { get; }

    /// <summary>The role's physical name.</summary>
    [Output] public Output<string> RoleName { get; }

    private Aws.Iam.Role Role() => new(ShortName.Within(Named("role"), ShortName.OfRole), new()
    {
        Description = $"Pods of {_args.Namespace}/{_args.ServiceAccount} in {_args.Cluster.ClusterName}",
        AssumeRolePolicy = AwsPolicy.TrustPods(_args.Cluster, _args.Namespace, _args.ServiceAccount),
        PermissionsBoundary = _args.PermissionsBoundary,
    }, Inside());
}

/// <summary>Inputs of <see cref="AwsPodRole"/>.</summary>
public sealed class AwsPodRoleArgs : ResourceArgs
{
    /// <summary>Where the cluster is.</summary>
    public required AwsFacts Cluster { get; init; }

    /// <summary>The Kubernetes namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The Kubernetes service account.</summary>
    public required string ServiceAccount { get; init; }

    /// <summary>What its pods may do. Default: nothing.</summary>
    public AwsPermissions Permissions { get; init; } = new();

    /// <summary>The ARN of the policy beyond which the role's permissions never reach, whatever is attached to it. Default: none.</summary>
    public Input<string>? PermissionsBoundary { get; init; }
}
