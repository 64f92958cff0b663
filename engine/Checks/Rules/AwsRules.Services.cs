using Platform.Engine.Graph;
using static Platform.Engine.Checks.Rules.Rule;

namespace Platform.Engine.Checks.Rules;

// API references of CloudWatch Logs, EventBridge, SQS, S3, Route 53, ACM, WAF, OpenSearch, EFS, ECR and Backup.
internal static partial class AwsRules
{
    private const string ServiceEnumerations =
        """
        acm/Certificate.validationMethod = DNS EMAIL HTTP NONE
        cloudwatch/EventRule.state = DISABLED ENABLED ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS
        cloudwatch/LogGroup.logGroupClass = DELIVERY INFREQUENT_ACCESS STANDARD
        efs/FileSystem.performanceMode = generalPurpose maxIO
        efs/FileSystem.throughputMode = bursting elastic provisioned
        guardduty/DetectorFeature.status = DISABLED ENABLED
        route53/RecordFailoverRoutingPolicy.type = PRIMARY SECONDARY
        s3/BucketLifecycleConfigurationRule.status = Disabled Enabled
        s3/BucketOwnershipControlsRule.objectOwnership = BucketOwnerEnforced BucketOwnerPreferred ObjectWriter
        s3/BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefault.sseAlgorithm = AES256 aws:fsx aws:kms aws:kms:dsse
        s3/BucketVersioningVersioningConfiguration.status = Disabled Enabled Suspended
        s3/BucketVersioningVersioningConfiguration.mfaDelete = Disabled Enabled
        sqs/Queue.deduplicationScope = messageGroup queue
        sqs/Queue.fifoThroughputLimit = perMessageGroupId perQueue
        wafv2/WebAcl.scope = CLOUDFRONT REGIONAL
        """;

    private static readonly string[] ReservedBucketStarts = ["xn--", "sthree-", "amzn-s3-demo-"];
    private static readonly string[] ReservedBucketEnds = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    private static IEnumerable<RuleEntry> ServiceRules() =>
    [
        .. RuleEntry.Enumerations(ServiceEnumerations),
        new("cloudwatch/LogGroup", "name", Named(1, 512, "._-/#")),
        new("cloudwatch/LogGroup", "kmsKeyId", KmsKeyArn),
        new("cloudwatch/LogGroup", "retentionInDays", NumberOf(
            0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)),
        new("cloudwatch/EventRule", "name", Named(1, 64, "._-")),
        new("cloudwatch/EventRule", "scheduleExpression", Text(CronLine.Aws)),
        new("cloudwatch/EventRule", "eventPattern", Text(JsonObject)),
        new("cloudwatch/EventTarget", "targetId", Named(1, 64, "._-")),
        new("sqs/Queue", RuleEntry.Itself, QueueName),
        new("sqs/Queue", "visibilityTimeoutSeconds", Between(0, 43200)),
        new("sqs/Queue", "messageRetentionSeconds", Between(60, 1209600)),
        new("sqs/Queue", "maxMessageSize", Between(1024, 1048576)),
        new("sqs/Queue", "delaySeconds", Between(0, 900)),
        new("sqs/Queue", "receiveWaitTimeSeconds", Between(0, 20)),
        new("sqs/Queue", "kmsDataKeyReusePeriodSeconds", Between(60, 86400)),
        new("sqs/Queue*", "policy", IamPolicy.Of(PolicyKind.Resource, 20480)),
        new("s3/Bucket", "bucket", Text(BucketName)),
        new("s3/Bucket*", "bucket",
            Text(name => name.StartsWith("arn:", StringComparison.Ordinal) ? "must be the name of a bucket, not its ARN" : null)),
        new("s3/Bucket*", "policy", IamPolicy.Of(PolicyKind.Resource, 20480)),
        new("s3/BucketLifecycleConfigurationRule*Transition", "storageClass", Known(
            "DEEP_ARCHIVE", "GLACIER", "GLACIER_IR", "INTELLIGENT_TIERING", "ONEZONE_IA", "STANDARD_IA")),
        new("route53/Zone", "name", Text(DnsName.Record)),
        new("route53/Record", "name", Text(name => name.Length == 0 ? null : DnsName.Record(name))),
        new("route53/Record", "type",
            Known("A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SOA", "SPF", "SRV", "SSHFP", "SVCB", "TLSA",
                "TXT")),
        new("route53/Record", "ttl", Between(0, 2147483647)),
        new("route53/Record", RuleEntry.Itself, Record),
        new("route53/RecordWeightedRoutingPolicy", "weight", Between(0, 255)),
        new("acm/Certificate", "domainName", Text(DnsName.HostOrWildcard)),
        new("acm/Certificate", "subjectAlternativeNames", Each(Text(DnsName.HostOrWildcard))),
        new("wafv2/WebAcl", "name", Named(1, 128, "_-")),
        new("opensearch/Domain", "domainName", NameRule.LetterFirst(3, 28).ToRule()),
        new("opensearch/Domain", "accessPolicies", IamPolicy.Of(PolicyKind.Resource, 102400)),
        new("opensearch/Domain", "engineVersion", Text(version =>
            version.StartsWith("OpenSearch_", StringComparison.Ordinal) || version.StartsWith("Elasticsearch_", StringComparison.Ordinal)
                ? null
                : "must be an engine and its version, such as OpenSearch_2.19")),
        new("efs/FileSystem", "creationToken",
            Text(token => token.Length > 64 ? $"is too long: at most 64 characters are allowed, it has {token.Length}" : null)),
        new("ecr/PullThroughCacheRule", "ecrRepositoryPrefix", Text(prefix => prefix == "ROOT" ? null
            : new NameRule(2, 30, System.Buffers.SearchValues.Create(NameRule.LowerDigits + "._-/"),
                "lower-case letters, digits and . _ - /").Judge(prefix))),
        new("backup/Vault", "name", Named(2, 50, "_-")),
    ];

