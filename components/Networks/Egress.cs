namespace Platform.Components.Networks;

/// <summary>How private nodes reach the internet.</summary>
public enum Egress
{
    /// <summary>A gateway per zone, with addresses that stay: losing a zone leaves the others' way out alone.</summary>
    PerZone,

    /// <summary>One gateway for all zones: cheaper, and its zone's loss cuts all of them off.</summary>
    Single,

    /// <summary>No way out.</summary>
    None,
}
