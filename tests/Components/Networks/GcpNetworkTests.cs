using System.Collections.Immutable;
using Platform.Components.Networks;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class GcpNetworkTests
{
    private static readonly GcpNetworkArgs Default = Args();

    private static GcpNetworkArgs Args(Egress egress = Egress.Regional, CloudNat? nat = null, GcpFlowLogs? flowLogs = null) => new()
    {
        Cidr = CidrBlock.Parse("10.64.0.0/14"),
        Region = "europe-west1",
        Egress = egress,
        Settings = new() { Nat = nat ?? new(), FlowLogs = flowLogs ?? new() },
    };

    private static Task<Recording> Build(GcpNetworkArgs args) => Recording.OfAsync(() => _ = new GcpNetwork("main", args));

    private static IEnumerable<ImmutableDictionary<string, object>> Items(object list) =>
        ((ImmutableArray<object>)list).Cast<ImmutableDictionary<string, object>>();

    [Test]
    [Control("CIS GKE 5.6.2")]
    public async Task Nodes_pods_and_services_have_ranges_of_their_own()
    {
        var subnet = (await Build(Default)).Of("gcp:compute/subnetwork:Subnetwork")["main-nodes"];

        Assert.That(subnet["ipCidrRange"], Is.EqualTo("10.67.0.0/18"));
        Assert.That(Items(subnet["secondaryIpRanges"]).Select(range => $"{range["rangeName"]} {range["ipCidrRange"]}"),
            Is.EqualTo(["pods 10.64.0.0/15", "services 10.67.64.0/18"]));
    }

    [Test]
    public async Task A_second_range_of_pods_comes_beside_the_first_and_moves_none()
    {
        var args = new GcpNetworkArgs
        {
            Cidr = CidrBlock.Parse("10.64.0.0/14"),
            Region = "europe-west1",
            Settings = new() { MorePods = true },
        };

        var subnet = (await Build(args)).Of("gcp:compute/subnetwork:Subnetwork")["main-nodes"];

        Assert.That(Items(subnet["secondaryIpRanges"]).Select(range => $"{range["rangeName"]} {range["ipCidrRange"]}"),
            Is.EqualTo(["pods 10.64.0.0/15", "services 10.67.64.0/18", "more-pods 10.66.0.0/16"]));
    }

    [Test]
    [Control("CIS GCP 3.1")]
    public async Task Nothing_is_made_that_was_not_asked_for() =>
        Assert.That((await Build(Default)).Single("gcp:compute/network:Network")["autoCreateSubnetworks"], Is.EqualTo(false));

    [Test]
    public async Task Nodes_reach_the_APIs_of_Google_without_NAT() =>
        Assert.That((await Build(Default)).Of("gcp:compute/subnetwork:Subnetwork")["main-nodes"]["privateIpGoogleAccess"],
            Is.EqualTo(true));

    [Test]
    public async Task Proxies_of_load_balancers_have_a_subnet()
    {
        var subnet = (await Build(Default)).Of("gcp:compute/subnetwork:Subnetwork")["main-proxies"];

        Assert.That((subnet["purpose"], subnet["role"], subnet["ipCidrRange"]),
            Is.EqualTo(("REGIONAL_MANAGED_PROXY", "ACTIVE", "10.67.192.0/19")));
    }

    [Test]
    [Control("CIS GKE 5.6.1")]
    [Control("CIS GCP 3.8")]
    public async Task Half_of_all_flows_are_recorded_by_default()
    {
        var subnet = (await Build(Default)).Of("gcp:compute/subnetwork:Subnetwork")["main-nodes"];

        Assert.That((subnet.At("logConfig.flowSampling"), subnet.At("logConfig.aggregationInterval"), subnet.At("logConfig.metadata")),
            Is.EqualTo((0.5, "INTERVAL_5_MIN", "INCLUDE_ALL_METADATA")));
    }

    [TestCase(FlowLogInterval.FiveSeconds, "INTERVAL_5_SEC")]
    [TestCase(FlowLogInterval.ThirtySeconds, "INTERVAL_30_SEC")]
    [TestCase(FlowLogInterval.OneMinute, "INTERVAL_1_MIN")]
    [TestCase(FlowLogInterval.FiveMinutes, "INTERVAL_5_MIN")]
    [TestCase(FlowLogInterval.TenMinutes, "INTERVAL_10_MIN")]
    [TestCase(FlowLogInterval.FifteenMinutes, "INTERVAL_15_MIN")]
    public async Task Flows_are_summed_up_as_long_as_is_said(FlowLogInterval interval, string word)
    {
        var subnet = (await Build(Args(flowLogs: new() { Interval = interval, Sampling = 0.1, Metadata = false })))
            .Of("gcp:compute/subnetwork:Subnetwork")["main-nodes"];

        Assert.That((subnet.At("logConfig.flowSampling"), subnet.At("logConfig.aggregationInterval"), subnet.At("logConfig.metadata")),
            Is.EqualTo((0.1, word, "EXCLUDE_ALL_METADATA")));
    }

    [Test]
    public async Task Flows_need_not_be_recorded() =>
        Assert.That((await Build(Args(flowLogs: new() { Enabled = false }))).Of("gcp:compute/subnetwork:Subnetwork")["main-nodes"].Keys,
            Has.None.EqualTo("logConfig"));

    [TestCase(Egress.PerZone, 1)]
    [TestCase(Egress.Regional, 1)]
    [TestCase(Egress.Single, 1)]
    [TestCase(Egress.None, 0)]
    public async Task Egress_decides_whether_there_is_a_way_out(Egress egress, int ways) =>
        Assert.That((await Build(Args(egress))).Of("gcp:compute/routerNat:RouterNat"), Has.Count.EqualTo(ways));

    [Test]
    public async Task Ports_grow_with_use()
    {
        var nat = (await Build(Args(nat: new() { MinPortsPerNode = 64, MaxPortsPerNode = 4096 })))
            .Single("gcp:compute/routerNat:RouterNat");

        Assert.That(nat["enableDynamicPortAllocation"], Is.EqualTo(true));
        Assert.That(nat["enableEndpointIndependentMapping"], Is.EqualTo(false), "the two exclude each other");
        Assert.That((nat["minPortsPerVm"], nat["maxPortsPerVm"]), Is.EqualTo((64.0, 4096.0)));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task Nodes_leave_from_fixed_addresses(int count)
    {
        var network = await Build(Args(nat: new() { FixedAddresses = count }));

        Assert.That(network.Of("gcp:compute/address:Address").Keys,
            Is.EqualTo(Enumerable.Range(1, count).Select(number => $"main-nat-{number}")));
        Assert.That(network.Single("gcp:compute/routerNat:RouterNat")["natIpAllocateOption"], Is.EqualTo("MANUAL_ONLY"));
        Assert.That((ImmutableArray<object>)network.Single("gcp:compute/routerNat:RouterNat")["natIps"], Has.Length.EqualTo(count));
    }

    [Test]
    public async Task Addresses_can_be_left_to_Google()
    {
        var network = await Build(Args(nat: new() { FixedAddresses = 0 }));

        Assert.That(network.Of("gcp:compute/address:Address"), Is.Empty);
        Assert.That(network.Single("gcp:compute/routerNat:RouterNat")["natIpAllocateOption"], Is.EqualTo("AUTO_ONLY"));
        Assert.That(network.Single("gcp:compute/routerNat:RouterNat").Keys, Has.None.EqualTo("natIps"));
    }

    [TestCase(NatLog.Errors, true, "ERRORS_ONLY")]
    [TestCase(NatLog.All, true, "ALL")]
    [TestCase(NatLog.None, false, "ERRORS_ONLY")]
    public async Task Connections_without_a_port_are_logged(NatLog log, bool enabled, string filter)
    {
        var nat = (await Build(Args(nat: new() { Log = log }))).Single("gcp:compute/routerNat:RouterNat");

        Assert.That((nat.At("logConfig.enable"), nat.At("logConfig.filter")), Is.EqualTo((enabled, filter)));
    }

    [Test]
    public async Task The_way_out_is_the_NAT_alone()
    {
        IReadOnlyList<Pulumi.Resource> way = [];
        await Recording.OfAsync(() => way = new GcpNetwork("main", Default).WayOut);

        Assert.That(way.Select(resource => $"{resource.GetResourceType()} {resource.GetResourceName()}"),
            Is.EqualTo(["gcp:compute/routerNat:RouterNat main-nat"]));
    }
}
