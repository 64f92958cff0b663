using Platform.Components.Identity;

namespace Platform.Components.Networks;

/// <summary>
/// A multi-zone VPC with public, private and intra subnets, the way out, the endpoints and the record of its traffic. It knows nothing of
/// clusters.
/// </summary>
public sealed partial class AwsNetwork : PlatformComponent
{
    internal const string Token = "platform:networks:AwsNetwork";

    private readonly AwsNetworkArgs _args;
    private readonly AwsAddressPlan _plan;

    /// <summary>Makes the network.</summary>
    public AwsNetwork(string name, AwsNetworkArgs args, ComponentResourceOptions? options = null) : base(Token, name, args, options)
    {
        _args = args;
        _plan = new AwsAddressPlan(args.Cidr);
        var vpc = Vpc();
        CloseDefaults(vpc);
        var gateway = InternetGateway(vpc);
        var publicSubnets = PublicSubnets(vpc, gateway);
        var privateSubnets = Subnets(vpc, AwsTier.Private);
        var prefixes = Prefixes(privateSubnets);
        var intraSubnets = IntraSubnets(vpc);
        var lanes = Lanes(vpc, privateSubnets);
        WayOut = [.. RoutesOut(vpc, gateway, publicSubnets, lanes), .. Endpoints(vpc, privateSubnets, lanes), .. prefixes];
        FlowLogs(vpc);

        VpcId = vpc.Id;
        NodeSubnetIds = Ids(privateSubnets);
        ControlPlaneSubnetIds = Ids(intraSubnets);
        PublicSubnetIds = Ids(publicSubnets);
        RegisterOutputs();
    }

    /// <summary>The VPC.</summary>
    [Output] public Output<string> VpcId { get; }

    /// <summary>One private subnet per zone, in the order of the zones' names: nodes and pods.</summary>
    [Output] public Output<ImmutableArray<string>> NodeSubnetIds { get; }

    /// <summary>One intra subnet per zone, in the order of the zones' names: the control plane's interfaces.</summary>
    [Output] public Output<ImmutableArray<string>> ControlPlaneSubnetIds { get; }

    /// <summary>One public subnet per zone, in the order of the zones' names: load balancers.</summary>
    [Output] public Output<ImmutableArray<string>> PublicSubnetIds { get; }

    /// <summary>What nodes need before they boot, and control planes must not wait for: routes, endpoints, ranges kept for pods.</summary>
    public IReadOnlyList<Resource> WayOut { get; }

    private Aws.Ec2.Vpc Vpc() => new(Named("vpc"), new()
    {
        CidrBlock = $"{_plan.Vpc}",
        AssignGeneratedIpv6CidrBlock = _args.Settings.Ipv6,
        EnableDnsHostnames = true,
        EnableDnsSupport = true,
        EnableNetworkAddressUsageMetrics = true,
        Tags = { ["Name"] = Named("vpc") },
    }, Inside().Patiently());

    /// <summary>A default security group without rules lets nothing in or out, so nothing can be put into it by accident.</summary>
    private Aws.Ec2.DefaultSecurityGroup CloseDefaults(Aws.Ec2.Vpc vpc) =>
        new(Named("default"), new() { VpcId = vpc.Id, Tags = { ["Name"] = Named("default") } }, Inside());

    private Aws.Ec2.InternetGateway InternetGateway(Aws.Ec2.Vpc vpc) =>
        new(Named("internet"), new() { VpcId = vpc.Id, Tags = { ["Name"] = Named("internet") } }, Inside().Patiently());

    private IReadOnlyList<Resource> Endpoints(
        Aws.Ec2.Vpc vpc, ImmutableSortedDictionary<string, Aws.Ec2.Subnet> subnets, ImmutableArray<Lane> lanes) =>
        new AwsEndpoints(Named("endpoints"), new()
        {
            Facts = _args.Facts,
            VpcId = vpc.Id,
            Cidr = _plan.Vpc,
            RouteTableIds = lanes.Select(lane => (Input<string>)lane.Table.Id).ToArray(),
            SubnetIds = subnets.Values.Select(subnet => (Input<string>)subnet.Id).ToArray(),
            Interfaces = _args.Settings.InterfaceEndpoints,
        }, Within()).Endpoints;

    private void FlowLogs(Aws.Ec2.Vpc vpc)
    {
        var logs = _args.Settings.FlowLogs;
        if (logs.Destination != FlowLogDestination.None)
            _ = new AwsFlowLogging(Named("flow-logs"), new() { Facts = _args.Facts, VpcId = vpc.Id, Logs = logs }, Within());
    }

    private static Output<ImmutableArray<string>> Ids(ImmutableSortedDictionary<string, Aws.Ec2.Subnet> subnets) =>
        Output.All(subnets.Values.Select(subnet => subnet.Id));
}

/// <summary>Inputs of <see cref="AwsNetwork"/>.</summary>
public sealed class AwsNetworkArgs : ResourceArgs
{
    /// <summary>Where the network is, and the cluster it is for: Karpenter finds subnets by the cluster's name.</summary>
    public required AwsFacts Facts { get; init; }

    /// <summary>
    /// The block that <see cref="AwsAddressPlan"/> divides, /<see cref="AwsAddressPlan.ShortestPrefix"/> to
    /// /<see cref="AwsAddressPlan.LongestPrefix"/>.
    /// </summary>
    public required CidrBlock Cidr { get; init; }

    /// <summary>The availability zones, such as <c>eu-west-1a</c>; each has its own ranges, whatever the others are.</summary>
    public required ImmutableSortedSet<string> Zones { get; init; }

    /// <summary>How private nodes reach the internet. Default: one gateway that follows them into every zone.</summary>
    public Egress Egress { get; init; } = Egress.Regional;

    /// <summary>
    /// Whether pods get addresses by prefixes of 16, as the CNI has it with prefix delegation; then three quarters of each private subnet
    /// are kept for those. Default: true.
    /// </summary>
    public bool PodPrefixes { get; init; } = true;

    /// <summary>Endpoints, flow logs, addresses and the like. Default: what production has.</summary>
    public AwsNetworkSettings Settings { get; init; } = new();
}
