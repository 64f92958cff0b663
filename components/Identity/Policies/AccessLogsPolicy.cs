namespace Platform.Components.Identity.Policies;

/// <summary>
/// The policy of a bucket that keeps load balancers' access logs: the load balancers of one account in one region may write there, and
/// nobody may come unencrypted. Pure.
/// </summary>
public static class AccessLogsPolicy
{
    /// <summary>The policy.</summary>
    /// <param name="facts">Where the cluster is.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="prefix">What logs' names begin with, without slashes at its ends; empty for none.</param>
    public static PolicyDocument Of(AwsFacts facts, string bucket, string prefix)
    {
        var arn = facts.Global("s3", bucket);
        var logs = $"{arn}/{(prefix.Length == 0 ? "" : $"{prefix}/")}AWSLogs/{facts.Account}/*";
        return new(
            // Of each account's logs only its own have its digits in their path.
            new PolicyStatement("WriteOfApplicationBalancers", ["s3:PutObject"], [logs])
                .For("Service", "logdelivery.elasticloadbalancing.amazonaws.com"),
            Delivering(facts, new("FindOfNetworkBalancers", ["s3:GetBucketAcl"], [arn])),
            Delivering(facts, new("WriteOfNetworkBalancers", ["s3:PutObject"], [logs]))
                .When("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control"),
            new PolicyStatement("RefuseUnencrypted", ["s3:*"], [arn, $"{arn}/*"]) { Effect = PolicyEffect.Deny }
                .For("*")
                .When("Bool", "aws:SecureTransport", "false"));
    }

    private static PolicyStatement Delivering(AwsFacts facts, PolicyStatement statement) => statement
        .For("Service", "delivery.logs.amazonaws.com")
        .When("StringEquals", "aws:SourceAccount", facts.Account)
        .When("ArnLike", "aws:SourceArn", facts.Arn("logs", "*"));
}
