namespace Platform.Components.Networks;

/// <summary>
/// How private nodes reach the internet. On Google Cloud, NAT is a regional service without a machine in any zone, so there all but
/// <see cref="None"/> mean the same.
/// </summary>
public enum Egress
{
    /// <summary>A gateway per zone, with addresses that stay: losing a zone leaves the others' way out alone.</summary>
    PerZone,

    /// <summary>
    /// One gateway that follows nodes into every zone: as available as one per zone, with no traffic between zones, and no subnet of its
    /// own. A zone new to it is served from another for up to an hour. Not in GovCloud and China.
    /// </summary>
    Regional,

    /// <summary>One gateway for all zones: cheaper, and its zone's loss cuts all of them off.</summary>
    Single,

    /// <summary>No way out.</summary>
    None,
}
