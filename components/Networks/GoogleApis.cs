namespace Platform.Components.Networks;

/// <summary>Which addresses the names of Google's APIs lead to within a network.</summary>
public enum GoogleApis
{
    /// <summary>The public ones. Private Google Access keeps the way to them within Google's network and away from NAT.</summary>
    Public,

    /// <summary>Four addresses for all APIs, <c>private.googleapis.com</c>, so that a firewall can name them.</summary>
    Private,

    /// <summary>Four addresses for the APIs that VPC Service Controls guard, <c>restricted.googleapis.com</c>; none for others.</summary>
    Restricted,
}
