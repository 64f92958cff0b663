using System.Globalization;

namespace Platform.Components.Networks;

/// <summary>What is recorded of the traffic of nodes and pods. The initialisers are production.</summary>
public sealed record GcpFlowLogs
{
    /// <summary>Whether anything is. Default: true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Which share of flows, from 0 to 1. Default: 0.5.</summary>
    public double Sampling { get; init; } = 0.5;

    /// <summary>How long a flow is summed up into one record. Default: five minutes.</summary>
    public FlowLogInterval Interval { get; init; } = FlowLogInterval.FiveMinutes;

    /// <summary>Whether records name nodes, pods and regions beside addresses, for about twice the bytes. Default: true.</summary>
    public bool Metadata { get; init; } = true;

    /// <summary>Everything that is wrong; empty when nothing is.</summary>
    public ImmutableArray<PlanProblem> Check() => Enabled && Sampling is not (> 0 and <= 1)
        ? [new("flowLogs.sampling", string.Create(CultureInfo.InvariantCulture, $"{Sampling}"), "must be more than 0, and 1 at most",
            "use 0.5, or set flowLogs.enabled to false")]
        : [];
}

/// <summary>How long Google Cloud sums up a flow into one record.</summary>
public enum FlowLogInterval
{
    /// <summary>Five seconds.</summary>
    FiveSeconds,

    /// <summary>Thirty seconds.</summary>
    ThirtySeconds,

    /// <summary>One minute.</summary>
    OneMinute,

    /// <summary>Five minutes.</summary>
    FiveMinutes,

    /// <summary>Ten minutes.</summary>
    TenMinutes,

    /// <summary>Fifteen minutes.</summary>
    FifteenMinutes,
}
