using Platform.Components.Identity;

namespace Platform.Components;

/// <summary>Trust policies and the ARNs of AWS's own policies. It knows no role.</summary>
internal static class AwsPolicy
{
    /// <summary>The ARN of a policy that AWS keeps.</summary>
    /// <param name="name">Its name with its path, such as <c>service-role/AmazonEBSCSIDriverPolicyV2</c>.</param>
    /// <param name="partition">The partition of the account. Default: the commercial one.</param>
    public static string Managed(string name, string partition = "aws") => $"arn:{partition}:iam::aws:policy/{name}";

    /// <summary>A trust policy for an AWS service.</summary>
    /// <param name="service">The service's principal, such as <c>eks.amazonaws.com</c>.</param>
    public static string Trust(string service) =>
        new PolicyDocument(new PolicyStatement("", ["sts:AssumeRole"], []).For("Service", service)).ToJson();

    /// <summary>A trust policy for EC2 instances, whose principal has another name in some partitions.</summary>
    /// <param name="partition">The partition of the account.</param>
    public static string TrustInstances(string partition) => Trust($"ec2.{AwsPartition.DnsSuffix(partition)}");

    /// <summary>
    /// A trust policy for the pods of one service account of one cluster. Pod Identity names the cluster as the source, and tags the
    /// session with the pod's namespace and service account, which the trust holds it to.
    /// </summary>
    public static string TrustPods(AwsFacts cluster, string serviceAccountNamespace, string serviceAccount) => new PolicyDocument(
        new PolicyStatement("PodsOfThisServiceAccount", ["sts:AssumeRole", "sts:TagSession"], [])
            .For("Service", "pods.eks.amazonaws.com")
            .When("StringEquals", "aws:SourceAccount", cluster.Account)
            .When("ArnEquals", "aws:SourceArn", cluster.ClusterArn)
            .When("StringEquals", "aws:RequestTag/kubernetes-namespace", serviceAccountNamespace)
            .When("StringEquals", "aws:RequestTag/kubernetes-service-account", serviceAccount)).ToJson();
}
