namespace Platform.Components.Networks;

/// <summary>What is recorded of a VPC's traffic, and where. The initialisers are production.</summary>
public sealed record AwsFlowLogs
{
    // CloudWatch Logs API Reference, PutRetentionPolicy.
    private static readonly ImmutableArray<int> OfCloudWatch =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <summary>Where records go. Default: a bucket, the cheaper of the two.</summary>
    public FlowLogDestination Destination { get; init; } = FlowLogDestination.Bucket;

    /// <summary>Which traffic. Default: all.</summary>
    public FlowLogTraffic Traffic { get; init; } = FlowLogTraffic.All;

    /// <summary>How long a flow is summed up into one record, in seconds: 60 or 600. Default: 60.</summary>
    public int IntervalSeconds { get; init; } = 60;

    /// <summary>How long records are kept, in days. CloudWatch accepts certain numbers only, such as 30, 60 or 90. Default: 90.</summary>
    public int RetentionDays { get; init; } = 90;

    /// <summary>Whether a bucket that still holds records goes with the network. Default: false, so that they outlive it.</summary>
    public bool DeleteWithNetwork { get; init; }

    /// <summary>Everything that is wrong; empty when nothing is.</summary>
    public ImmutableArray<PlanProblem> Check() => Destination == FlowLogDestination.None ? [] : [.. OfInterval(), .. OfRetention()];

    private IEnumerable<PlanProblem> OfInterval()
    {
        if (IntervalSeconds is not (60 or 600))
            yield return new("flowLogs.intervalSeconds", $"{IntervalSeconds}", "must be 60 or 600", "use 60, or 600 for fewer records");
    }

    private IEnumerable<PlanProblem> OfRetention()
    {
        if (RetentionDays < 1)
            yield return new("flowLogs.retentionDays", $"{RetentionDays}", "must be 1 or more", "use 90");
        else if (Destination == FlowLogDestination.LogGroup && !OfCloudWatch.Contains(RetentionDays))
        {
            var longer = OfCloudWatch.FirstOrDefault(days => days > RetentionDays, OfCloudWatch[^1]);
            yield return new("flowLogs.retentionDays", $"{RetentionDays}", "is no number of days that CloudWatch keeps logs for",
                $"use {longer}");
        }
    }
}

/// <summary>Where a VPC's flow logs go.</summary>
public enum FlowLogDestination
{
    /// <summary>A bucket of S3, as Parquet files by the hour.</summary>
    Bucket,

    /// <summary>A log group of CloudWatch, with a key of its own.</summary>
    LogGroup,

    /// <summary>Nowhere: nothing is recorded.</summary>
    None,
}

/// <summary>Which traffic is recorded.</summary>
public enum FlowLogTraffic
{
    /// <summary>All of it.</summary>
    All,

    /// <summary>What was let through.</summary>
    Accepted,

    /// <summary>What was denied.</summary>
    Rejected,
}
