using Platform.Components.Identity;

namespace Platform.Components.Clusters;

/// <summary>
/// Who may use an EKS cluster's keys. The account's own administrators always may, through IAM, as AWS asks for lest a key become nobody's.
/// Pure.
/// </summary>
internal static class EksKeyPolicy
{
    /// <summary>
    /// The policy of the key for secrets: the control plane's role encrypts and decrypts, and passes that on to EKS only.
    /// </summary>
    public static PolicyDocument Secrets(AwsFacts cluster, string controlPlaneRole) => new(
        Administrators(cluster),
        new PolicyStatement("ControlPlaneUsesTheKey", ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:ListGrants"], ["*"])
            .For("AWS", controlPlaneRole),
        new PolicyStatement("ControlPlaneLetsEksUseTheKey", ["kms:CreateGrant"], ["*"])
            .For("AWS", controlPlaneRole)
            .When("Bool", "kms:GrantIsForAWSResource", "true"));

    /// <summary>The policy of the key for logs: CloudWatch Logs uses it for one log group.</summary>
    public static PolicyDocument Logs(AwsFacts cluster, string logGroup) => new(
        Administrators(cluster),
        new PolicyStatement(
                "LogsUseTheKey", ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"], ["*"])
            .For("Service", $"logs.{cluster.Region}.{AwsPartition.DnsSuffix(cluster.Partition)}")
            .When("ArnEquals", "kms:EncryptionContext:aws:logs:arn", cluster.Arn("logs", $"log-group:{logGroup}")));

    private static PolicyStatement Administrators(AwsFacts cluster) =>
        new PolicyStatement("AccountAdministersTheKey", ["kms:*"], ["*"]).For("AWS", cluster.AccountWide("iam", "root"));
}
