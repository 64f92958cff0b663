namespace Platform.Components.Networks;

/// <summary>A custom-mode VPC with one VPC-native subnet and the way out. It knows nothing of clusters.</summary>
public sealed class GcpNetwork : PlatformComponent
{
    internal const string Token = "platform:networks:GcpNetwork";

    /// <summary>The name of the secondary range of pods.</summary>
    public const string PodsRange = "pods";

    /// <summary>The name of the secondary range of services.</summary>
    public const string ServicesRange = "services";

    private readonly GcpNetworkArgs _args;

    /// <summary>Makes the network.</summary>
    public GcpNetwork(string name, GcpNetworkArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        var vpc = Vpc();
        var subnet = Subnet(vpc);
        WayOut(vpc, subnet);

        NetworkId = vpc.Id;
        SubnetId = subnet.Id;
        RegisterOutputs();
    }

    /// <summary>The VPC.</summary>
    [Output] public Output<string> NetworkId { get; }

    /// <summary>The subnet, with its ranges for pods and services.</summary>
    [Output] public Output<string> SubnetId { get; }

    private Gcp.Compute.Network Vpc() => new(Named("vpc"), new()
    {
        AutoCreateSubnetworks = false,
        RoutingMode = "REGIONAL",
    }, Inside());

    private Gcp.Compute.Subnetwork Subnet(Gcp.Compute.Network vpc) => new(Named("nodes"), new()
    {
        Network = vpc.Id,
        Region = _args.Region,
        IpCidrRange = GcpSubnetPlan.Nodes(_args.Cidr).ToString(),
        PrivateIpGoogleAccess = true,
        SecondaryIpRanges =
        [
            new Gcp.Compute.Inputs.SubnetworkSecondaryIpRangeArgs
            {
                RangeName = PodsRange,
                IpCidrRange = GcpSubnetPlan.Pods(_args.Cidr).ToString(),
            },
            new Gcp.Compute.Inputs.SubnetworkSecondaryIpRangeArgs
            {
                RangeName = ServicesRange,
                IpCidrRange = GcpSubnetPlan.Services(_args.Cidr).ToString(),
            },
        ],
    }, Inside());

    /// <summary>
    /// Cloud NAT is a regional service without a machine in any zone, so one serves them all. Ports grow with use: exhausted ports
    /// look like image pulls that hang.
    /// </summary>
    private void WayOut(Gcp.Compute.Network vpc, Gcp.Compute.Subnetwork subnet)
    {
        if (_args.Egress == Egress.None)
            return;

        var router = new Gcp.Compute.Router(Named("router"), new() { Network = vpc.Id, Region = _args.Region }, Inside());
        _ = new Gcp.Compute.RouterNat(Named("nat"), new()
        {
            Router = router.Name,
            Region = _args.Region,
            NatIpAllocateOption = "AUTO_ONLY",
            SourceSubnetworkIpRangesToNat = "LIST_OF_SUBNETWORKS",
            Subnetworks =
            [
                new Gcp.Compute.Inputs.RouterNatSubnetworkArgs
                {
                    Name = subnet.Id,
                    SourceIpRangesToNats = ["ALL_IP_RANGES"],
                },
            ],
            EnableDynamicPortAllocation = true,
            EnableEndpointIndependentMapping = false,
            MinPortsPerVm = 128,
            MaxPortsPerVm = 8192,
            LogConfig = new Gcp.Compute.Inputs.RouterNatLogConfigArgs { Enable = true, Filter = "ERRORS_ONLY" },
        }, Inside());
    }
}

/// <summary>Inputs of <see cref="GcpNetwork"/>.</summary>
public sealed class GcpNetworkArgs : ResourceArgs
{
    /// <summary>The block for nodes, pods and services, up to <see cref="GcpSubnetPlan.LongestPrefix"/>.</summary>
    public required CidrBlock Cidr { get; init; }

    /// <summary>The region, such as <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>How private nodes reach the internet. Default: Cloud NAT, which has no zone to lose.</summary>
    public Egress Egress { get; init; } = Egress.PerZone;
}
