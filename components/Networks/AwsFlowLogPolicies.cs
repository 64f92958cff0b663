using Platform.Components.Identity;

namespace Platform.Components.Networks;

/// <summary>Who may write, read and decrypt flow logs. Pure.</summary>
public static class AwsFlowLogPolicies
{
    private const string Delivery = "delivery.logs.amazonaws.com";

    /// <summary>
    /// The bucket's policy: AWS delivers logs of this account and region into it, and nobody reaches it without TLS. Ownership of objects
    /// is enforced, so deliveries carry no access list, and a condition on one would deny them all.
    /// </summary>
    /// <param name="facts">Where the network is.</param>
    /// <param name="bucketArn">The bucket.</param>
    public static PolicyDocument Bucket(AwsFacts facts, string bucketArn) => new(
        Delivered(facts, new PolicyStatement("DeliverLogs", ["s3:PutObject"], [$"{bucketArn}/AWSLogs/{facts.Account}/*"])),
        Delivered(facts, new PolicyStatement("LookBeforeDelivery", ["s3:GetBucketAcl"], [bucketArn])),
        new PolicyStatement("OnlyWithTls", ["s3:*"], [bucketArn, $"{bucketArn}/*"]) { Effect = PolicyEffect.Deny }
            .For("*")
            .When("Bool", "aws:SecureTransport", "false"));

    /// <summary>The key's policy: the account rules it, and CloudWatch uses it for this one log group.</summary>
    /// <param name="facts">Where the network is.</param>
    /// <param name="logGroup">The log group's name.</param>
    public static PolicyDocument Key(AwsFacts facts, string logGroup) => new(
        new PolicyStatement("Account", ["kms:*"], ["*"]).For("AWS", facts.AccountWide("iam", "root")),
        new PolicyStatement("Logs", ["kms:Decrypt*", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"], ["*"])
            .For("Service", $"logs.{facts.Region}.{AwsPartition.DnsSuffix(facts.Partition)}")
            .When("ArnEquals", "kms:EncryptionContext:aws:logs:arn", facts.Arn("logs", $"log-group:{logGroup}")));

    /// <summary>The trust of the role that delivers: the flow logs of this account and region.</summary>
    /// <param name="facts">Where the network is.</param>
    public static PolicyDocument Trust(AwsFacts facts) => new(
        new PolicyStatement("FlowLogs", ["sts:AssumeRole"], [])
            .For("Service", "vpc-flow-logs.amazonaws.com")
            .When("StringEquals", "aws:SourceAccount", facts.Account)
            .When("ArnLike", "aws:SourceArn", facts.Arn("ec2", "vpc-flow-log/*")));

    /// <summary>What the role may do: write into the one log group. The group exists, so it need not make any.</summary>
    /// <param name="facts">Where the network is.</param>
    /// <param name="logGroup">The log group's name.</param>
    public static PolicyDocument Write(AwsFacts facts, string logGroup) => new(
        new PolicyStatement("Write", ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            [facts.Arn("logs", $"log-group:{logGroup}:*")]),
        new PolicyStatement("Find", ["logs:DescribeLogGroups"], [facts.Arn("logs", "log-group:*")]));

    private static PolicyStatement Delivered(AwsFacts facts, PolicyStatement statement) => statement
        .For("Service", Delivery)
        .When("StringEquals", "aws:SourceAccount", facts.Account)
        .When("ArnLike", "aws:SourceArn", facts.Arn("logs", "*"));
}
