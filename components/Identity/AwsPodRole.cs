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
        var documents = Documents();
        if (args.Permissions.Kind == AwsPolicyKind.Managed)
            Managed(role, documents);
        else
            Inline(role, documents);
        Existing(role);

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

    private ImmutableSortedDictionary<string, Output<PolicyDocument>> Documents() =>
        _args.Permissions.Policies.ToImmutableSortedDictionary(policy => policy.Key, policy => policy.Value(_args.Cluster).ToOutput());

    private void Managed(Aws.Iam.Role role, ImmutableSortedDictionary<string, Output<PolicyDocument>> documents)
    {
        foreach (var (permission, document) in documents)
        {
            var policy = new Aws.Iam.Policy(Named(permission), new()
            {
                PolicyDocument = document.Apply(known => Within(PolicyDocument.ManagedLimit, permission, known.Size, known.ToJson())),
            }, Inside());
            _ = new Aws.Iam.RolePolicyAttachment(Named(permission), new() { Role = role.Name, PolicyArn = policy.Arn }, Inside());
        }
    }

    private void Inline(Aws.Iam.Role role, ImmutableSortedDictionary<string, Output<PolicyDocument>> documents)
    {
        var sum = Output.All(documents.Values).Apply(all => all.Sum(document => document.Size));
        foreach (var (permission, document) in documents)
        {
            _ = new Aws.Iam.RolePolicy(Named(permission), new()
            {
                Role = role.Name,
                Policy = Output.Tuple(document, sum).Apply(known =>
                    Within(PolicyDocument.InlineLimit, "all", known.Item2, known.Item1.ToJson())),
            }, Inside());
        }
    }

    private void Existing(Aws.Iam.Role role)
    {
        foreach (var (permission, policy) in _args.Permissions.Existing)
        {
            _ = new Aws.Iam.RolePolicyAttachment(Named(permission), new()
            {
                Role = role.Name,
                PolicyArn = policy.StartsWith("arn:", StringComparison.Ordinal) ? policy : _args.Cluster.ManagedPolicy(policy),
            }, Inside());
        }
    }

    private string Within(int limit, string permission, int size, string json) => size <= limit
        ? json
        : throw new ResourceException($"{permission}: the policy has {size} characters, and {limit} are allowed: split it", this);
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
