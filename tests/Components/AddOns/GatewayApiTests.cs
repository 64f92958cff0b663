using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class GatewayApiTests
{
    private Recording _installed = null!;

    [OneTimeSetUp]
    public async Task Install() => _installed = await TestCluster.InstallAsync(new GatewayApi());

    [Test]
    public void The_bundle_and_the_tool_that_applies_it_are_pinned()
    {
        var apply = _installed.Single("kubernetes:batch/v1:Job").Objects("spec.template.spec.initContainers")[0];

        Assert.That(apply["image"], Is.EqualTo("registry.k8s.io/kubectl:v1.35.3"));
        Assert.That(apply.List("args"),
            Has.Member("--filename=https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.6.1/standard-install.yaml"));
    }

    [Test]
    public void Another_version_is_another_job() =>
        Assert.That(_installed.Of("kubernetes:batch/v1:Job").Keys, Is.EqualTo(["main-gateway-api-kinds-gateway-api-v1-6-1"]));

    [Test]
    public void The_kinds_are_applied_on_the_server_since_they_are_too_large_for_an_annotation() => Assert.That(
        _installed.Single("kubernetes:batch/v1:Job").Objects("spec.template.spec.initContainers")[0].List("args"),
            Has.Member("--server-side"));

    [Test]
    public void Whoever_waits_for_it_finds_every_kind_served()
    {
        var wait = _installed.Single("kubernetes:batch/v1:Job").Objects("spec.template.spec.containers")[0].List("args");

        Assert.That(wait, Is.SupersetOf(new object[]
        {
            "--for=condition=Established",
            "crd/httproutes.gateway.networking.k8s.io",
            "crd/grpcroutes.gateway.networking.k8s.io",
            "crd/tcproutes.gateway.networking.k8s.io",
        }));
    }

    [Test]
    public void The_job_may_write_kinds_and_their_policy_and_delete_nothing()
    {
        var rules = _installed.Single("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole").Objects("rules");

        Assert.That(rules.SelectMany(rule => rule.List("apiGroups")),
            Is.EqualTo(new object[] { "apiextensions.k8s.io", "admissionregistration.k8s.io" }));
        Assert.That(rules.SelectMany(rule => rule.List("verbs")), Has.None.EqualTo("delete").And.None.EqualTo("*"));
    }

    [Test]
    public void The_job_s_pods_are_restricted()
    {
        var pod = _installed.Single("kubernetes:batch/v1:Job").Object("spec.template.spec");

        Assert.That((pod.At("securityContext.runAsNonRoot"), pod.At("securityContext.seccompProfile.type")),
            Is.EqualTo(((object)true, (object)"RuntimeDefault")));
        foreach (var container in pod.Objects("containers").Concat(pod.Objects("initContainers")))
        {
            Assert.That(container.At("securityContext.readOnlyRootFilesystem"), Is.EqualTo(true));
            Assert.That(container.Object("securityContext.capabilities").List("drop"), Is.EqualTo(new object[] { "ALL" }));
        }
    }

    [Test]
    public void A_cluster_that_keeps_the_kinds_itself_has_no_place_for_it()
    {
        Assert.That(new GatewayApi().BelongsOn(TestCluster.Facts), Is.True);
        Assert.That(new GatewayApi().BelongsOn(TestCluster.Facts with { Native = TestCluster.Facts.Native.Add(Capability.GatewayKinds) }),
            Is.False);
    }
}
