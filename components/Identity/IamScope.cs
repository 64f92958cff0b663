namespace Platform.Components.Identity;

/// <summary>
/// Where a program keeps its roles and policies on AWS, and the policy beyond which none of its roles reaches. A deployer that may write
/// below this path only, and only roles with this boundary, makes nobody an administrator, itself included. Inert.
/// </summary>
public sealed record IamScope
{
    /// <summary>The path, with slashes at both ends. Default: <c>/platform/</c>.</summary>
    public string Path { get; init; } = "/platform/";

    /// <summary>The name of the boundary, a policy that stands outside of the path. Default: <c>platform-boundary</c>.</summary>
    public string BoundaryName { get; init; } = "platform-boundary";

    /// <summary>The path of what the deployer itself is made of, which it cannot write. Default: <c>/deploy/</c>.</summary>
    public string DeployPath { get; init; } = "/deploy/";

    /// <summary>The ARN of the boundary.</summary>
    /// <param name="partition">The partition, such as <c>aws</c>.</param>
    /// <param name="account">The account's 12 digits.</param>
    public string BoundaryArn(string partition, string account) => $"arn:{partition}:iam::{account}:policy{DeployPath}{BoundaryName}";

    /// <summary>Puts every role, policy and instance profile into the scope: for the options of a component or of the stack.</summary>
    /// <param name="partition">The partition, such as <c>aws</c>.</param>
    /// <param name="account">The account's 12 digits.</param>
    public ResourceTransformation Transformation(string partition, string account) => resource =>
    {
        switch (resource.Args)
        {
            case Aws.Iam.RoleArgs role:
                role.Path = Path;
                role.PermissionsBoundary = BoundaryArn(partition, account);
                break;
            case Aws.Iam.PolicyArgs policy:
                policy.Path = Path;
                break;
            case Aws.Iam.InstanceProfileArgs profile:
                profile.Path = Path;
                break;
            default:
                return null;
        }

        return new ResourceTransformationResult(resource.Args, resource.Options);
    };
}
