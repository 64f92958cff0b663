namespace Platform.Components.Networks;

/// <summary>What is recorded of a VPC's traffic, and where. The initialisers are production.</summary>
public sealed record AwsFlowLogs
{
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
