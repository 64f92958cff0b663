using Platform.Stacks.Environments;
using Platform.Tests.Support;
using Pulumi;

namespace Platform.Tests.Stacks;

[TestFixture]
public class ResidencyTests
{
    private static Task<Recording> Bucket(string location, params string[] allowed) => Recording.OfAsync(() =>
    {
        var options = new CustomResourceOptions();
        options.ResourceTransformations.Add(Residency.Within([.. allowed], "Pulumi.prod.yaml"));
        _ = new Pulumi.Gcp.Storage.Bucket("archive", new() { Location = location }, options);
    });

    [TestCase("europe-west1")]
    [TestCase("EUROPE-WEST1")]
    [TestCase("europe-west1-b")]
    public async Task A_resource_in_an_allowed_region_is_made(string location) =>
        Assert.That((await Bucket(location, "europe-west1")).Single("gcp:storage/bucket:Bucket")["location"], Is.EqualTo(location));

    [Test]
    public async Task Without_a_list_anything_may_be_anywhere() =>
        Assert.That((await Bucket("us-east1")).Single("gcp:storage/bucket:Bucket")["location"], Is.EqualTo("us-east1"));

    [TestCase("us-east1")]
    [TestCase("europe-west10")]
    [TestCase("EU")]
    public async Task A_resource_elsewhere_is_refused_and_named(string location)
    {
        var refusal = await Assert.ThrowsAsync<RunException>(() => Bucket(location, "europe-west1"));

        Assert.That($"{refusal}", Does.Contain($"platform:residency: {location}: archive (gcp:storage/bucket:Bucket) would be outside of europe-west1"));
    }

    [Test]
    public void A_global_location_holds_no_data() => Assert.That(Residency.Allows(["europe-west1"], "global"));
}
