using System.Text.Json;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

/// <summary>What every add-on does for a mesh; the mesh itself has tests of its own.</summary>
[TestFixture]
public class MeshEdgesTests
{
    private static Task<Recording> Ingress(params Capability[] offered) => TestCluster.InstallAsync(new IngressNginx(), null, offered);

    [Test]
    public async Task Where_there_is_a_mesh_network_policies_open_its_tunnel_and_let_its_probes_in()
    {
        var policy =
            JsonSerializer.Serialize((await Ingress(Capability.Mesh)).Single("kubernetes:networking.k8s.io/v1:NetworkPolicy")["spec"]);

        Assert.That(policy, Does.Contain("15008").And.Contain("169.254.7.127/32"));
    }

    [Test]
    public async Task Without_one_they_do_not() => Assert.That(
        JsonSerializer.Serialize((await Ingress()).Single("kubernetes:networking.k8s.io/v1:NetworkPolicy")["spec"]),
        Does.Not.Contain("15008").And.Not.Contain("169.254.7.127"));

    [Test]
    public async Task What_calls_pods_that_it_does_not_know_speaks_for_the_mesh_and_answers_callers_from_outside()
    {
        var made = await Ingress(Capability.Mesh);

        Assert.That(made.Single("kubernetes:core/v1:Namespace").Object("metadata.labels")["istio.io/dataplane-mode"],
            Is.EqualTo("ambient"));
        Assert.That(made.Single("kubernetes:security.istio.io/v1:PeerAuthentication").At("spec.mtls.mode"), Is.EqualTo("PERMISSIVE"));
        Assert.That((await Ingress()).Of("kubernetes:security.istio.io/v1:PeerAuthentication"), Is.Empty);
    }
}
