using Platform.Engine.Graph;

namespace Platform.Engine.Costs.Pricers;

/// <summary>What keys, secrets and logs on AWS cost, and of which other services the cost depends on their use alone.</summary>
internal static class AwsServicePricer
{
    private const string NoUnitPrice = "paid by use, of which the price book has no price";

    /// <summary>The types by which this is asked.</summary>
    public static IReadOnlyDictionary<string, Pricer> Types { get; } = new Dictionary<string, Pricer>
    {
        ["aws:kms/key:Key"] = Key,
        ["aws:kms/replicaKey:ReplicaKey"] = Key,
        ["aws:kms/externalKey:ExternalKey"] = Key,
        ["aws:secretsmanager/secret:Secret"] = (node, bill) => bill.Add(node, "secret", Band.One, "secret"),
        ["aws:cloudwatch/logGroup:LogGroup"] = LogGroup,
        ["aws:ecr/repository:Repository"] = (node, bill) => bill.ByUse(node, "images kept", "registry-stored"),
        ["aws:ec2/flowLog:FlowLog"] = (node, bill) => bill.NotPriced(node, NoUnitPrice),
        ["aws:s3/bucket:Bucket"] = (node, bill) => bill.NotPriced(node, NoUnitPrice),
        ["aws:s3/bucketV2:BucketV2"] = (node, bill) => bill.NotPriced(node, NoUnitPrice),
        ["aws:sqs/queue:Queue"] = (node, bill) => bill.NotPriced(node, NoUnitPrice),
        ["aws:sns/topic:Topic"] = (node, bill) => bill.NotPriced(node, NoUnitPrice),
    };

    private static void Key(ResourceNode node, Bill bill)
    {
        bill.Add(node, "key", Band.One, "key");
        bill.ByUse(node, "key requests", "key-requests");
        if (node.Inputs.IsOn("enableKeyRotation"))
            bill.Note("keys that rotate are priced as they are in their first year; the first two rotations add as much again each");
    }

    private static void LogGroup(ResourceNode node, Bill bill)
    {
        bill.ByUse(node, "logs taken in", "logs-ingested");
        bill.ByUse(node, "logs kept", "logs-stored");
    }
}
