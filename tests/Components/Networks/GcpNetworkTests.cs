using Platform.Components.Networks;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class GcpNetworkTests
{
    private static Task<Recording> Build(Egress egress) => Recording.OfAsync(() => _ = new GcpNetwork("main", new()
    {
        Cidr = CidrBlock.Parse("10.64.0.0/14"),
        Region = "europe-west1",
        Egress = egress,
    }));

    [Test]
    public async Task Nodes_pods_and_services_have_ranges_of_their_own()
    {
        var subnet = (await Build(Egress.PerZone)).Single("gcp:compute/subnetwork:Subnetwork");

        Assert.That(subnet["ipCidrRange"], Is.EqualTo("10.66.0.0/17"));
        Assert.That(
            ((System.Collections.Immutable.ImmutableArray<object>)subnet["secondaryIpRanges"])
                .Cast<System.Collections.Immutable.ImmutableDictionary<string, object>>().Select(range => $"{range["rangeName"]} {range["ipCidrRange"]}"),
            Is.EqualTo(["pods 10.64.0.0/15", "services 10.66.128.0/17"]));
    }

    [Test]
    public async Task Nothing_is_made_that_was_not_asked_for() =>
        Assert.That((await Build(Egress.PerZone)).Single("gcp:compute/network:Network")["autoCreateSubnetworks"], Is.EqualTo(false));

    [TestCase(Egress.PerZone, 1)]
    [TestCase(Egress.Single, 1)]
    [TestCase(Egress.None, 0)]
    public async Task Egress_decides_whether_there_is_a_way_out(Egress egress, int ways) =>
        Assert.That((await Build(egress)).Of("gcp:compute/routerNat:RouterNat"), Has.Count.EqualTo(ways));

    [Test]
    public async Task Ports_grow_with_use()
    {
        var nat = (await Build(Egress.PerZone)).Single("gcp:compute/routerNat:RouterNat");

        Assert.That(nat["enableDynamicPortAllocation"], Is.EqualTo(true));
        Assert.That(nat["enableEndpointIndependentMapping"], Is.EqualTo(false), "the two exclude each other");
    }
}
