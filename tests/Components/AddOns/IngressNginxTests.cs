using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class IngressNginxTests
{
    private static Task<Recording> Build(int replicas) => Recording.OfAsync(() => _ = new IngressNginx("main-ingress-nginx", new()
    {
        Replicas = replicas,
        ServiceAnnotations = ImmutableSortedDictionary<string, string>.Empty.Add("example.com/kind", "nlb"),
    }));

    [Test]
    public async Task The_chart_is_pinned()
    {
        var release = (await Build(3)).Single("kubernetes:helm.sh/v3:Release");

        Assert.That((release["chart"], release["version"]), Is.EqualTo(((object)"ingress-nginx", (object)"4.15.1")));
        Assert.That(release.At("repositoryOpts.repo"), Is.EqualTo("https://kubernetes.github.io/ingress-nginx"));
    }

    [TestCase(1, 0.0)]
    [TestCase(3, 2.0)]
    public async Task All_controllers_but_one_stay_during_a_drain(int replicas, double available)
    {
        var controller = (ImmutableDictionary<string, object>)(await Build(replicas)).Single("kubernetes:helm.sh/v3:Release").At("values.controller")!;

        Assert.That(controller["replicaCount"], Is.EqualTo((double)replicas));
        Assert.That(controller["minAvailable"], Is.EqualTo(available));
    }

    [Test]
    public async Task The_release_lands_in_a_namespace_with_a_pod_security_level()
    {
        var ingress = await Build(3);

        Assert.That(ingress.Single("kubernetes:core/v1:Namespace").At("metadata.labels"), Is.EquivalentTo(
            new Dictionary<string, object> { ["pod-security.kubernetes.io/enforce"] = "baseline" }));
        Assert.That(ingress.Single("kubernetes:helm.sh/v3:Release")["namespace"], Is.EqualTo("ingress-nginx"));
    }

    [Test]
    public async Task What_the_cloud_must_know_reaches_the_service() =>
        Assert.That(
            (await Build(3)).Single("kubernetes:helm.sh/v3:Release").At("values.controller.service.annotations"),
            Is.EquivalentTo(new Dictionary<string, object> { ["example.com/kind"] = "nlb" }));
}
