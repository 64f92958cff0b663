using System.Numerics;

namespace Platform.Components.Networks;

/// <summary>How nodes on Google Cloud leave through NAT. The initialisers are production.</summary>
public sealed record CloudNat
{
    // Cloud NAT, "Addresses and ports": what one address has, after the first 1,024.
    private const int PortsPerAddress = 64512;
    private const int FewestPorts = 32;
    private const int MostPorts = 65536;

    /// <summary>
    /// How many addresses of ours nodes leave from, so that others can let them in by address; 0 leaves number and choice to Google.
    /// Default: 2.
    /// </summary>
    public int FixedAddresses { get; init; } = 2;

    /// <summary>The ports, and so the connections to one destination, that a node always has: a power of 2 from 32. Default: 128.</summary>
    public int MinPortsPerNode { get; init; } = 128;

    /// <summary>The ports that a busy node can grow to: a power of 2, at most 65536. Default: 8192.</summary>
    public int MaxPortsPerNode { get; init; } = 8192;

    /// <summary>What is logged. Default: errors, which is when ports run out and image pulls hang.</summary>
    public NatLog Log { get; init; } = NatLog.Errors;

    /// <summary>Everything that is wrong for so many nodes; empty when nothing is.</summary>
    /// <param name="nodes">The most nodes of all pools together.</param>
    public ImmutableArray<PlanProblem> Check(int nodes) =>
    [
        .. OfPorts("nat.minPortsPerNode", MinPortsPerNode),
        .. OfPorts("nat.maxPortsPerNode", MaxPortsPerNode),
        .. OfOrder(),
        .. OfAddresses(nodes),
    ];

    private static IEnumerable<PlanProblem> OfPorts(string setting, int ports)
    {
        if (ports is < FewestPorts or > MostPorts || !BitOperations.IsPow2(ports))
        {
            yield return new(setting, $"{ports}", $"must be a power of 2 from {FewestPorts} to {MostPorts}",
                "use 128 for the fewest and 8192 for the most");
        }
    }

    private IEnumerable<PlanProblem> OfOrder()
    {
        if (MinPortsPerNode >= MaxPortsPerNode)
        {
            yield return new("nat.maxPortsPerNode", $"{MaxPortsPerNode}", $"must be more than minPortsPerNode, {MinPortsPerNode}",
                "raise it");
        }
    }

    private IEnumerable<PlanProblem> OfAddresses(int nodes)
    {
        var needed = (int)Math.Ceiling((double)nodes * MinPortsPerNode / PortsPerAddress);
        if (FixedAddresses < 0)
            yield return new("nat.fixedAddresses", $"{FixedAddresses}", "must not be negative", "use 0 to leave the choice to Google");
        else if (FixedAddresses > 0 && FixedAddresses < needed)
        {
            yield return new("nat.fixedAddresses", $"{FixedAddresses}",
                $"{nodes} nodes with {MinPortsPerNode} ports each need {needed} addresses of {PortsPerAddress} ports",
                $"set it to {needed}, or to 0 to leave the choice to Google");
        }
    }
}

/// <summary>What Cloud NAT logs.</summary>
public enum NatLog
{
    /// <summary>Connections that found no port.</summary>
    Errors,

    /// <summary>Every connection.</summary>
    All,

    /// <summary>Nothing.</summary>
    None,
}
