namespace Platform.Components.Networks;

// The way out.
public sealed partial class GcpNetwork
{
    /// <summary>
    /// Cloud NAT is a regional service without a machine in any zone, so one serves them all. Ports that grow with use exclude
    /// endpoint-independent mapping, and exhausted ports look like image pulls that hang.
    /// </summary>
    private IEnumerable<Resource> Nat(Gcp.Compute.Network vpc, Gcp.Compute.Subnetwork subnet)
    {
        if (_args.Egress == Egress.None)
            return [];

        var router = new Gcp.Compute.Router(Named("router"), new() { Network = vpc.Id, Region = _args.Region }, Inside());
        var addresses = Enumerable.Range(1, _args.Settings.Nat.FixedAddresses).Select(NatAddress).ToArray();
        var args = new Gcp.Compute.RouterNatArgs
        {
            Router = router.Name,
            Region = _args.Region,
            NatIpAllocateOption = addresses.Length == 0 ? "AUTO_ONLY" : "MANUAL_ONLY",
            SourceSubnetworkIpRangesToNat = "LIST_OF_SUBNETWORKS",
            Subnetworks =
            [
                new Gcp.Compute.Inputs.RouterNatSubnetworkArgs { Name = subnet.Id, SourceIpRangesToNats = ["ALL_IP_RANGES"] },
            ],
            EnableDynamicPortAllocation = true,
            EnableEndpointIndependentMapping = false,
            MinPortsPerVm = _args.Settings.Nat.MinPortsPerNode,
            MaxPortsPerVm = _args.Settings.Nat.MaxPortsPerNode,
            LogConfig = new Gcp.Compute.Inputs.RouterNatLogConfigArgs
            {
                Enable = _args.Settings.Nat.Log != NatLog.None,
                Filter = _args.Settings.Nat.Log == NatLog.All ? "ALL" : "ERRORS_ONLY",
            },
        };
        if (addresses.Length > 0)
            args.NatIps = addresses;
        return [new Gcp.Compute.RouterNat(Named("nat"), args, Inside())];
    }

    /// <summary>Addresses are alike and others let them in by value, so a number is all the name they have.</summary>
    private Output<string> NatAddress(int number) =>
        new Gcp.Compute.Address(Named($"nat-{number}"), new() { Region = _args.Region, AddressType = "EXTERNAL" }, Inside()).SelfLink;
}
