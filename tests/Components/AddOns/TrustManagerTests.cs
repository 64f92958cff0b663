using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class TrustManagerTests
{
    private static async Task<ImmutableDictionary<string, object>> Release(AddOnFacts? facts = null, params Capability[] offered) =>
        (await TestCluster.InstallAsync(new TrustManager(), facts, offered)).Single("kubernetes:helm.sh/v3:Release");

    [Test]
    public async Task The_chart_is_pinned_and_shares_cert_manager_s_namespace()
    {
        var release = await Release();

        Assert.That((release["chart"], release["version"], release["namespace"]),
            Is.EqualTo(((object)"oci://quay.io/jetstack/charts/trust-manager", (object)"v0.24.0", (object)"cert-manager")));
        Assert.That((await TestCluster.InstallAsync(new TrustManager())).Of("kubernetes:core/v1:Namespace"), Is.Empty);
    }

    [TestCase(true, 2.0)]
    [TestCase(false, 1.0)]
    public async Task Two_over_the_zones_where_availability_counts(bool available, double replicas)
    {
        var values = (await Release(TestCluster.Facts with { HighlyAvailable = available })).Object("values");

        Assert.That((values["replicaCount"], values.At("podDisruptionBudget.enabled")), Is.EqualTo(((object)replicas, (object)available)));
        Assert.That(values.Objects("topologySpreadConstraints")[0]["topologyKey"], Is.EqualTo("topology.kubernetes.io/zone"));
    }

    [Test]
    public async Task It_writes_no_secrets_but_those_of_client_authorities()
    {
        Assert.That((await Release()).At("values.secretTargets.enabled"), Is.EqualTo(false));
        Assert.That((await Release(null, Capability.ClientAuthorities)).Object("values.secretTargets").List("authorizedSecrets"),
            Is.EqualTo(new object[] { "client-authorities" }));
    }

    [Test]
    public async Task Every_namespace_trusts_the_cluster_s_own_authority_where_there_is_one()
    {
        var installed = await TestCluster.InstallAsync(new TrustManager(), null, Capability.PrivateAuthority);
        var sources = installed.Single("kubernetes:trust.cert-manager.io/v1alpha1:Bundle").Objects("spec.sources");

        Assert.That((sources[0]["useDefaultCAs"], sources[1].At("secret.name")), Is.EqualTo(((object)true, (object)"private-authority")));
        Assert.That((await TestCluster.InstallAsync(new TrustManager())).Of("kubernetes:trust.cert-manager.io/v1alpha1:Bundle"), Is.Empty);
        Assert.That(new CertManager().Provides, Has.Member(Capability.PrivateAuthority));
        Assert.That(new CertManager { PrivateAuthority = false }.Provides, Has.None.EqualTo(Capability.PrivateAuthority));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Kinds_stay_where_kinds_stay(bool keep) =>
        Assert.That((await Release(TestCluster.Facts with { RetainKinds = keep })).At("values.crds.keep"), Is.EqualTo(keep));

    [Test]
    public void It_waits_for_cert_manager_whose_network_policy_lets_its_webhook_be_called()
    {
        var plan = AddOnPlan.For(TestCluster.Facts, [new TrustManager(), new CertManager()]);

        Assert.That(plan.Providers["trust-manager"], Is.EqualTo(["cert-manager"]));
        Assert.That(new CertManager().Network.Webhooks, Is.SupersetOf(new TrustManager().WebhookPorts));
    }
}
