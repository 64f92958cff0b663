using Platform.Components.Clusters;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Clusters;

[TestFixture]
public class GcpServicesTests
{
    private const string ServiceType = "gcp:projects/service:Service";

    [Test]
    public async Task Each_service_is_switched_on_and_none_is_ever_switched_off()
    {
        var services = (await Recording.OfAsync(() => _ = new GcpServices("main", new()
        {
            Project = "acme-test",
            Services = ["container.googleapis.com", "dns.googleapis.com"],
        }))).Of(ServiceType);

        Assert.That(services.Keys, Is.EqualTo(["main-container", "main-dns"]));
        Assert.That(services.Values.Select(service => service["service"]), Is.EqualTo(["container.googleapis.com", "dns.googleapis.com"]));
        Assert.That(services.Values.Select(service => service["project"]), Is.All.EqualTo("acme-test"));
        Assert.That(services.Values.Select(service => service["disableOnDestroy"]), Is.All.EqualTo(false));
    }

    [Test]
    public async Task What_clusters_call_is_among_the_standard_ones()
    {
        GcpServices? services = null;
        var recording = await Recording.OfAsync(() => services = new GcpServices("main", new() { Project = "acme-test" }));

        Assert.That(
            recording.Of(ServiceType).Values.Select(service => service["service"]),
            Is.SupersetOf(new[]
            {
                "container.googleapis.com", "compute.googleapis.com", "cloudkms.googleapis.com", "gkebackup.googleapis.com",
            }));
        Assert.That(services!.Enabled.Select(service => service.GetResourceName()), Has.Member("main-container"));
        Assert.That(services.Enabled, Has.Count.EqualTo(GcpServices.Standard.Count));
    }
}
