namespace Platform.Components.Networks;

/// <summary>What a subnet on AWS is for. The number is the tier's place in the plan, and never changes.</summary>
public enum AwsTier
{
    /// <summary>Load balancers and zonal NAT gateways; routed to the internet.</summary>
    Public = 0,

    /// <summary>Nodes, pods and interface endpoints; out through NAT only.</summary>
    Private = 1,

    /// <summary>The control plane's interfaces; no way in or out of the VPC.</summary>
    Intra = 2,
}
