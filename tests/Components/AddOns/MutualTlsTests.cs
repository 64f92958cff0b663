using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class MutualTlsTests
{
    private static readonly MutualTls Sound = new() { Enabled = true, Clients = ["billing"] };

    private static string[] Problems(MutualTls addOn) => [.. addOn.Check(TestCluster.Facts).Select(problem => problem.Key)];

    [Test]
    public async Task The_current_and_the_next_authority_are_made_and_keep_their_names_when_the_next_becomes_current()
    {
        var first = (await TestCluster.InstallAsync(Sound)).Of("tls:index/selfSignedCert:SelfSignedCert").Keys;
        var second = (await TestCluster.InstallAsync(Sound with { Authority = 2 })).Of("tls:index/selfSignedCert:SelfSignedCert").Keys;

        Assert.That(first, Is.EqualTo(["main-mutual-tls-edge-authority-1", "main-mutual-tls-edge-authority-2"]));
        Assert.That(second, Is.EqualTo(["main-mutual-tls-edge-authority-2", "main-mutual-tls-edge-authority-3"]));
    }

    [TestCase(30, 10, 720.0, 240.0)]
    [TestCase(90, 30, 2160.0, 720.0)]
    public async Task Clients_are_made_anew_before_their_certificates_end(int days, int renewal, double hours, double early)
    {
        var client = (await TestCluster.InstallAsync(Sound with { ClientDays = days, ClientRenewalDays = renewal }))
            .Single("tls:index/locallySignedCert:LocallySignedCert");

        Assert.That((client["validityPeriodHours"], client["earlyRenewalHours"]), Is.EqualTo(((object)hours, (object)early)));
    }

    [Test]
    public async Task Each_client_s_key_pair_is_a_secret_of_its_own() => Assert.That(
        (await TestCluster.InstallAsync(Sound with { Clients = ["billing", "reports"] })).Of("kubernetes:core/v1:Secret")
            .Values.Select(secret => secret.At("metadata.name")),
        Is.EqualTo(["client-billing", "client-reports"]));

    [Test]
    public async Task Authorities_go_to_namespaces_that_ask_for_them_and_to_no_other()
    {
        var target = (await TestCluster.InstallAsync(Sound)).Single("kubernetes:trust.cert-manager.io/v1alpha1:Bundle").At("spec.target");

        Assert.That(((ImmutableDictionary<string, object>)target!).At("namespaceSelector.matchLabels"),
            Is.EquivalentTo(new Dictionary<string, object> { ["platform/client-certificates"] = "required" }));
        Assert.That(((ImmutableDictionary<string, object>)target!).At("secret.key"), Is.EqualTo("ca.crt"));
    }

    [Test]
    public async Task An_Ingress_there_that_asks_for_no_certificate_is_denied()
    {
        var installed = await TestCluster.InstallAsync(Sound);
        var validations = (ImmutableArray<object>)installed.Single("kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy")
            .At("spec.validations")!;
        var expressions = string.Join("\n",
            validations.Select(validation => ((ImmutableDictionary<string, object>)validation)["expression"]));
        var binding = installed.Single("kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding");

        Assert.That(expressions, Does.Contain("auth-tls-verify-client'] == 'on'")
            .And.Contain("auth-tls-secret'] == object.metadata.namespace + '/client-authorities'"));
        Assert.That((ImmutableArray<object>)binding.At("spec.validationActions")!, Is.EqualTo(new object[] { "Deny" }));
    }

    [TestCase("shop")]
    [TestCase("bank")]
    public void What_an_Ingress_must_carry_can_be_had_from_here(string home) => Assert.That(
        MutualTls.IngressAnnotations(home)["nginx.ingress.kubernetes.io/auth-tls-secret"], Is.EqualTo($"{home}/client-authorities"));

    [Test]
    public void It_needs_trust_bundles_and_is_found_by_gateways_that_ask_for_certificates()
    {
        Assert.That(Sound.Requires, Is.EqualTo([Capability.TrustBundles]));
        Assert.That(Sound.Provides, Is.EqualTo([Capability.ClientAuthorities]));
    }

    [Test]
    public void Wrong_settings_are_told_at_their_keys() => Assert.Multiple(() =>
    {
        Assert.That(Problems(Sound), Is.Empty);
        Assert.That(Problems(Sound with { Authority = 0 }), Is.EqualTo(["authority"]));
        Assert.That(Problems(Sound with { ClientRenewalDays = 90 }), Is.EqualTo(["clientRenewalDays"]));
        Assert.That(Problems(Sound with { AuthorityDays = 90 }), Is.EqualTo(["authorityDays"]));
        Assert.That(Problems(Sound with { Clients = ["Not a label"] }), Is.EqualTo(["clients"]));
    });
}
