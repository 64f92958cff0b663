using Platform.Components.Identity;
using Platform.Components.NodePools;
using Platform.Tests.Support;
using Pulumi;

namespace Platform.Tests.Components.NodePools;

[TestFixture]
public class ClusterAutoscalerTests
{
    private const string Release = "kubernetes:helm.sh/v3:Release";

    private static void Build(string version, Resource? on = null) => _ = new ClusterAutoscaler("main", new()
    {
        Cluster = AwsFacts.Of("eu-west-1", "111122223333", "acme-test-main"),
        ClusterName = "acme-test-main",
        Version = version,
        RunsOn = on is null ? [] : [on],
    });

    [TestCase("1.35", "v1.35.2")]
    [TestCase("1.36", "v1.36.1")]
    public async Task The_image_simulates_the_scheduler_of_the_cluster_s_version(string version, string tag)
    {
        var release = (await Recording.OfAsync(() => Build(version))).Single(Release);

        Assert.That(release.At("values.image.tag"), Is.EqualTo(tag));
        Assert.That(release.At("values.autoDiscovery.clusterName"), Is.EqualTo("acme-test-main"));
        Assert.That(release.At("values.awsRegion"), Is.EqualTo("eu-west-1"));
        Assert.That(release.At("repositoryOpts.repo"), Is.EqualTo("https://kubernetes.github.io/autoscaler"));
    }

    [Test]
    public void A_version_without_an_image_is_refused() => Assert.That(
        () => Recording.OfAsync(() => Build("1.33")),
        Throws.Exception.With.Message.Contains("1.33: the Cluster Autoscaler is known for 1.34"));

    [Test]
    public async Task Its_service_account_is_the_one_that_its_role_is_for()
    {
        var recording = await Recording.OfAsync(() => Build("1.35"));

        Assert.That(
            recording.Single("aws:eks/podIdentityAssociation:PodIdentityAssociation")["serviceAccount"],
            Is.EqualTo(recording.Single(Release).At("values.rbac.serviceAccount.name")));
    }

    [Test]
    public async Task It_waits_for_its_identity() => Assert.That(
        await Held.MeanwhileAsync("aws:eks/podIdentityAssociation:PodIdentityAssociation main-controller-association", () => Build("1.35")),
        Has.None.StartsWith(Release));

    [Test]
    public async Task Only_the_release_waits_for_the_pool_that_it_runs_on() => Assert.That(
        await Held.MeanwhileAsync("aws:ec2/eip:Eip pool", () => Build("1.35", new Pulumi.Aws.Ec2.Eip("pool"))),
        Has.None.StartsWith(Release).And.Some.EqualTo("aws:eks/podIdentityAssociation:PodIdentityAssociation main-controller-association"));
}
