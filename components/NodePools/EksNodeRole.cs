using Platform.Components.Identity;
using Platform.Components.Identity.Policies;

namespace Platform.Components.NodePools;

/// <summary>
/// The role of a cluster's nodes: join, pull images, be reached through Session Manager. The CNI has a role of its own, so a pod that
/// got hold of a node's credentials could not move its addresses.
/// </summary>
internal sealed class EksNodeRole : PlatformComponent
{
    internal const string Token = "platform:nodePools:EksNodeRole";

    /// <summary>Makes the role.</summary>
    public EksNodeRole(string name, EksNodeRoleArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        var partition = AwsPartition.Of(args.Region);
        var role = new Aws.Iam.Role(ShortName.Within(Named("role"), ShortName.OfRole), new()
        {
            AssumeRolePolicy = AwsPolicy.TrustInstances(partition),
        }, Inside());
        foreach (var (permission, policy) in NodePermissions.Of().Aws.Existing)
        {
            _ = new Aws.Iam.RolePolicyAttachment(Named(permission), new()
            {
                Role = role.Name,
                PolicyArn = AwsPolicy.Managed(policy, partition),
            }, Inside());
        }

        Arn = role.Arn;
        RoleName = role.Name;
        RegisterOutputs();
    }

    /// <summary>The role's ARN.</summary>
    [Output] public Output<string> Arn { get; }

    /// <summary>The role's name.</summary>
    [Output] public Output<string> RoleName { get; }
}

/// <summary>Inputs of <see cref="EksNodeRole"/>.</summary>
internal sealed class EksNodeRoleArgs : ResourceArgs
{
    /// <summary>The region, which decides the partition.</summary>
    public required string Region { get; init; }
}
