namespace Platform.Components.Identity;

/// <summary>What policies need to know of where a cluster is. All of it is known before anything is made.</summary>
/// <param name="Partition">The partition, such as <c>aws</c>.</param>
/// <param name="Region">The region, such as <c>eu-west-1</c>.</param>
/// <param name="Account">The account's 12 digits.</param>
/// <param name="ClusterName">The cluster's physical name.</param>
public sealed record AwsFacts(string Partition, string Region, string Account, string ClusterName)
{
    /// <summary>The cluster's ARN.</summary>
    public string ClusterArn => Arn("eks", $"cluster/{ClusterName}");

    /// <summary>The facts of a cluster in a region, from which its partition follows.</summary>
    /// <param name="region">The region, such as <c>eu-west-1</c>.</param>
    /// <param name="account">The account's 12 digits.</param>
    /// <param name="clusterName">The cluster's physical name.</param>
    public static AwsFacts Of(string region, string account, string clusterName) =>
        new(AwsPartition.Of(region), region, account, clusterName);

    /// <summary>An ARN in the cluster's region and account.</summary>
    /// <param name="service">The service, such as <c>ec2</c>.</param>
    /// <param name="resource">The resource, such as <c>volume/*</c>.</param>
    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{Account}:{resource}";

    /// <summary>An ARN of what AWS itself owns in the cluster's region, such as public images.</summary>
    /// <param name="service">The service, such as <c>ec2</c>.</param>
    /// <param name="resource">The resource, such as <c>image/*</c>.</param>
    public string Public(string service, string resource) => $"arn:{Partition}:{service}:{Region}::{resource}";

    /// <summary>An ARN of a service whose resources are in no region and need no account, such as S3's or Route 53's.</summary>
    /// <param name="service">The service, such as <c>s3</c>.</param>
    /// <param name="resource">The resource, such as a bucket's name.</param>
    public string Global(string service, string resource) => $"arn:{Partition}:{service}:::{resource}";

    /// <summary>An ARN of a service whose resources are in no region, such as IAM's.</summary>
    /// <param name="service">The service, such as <c>iam</c>.</param>
    /// <param name="resource">The resource, such as <c>role/name</c>.</param>
    public string AccountWide(string service, string resource) => $"arn:{Partition}:{service}::{Account}:{resource}";

    /// <summary>An ARN of IAM.</summary>
    /// <param name="resource">The resource, such as <c>role/name</c>.</param>
    public string Iam(string resource) => AccountWide("iam", resource);

    /// <summary>The ARN of a policy that AWS keeps.</summary>
    /// <param name="name">Its name with its path, such as <c>service-role/AmazonEBSCSIDriverPolicyV2</c>.</param>
    public string ManagedPolicy(string name) => AwsPolicy.Managed(name, Partition);
}