    // S3 User Guide, "General purpose bucket naming rules".
    private static Complaint? BucketName(string name)
    {
        var alphabet = new NameRule(
            3, 63, System.Buffers.SearchValues.Create(NameRule.LowerDigits + ".-"), "lower-case letters, digits, dots and dashes")
        {
            First = System.Buffers.SearchValues.Create(NameRule.LowerDigits),
            Last = System.Buffers.SearchValues.Create(NameRule.LowerDigits),
        };
        return alphabet.Judge(name)
            ?? (name.Contains("..", StringComparison.Ordinal) ? "must not have two dots in a row"
            : Ip.V4(name) is null ? "must not have the form of an IP address"
            : ReservedBucketStarts.FirstOrDefault(start => name.StartsWith(start, StringComparison.Ordinal)) is { } start
                ? $"must not begin with {start}"
            : ReservedBucketEnds.FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal)) is { } end ? $"must not end with {end}"
            : null);
    }

    private static void QueueName(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue queue || queue["fifoQueue"]?.Plain is UnknownValue)
            return;

        var fifo = queue["fifoQueue"]?.Plain is BoolValue { Value: true };
        At("name", Text(name =>
            fifo && !name.EndsWith(".fifo", StringComparison.Ordinal)
                ? new Complaint("must end with .fifo for a FIFO queue", $"use {name}.fifo")
            : !fifo && name.EndsWith(".fifo", StringComparison.Ordinal) ? new Complaint("must not end with .fifo", "set fifoQueue to true")
            : name.Length > 80 ? new Complaint($"is too long: at most 80 characters are allowed, it has {name.Length}", "shorten it")
            : NameRule.Of(1, 80, "_-").Judge(fifo ? name[..^5] : name)))(queue, context);
    }

    private static void Record(PropertyValue value, RuleContext context)
    {
        if (value is not ObjectValue record)
            return;

        Func<string, Complaint?>? content = record.Text("type") switch
        {
            "A" => Ip.V4,
            "AAAA" => Ip.V6,
            "CNAME" or "NS" or "PTR" => DnsName.Record,
            _ => null,
        };
        if (content is not null)
            At("records", Each(Text(content)))(record, context);
        if (record["aliases"]?.Plain is ListValue { Items.Count: > 0 })
            Demand(record, context, "beside aliases", [], ["records", "ttl"]);
        else if (record["records"]?.Plain is ListValue { Items.Count: > 0 })
            Demand(record, context, "beside records", ["ttl"], []);
    }
}
