namespace Platform.Components.Identity.Policies;

/// <summary>
/// What a log shipper such as Fluent Bit needs to write where a cluster's logs are kept. On AWS the program makes the log groups, with
/// retention and key; a group that the shipper made would never expire. Pure.
/// </summary>
public static class LogWriterPermissions
{
    /// <summary>To write to the cloud's own log store: log groups below <c>/eks/</c> and the cluster's name, or Cloud Logging.</summary>
    public static Permissions Of() => new()
    {
        Aws = new AwsPermissions().With("log-groups", facts => LogGroups(facts)),
        Gcp = new GcpPermissions().With("logs", new GcpGrant.OnProject("roles/logging.logWriter")),
    };

    /// <summary>To write to indices of an OpenSearch domain, which must map the role to a role of its own.</summary>
    /// <param name="domain">The domain's ARN.</param>
    /// <param name="indexPrefix">What the names of indices begin with.</param>
    public static Permissions OpenSearch(Input<string> domain, string indexPrefix) => new()
    {
        // Shippers send batches, which name their indices inside and not in the path.
        Aws = new AwsPermissions().With("open-search", _ => domain.ToOutput().Apply(arn => new PolicyDocument(
            new PolicyStatement("Index", ["es:ESHttpPost", "es:ESHttpPut"], [$"{arn}/_bulk", $"{arn}/{indexPrefix}*"])))),
    };

    /// <summary>To write to a serverless OpenSearch collection, whose data-access policy must name the role as well.</summary>
    /// <param name="collection">The collection's ARN.</param>
    public static Permissions OpenSearchServerless(Input<string> collection) => new()
    {
        Aws = new AwsPermissions().With("open-search", _ => collection.ToOutput().Apply(arn => new PolicyDocument(
            new PolicyStatement("Index", ["aoss:APIAccessAll"], [arn])))),
    };

    private static PolicyDocument LogGroups(AwsFacts facts) => new(new PolicyStatement(
        "WriteLogs",
        ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        [facts.Arn("logs", $"log-group:/eks/{facts.ClusterName}/*")]));
}
