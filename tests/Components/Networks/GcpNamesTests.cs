using Platform.Components.Networks;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class GcpNamesTests
{
    private static Task<Recording> Build(GoogleApis apis = GoogleApis.Public, bool logging = true, bool privateServices = false) =>
        Recording.OfAsync(() => _ = new GcpNetwork("main", new()
        {
            Cidr = CidrBlock.Parse("10.64.0.0/14"),
            Region = "europe-west1",
            Settings = new() { GoogleApis = apis, DnsLogging = logging, PrivateServices = privateServices },
        }));

    [TestCase(true)]
    [TestCase(false)]
    [Control("CIS GCP 2.12")]
    public async Task Names_that_are_looked_up_are_logged_unless_told_otherwise(bool logging) =>
        Assert.That((await Build(logging: logging)).Single("gcp:dns/policy:Policy")["enableLogging"], Is.EqualTo(logging));

    [Test]
    public async Task The_APIs_of_Google_keep_their_public_addresses_by_default() =>
        Assert.That((await Build()).Of("gcp:dns/managedZone:ManagedZone"), Is.Empty);

    [TestCase(GoogleApis.Private, "199.36.153.8", "199.36.153.9", "199.36.153.10", "199.36.153.11")]
    [TestCase(GoogleApis.Restricted, "199.36.153.4", "199.36.153.5", "199.36.153.6", "199.36.153.7")]
    public async Task They_can_have_addresses_that_a_firewall_can_name(GoogleApis apis, params object[] addresses)
    {
        var network = await Build(apis);

        Assert.That(network.Of("gcp:dns/managedZone:ManagedZone").Values.Select(zone => $"{zone["dnsName"]} {zone["visibility"]}"),
            Is.EqualTo(["googleapis.com. private", "pkg.dev. private", "gcr.io. private"]));
        Assert.That(network.Of("gcp:dns/recordSet:RecordSet")["main-images-addresses"]["rrdatas"], Is.EqualTo(addresses));
        Assert.That(network.Of("gcp:dns/recordSet:RecordSet")["main-images-names"]["rrdatas"], Is.EqualTo(new object[] { "gcr.io." }));
    }

    [Test]
    public async Task Managed_services_get_the_range_that_the_plan_keeps_for_them()
    {
        var network = await Build(privateServices: true);
        var range = network.Single("gcp:compute/globalAddress:GlobalAddress");

        Assert.That((range["address"], range["prefixLength"], range["purpose"]), Is.EqualTo(("10.67.128.0", 18.0, "VPC_PEERING")));
        Assert.That(network.Single("gcp:servicenetworking/connection:Connection")["reservedPeeringRanges"],
            Is.EqualTo(new object[] { "main-private-services" }));
    }

    [Test]
    public async Task Managed_services_get_nothing_unless_asked_for()
    {
        var network = await Build();

        Assert.That(network.Of("gcp:compute/globalAddress:GlobalAddress"), Is.Empty);
        Assert.That(network.Of("gcp:servicenetworking/connection:Connection"), Is.Empty);
    }
}
