using Platform.Components.Networks;

namespace Platform.Stacks.Specs;

/// <summary>A cluster's network.</summary>
public sealed record NetworkSpec
{
    /// <summary>The block it is planned from, such as <c>10.0.0.0/16</c>; blocks of one environment do not overlap.</summary>
    public string Cidr { get; init; } = "";

    /// <summary>How private nodes reach the internet. Default: a gateway per zone.</summary>
    public Egress Egress { get; init; } = Egress.PerZone;
}
