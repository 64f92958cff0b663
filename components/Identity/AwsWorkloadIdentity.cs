namespace Platform.Components.Identity;

/// <summary>Lets the pods of one service account act as a role of their own, through EKS Pod Identity.</summary>
public sealed class AwsWorkloadIdentity : PlatformComponent
{
    internal const string Token = "platform:identity:AwsWorkloadIdentity";

    /// <summary>Makes the identity.</summary>
    public AwsWorkloadIdentity(string name, AwsWorkloadIdentityArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, args, options)
    {
        var role = new Aws.Iam.Role(Named("role"), new() { AssumeRolePolicy = AwsPolicy.TrustPods() }, Inside());
        foreach (var (permission, policyArn) in args.Policies)
            _ = new Aws.Iam.RolePolicyAttachment(Named(permission), new() { Role = role.Name, PolicyArn = policyArn }, Inside());
        _ = new Aws.Eks.PodIdentityAssociation(Named("association"), new()
        {
            ClusterName = args.ClusterName,
            Namespace = args.Namespace,
            ServiceAccount = args.ServiceAccount,
            RoleArn = role.Arn,
        }, Inside());

        Identity = role.Arn;
        RegisterOutputs();
    }

    /// <summary>The role's ARN.</summary>
    [Output] public Output<string> Identity { get; }
}

/// <summary>Inputs of <see cref="AwsWorkloadIdentity"/>.</summary>
public sealed class AwsWorkloadIdentityArgs : ResourceArgs
{
    /// <summary>The cluster's physical name.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The Kubernetes namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The Kubernetes service account.</summary>
    public required string ServiceAccount { get; init; }

    /// <summary>What it may do: ARNs of policies by a name for each. Default: nothing.</summary>
    public ImmutableSortedDictionary<string, string> Policies { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
