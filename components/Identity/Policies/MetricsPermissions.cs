namespace Platform.Components.Identity.Policies;

/// <summary>What collectors need to write metrics and traces to the cloud, and scalers and dashboards to read them. Pure.</summary>
public static class MetricsPermissions
{
    /// <summary>To write to CloudWatch and X-Ray, or to Cloud Monitoring and Cloud Trace.</summary>
    public static Permissions Writing() => new()
    {
        Aws = new AwsPermissions()
            .WithExisting("cloud-watch", "CloudWatchAgentServerPolicy")
            .WithExisting("traces", "AWSXRayDaemonWriteAccess"),
        Gcp = new GcpPermissions()
            .With("metrics", new GcpGrant.OnProject("roles/monitoring.metricWriter"))
            .With("traces", new GcpGrant.OnProject("roles/cloudtrace.agent")),
    };

    /// <summary>To write to one Prometheus workspace, or to Google Cloud's Managed Service for Prometheus.</summary>
    /// <param name="workspace">The workspace's ARN on AWS.</param>
    public static Permissions WritingPrometheus(CloudResource workspace) => new()
    {
        Aws = workspace.Aws is { } arn
            ? new AwsPermissions().With("workspace", _ => arn.ToOutput().Apply(known => new PolicyDocument(
                new PolicyStatement("Write", ["aps:RemoteWrite"], [known]))))
            : new(),
        Gcp = new GcpPermissions().With("metrics", new GcpGrant.OnProject("roles/monitoring.metricWriter")),
    };

    /// <summary>To read metrics, as KEDA, the custom-metrics adapter and Grafana do: those of the whole account or project.</summary>
    /// <param name="queues">Queues whose length is asked for, by a name for each: ARNs, or names of subscriptions. Default: none.</param>
    public static Permissions Reading(ImmutableSortedDictionary<string, CloudResource>? queues = null)
    {
        var all = queues ?? ImmutableSortedDictionary<string, CloudResource>.Empty;
        var arns = Output.All(all.Values.Where(queue => queue.Aws is not null).Select(queue => queue.Aws!));
        return new()
        {
            Aws = new AwsPermissions().With("metrics", _ => arns.Apply(OnAws)),
            Gcp = new()
            {
                Grants = all.Where(queue => queue.Value.Gcp is not null)
                    .ToImmutableSortedDictionary(
                        queue => $"queue-{queue.Key}",
                        queue => (GcpGrant)new GcpGrant.OnSubscription(queue.Value.Gcp!, "roles/pubsub.viewer"))
                    .Add("metrics", new GcpGrant.OnProject("roles/monitoring.viewer")),
            },
        };
    }

    private static PolicyDocument OnAws(ImmutableArray<string> queues) => new(
    [
        new PolicyStatement("Read", ["cloudwatch:GetMetricData", "cloudwatch:GetMetricStatistics", "cloudwatch:ListMetrics"], ["*"]),
        .. queues.IsEmpty
            ? []
            : ImmutableArray.Create(new PolicyStatement("ReadQueues", ["sqs:GetQueueAttributes", "sqs:GetQueueUrl"], queues)),
    ]);
}
