namespace Platform.Components.Networks;

/// <summary>
/// A custom-mode VPC with one VPC-native subnet for private nodes, the way out, the firewall and the names within. It knows nothing of
/// clusters.
/// </summary>
public sealed partial class GcpNetwork : PlatformComponent
{
    internal const string Token = "platform:networks:GcpNetwork";

    /// <summary>The name of the secondary range of pods.</summary>
    public const string PodsRange = "pods";

    /// <summary>The name of the second secondary range of pods, there when <see cref="GcpNetworkSettings.MorePods"/> says so.</summary>
    public const string MorePodsRange = "more-pods";

    /// <summary>The name of the secondary range of services.</summary>
    public const string ServicesRange = "services";

    private readonly GcpNetworkArgs _args;
    private readonly GcpAddressPlan _plan;

    /// <summary>Makes the network.</summary>
    public GcpNetwork(string name, GcpNetworkArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        _plan = new GcpAddressPlan(args.Cidr);
        var vpc = Vpc();
        var subnet = NodeSubnet(vpc);
        ProxySubnet(vpc);
        WayOut = [.. Nat(vpc, subnet)];
        Firewall(vpc);
        Names(vpc);
        PrivateServices(vpc);

        NetworkId = vpc.Id;
        SubnetId = subnet.Id;
        RegisterOutputs();
    }

    /// <summary>The VPC.</summary>
    [Output] public Output<string> NetworkId { get; }

    /// <summary>The subnet, with its ranges for pods and services.</summary>
    [Output] public Output<string> SubnetId { get; }

    /// <summary>What nodes need before they boot, and control planes must not wait for.</summary>
    public IReadOnlyList<Resource> WayOut { get; }

    private Gcp.Compute.Network Vpc() => new(Named("vpc"), new()
    {
        AutoCreateSubnetworks = false,
        RoutingMode = "REGIONAL",
    }, Inside().Patiently());

    private Gcp.Compute.Subnetwork NodeSubnet(Gcp.Compute.Network vpc)
    {
        var args = new Gcp.Compute.SubnetworkArgs
        {
            Network = vpc.Id,
            Region = _args.Region,
            IpCidrRange = $"{_plan.Nodes}",
            PrivateIpGoogleAccess = true,
            SecondaryIpRanges = [Secondary(PodsRange, _plan.Pods), Secondary(ServicesRange, _plan.Services)],
        };
        if (_args.Settings.MorePods)
            args.SecondaryIpRanges.Add(Secondary(MorePodsRange, _plan.MorePods));
        if (_args.Settings.FlowLogs.Enabled)
            args.LogConfig = FlowLogs(_args.Settings.FlowLogs);
        return new(Named("nodes"), args, Inside().Patiently());
    }

    /// <summary>Regional and internal load balancers run their proxies here; without it their Gateways never get an address.</summary>
    private Gcp.Compute.Subnetwork ProxySubnet(Gcp.Compute.Network vpc) => new(Named("proxies"), new()
    {
        Network = vpc.Id,
        Region = _args.Region,
        IpCidrRange = $"{_plan.Proxies}",
        Purpose = "REGIONAL_MANAGED_PROXY",
        Role = "ACTIVE",
    }, Inside().Patiently());

    private static Gcp.Compute.Inputs.SubnetworkSecondaryIpRangeArgs Secondary(string name, CidrBlock range) =>
        new() { RangeName = name, IpCidrRange = $"{range}" };

    private static Gcp.Compute.Inputs.SubnetworkLogConfigArgs FlowLogs(GcpFlowLogs logs) => new()
    {
        FlowSampling = logs.Sampling,
        Metadata = logs.Metadata ? "INCLUDE_ALL_METADATA" : "EXCLUDE_ALL_METADATA",
        AggregationInterval = logs.Interval switch
        {
            FlowLogInterval.FiveSeconds => "INTERVAL_5_SEC",
            FlowLogInterval.ThirtySeconds => "INTERVAL_30_SEC",
            FlowLogInterval.OneMinute => "INTERVAL_1_MIN",
            FlowLogInterval.TenMinutes => "INTERVAL_10_MIN",
            FlowLogInterval.FifteenMinutes => "INTERVAL_15_MIN",
            _ => "INTERVAL_5_MIN",
        },
    };
}

/// <summary>Inputs of <see cref="GcpNetwork"/>.</summary>
public sealed class GcpNetworkArgs : ResourceArgs
{
    /// <summary>
    /// The block that <see cref="GcpAddressPlan"/> divides, /<see cref="GcpAddressPlan.ShortestPrefix"/> to
    /// /<see cref="GcpAddressPlan.LongestPrefix"/>.
    /// </summary>
    public required CidrBlock Cidr { get; init; }

    /// <summary>The region, such as <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>How private nodes reach the internet. Default: Cloud NAT, which has no zone to lose.</summary>
    public Egress Egress { get; init; } = Egress.Regional;

    /// <summary>
    /// The ports on which pods serve admission webhooks and aggregated APIs, as the add-ons in use say; 443 and 10250 need no rule.
    /// Default: none.
    /// </summary>
    public ImmutableSortedSet<int> WebhookPorts { get; init; } = [];

    /// <summary>NAT, flow logs, further ranges, names and the like. Default: what production has.</summary>
    public GcpNetworkSettings Settings { get; init; } = new();
}
