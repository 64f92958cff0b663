using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class CertManagerTests
{
    private const string IssuerKind = "kubernetes:cert-manager.io/v1:ClusterIssuer";

    private static readonly AddOnFacts OnAws = TestCluster.Facts with { Native = TestCluster.Facts.Native.Add(Capability.Route53) };
    private static readonly AddOnFacts OnGcp = TestCluster.Facts with { Native = TestCluster.Facts.Native.Add(Capability.CloudDns) };

    private static CertManager With(params (string Name, DnsAccess Dns)[] dns) => new()
    {
        Email = "platform@example.com",
        Dns = dns.ToImmutableSortedDictionary(one => one.Name, one => one.Dns, StringComparer.Ordinal),
    };

    private static DnsAccess Route53(string domain, string zone) =>
        new() { Provider = DnsProvider.Route53, Zones = ImmutableSortedDictionary<string, string>.Empty.Add(domain, zone) };

    private static DnsAccess CloudDns(string domain, string zone, string? credentials = null) => new()
    {
        Provider = DnsProvider.CloudDns,
        Zones = ImmutableSortedDictionary<string, string>.Empty.Add(domain, zone),
        Project = "acme-dns",
        Credentials = credentials,
    };

    private static async Task<ImmutableDictionary<string, object>> Values(CertManager addOn, AddOnFacts? facts = null,
        params Capability[] offered) =>
        (await TestCluster.InstallAsync(addOn, facts ?? OnAws, offered)).Single("kubernetes:helm.sh/v3:Release").Object("values");

    private static async Task<ImmutableDictionary<string, object>[]> Solvers(CertManager addOn, AddOnFacts facts) =>
        (await TestCluster.InstallAsync(addOn, facts)).Of(IssuerKind)["main-cert-manager-issuer-letsencrypt"].Objects("spec.acme.solvers");

    [Test]
    public async Task The_chart_is_pinned_in_its_own_registry()
    {
        var release = (await TestCluster.InstallAsync(new CertManager(), OnAws)).Single("kubernetes:helm.sh/v3:Release");

        Assert.That((release["chart"], release["version"]),
            Is.EqualTo(((object)"oci://quay.io/jetstack/charts/cert-manager", (object)"v1.21.2")));
    }

    [TestCase(true, 2.0, 3.0)]
    [TestCase(false, 1.0, 1.0)]
    public async Task Controllers_webhooks_and_injectors_are_several_where_availability_counts(bool available, double controllers,
        double webhooks)
    {
        var values = await Values(new(), OnAws with { HighlyAvailable = available });

        Assert.That((values.At("replicaCount"), values.At("webhook.replicaCount"), values.At("cainjector.replicaCount")),
            Is.EqualTo(((object)controllers, (object)webhooks, (object)controllers)));
        Assert.That((values.At("podDisruptionBudget.enabled"), values.At("webhook.podDisruptionBudget.enabled"),
            values.At("cainjector.podDisruptionBudget.enabled")),
            Is.EqualTo(((object)available, (object)available, (object)available)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Kinds_stay_where_kinds_stay(bool keep) =>
        Assert.That((await Values(new(), OnAws with { RetainKinds = keep })).At("crds.keep"), Is.EqualTo(keep));

    [Test]
    public async Task Issuers_wait_for_a_webhook_that_answers() =>
        Assert.That((await Values(new())).At("startupapicheck.enabled"), Is.EqualTo(true));

    [Test]
    public async Task Gateways_get_certificates_where_their_kinds_are_served()
    {
        Assert.That((await Values(new())).At("config.gatewayAPI.enabled"), Is.EqualTo(false));
        Assert.That((await Values(new(), OnAws, Capability.GatewayKinds)).At("config.gatewayAPI.enabled"), Is.EqualTo(true));
    }

    [Test]
    public async Task Challenges_of_private_names_are_looked_up_outside()
    {
        Assert.That((await Values(new()))["dns01RecursiveNameserversOnly"], Is.EqualTo(true));
        Assert.That(new CertManager().Network.AnywhereUdp, Is.EqualTo([53]));
    }

    [TestCase("example.com", "Z1")]
    [TestCase("example.org", "Z2")]
    public async Task Challenges_are_answered_in_Route_53_by_the_pods_own_role(string domain, string zone)
    {
        var solver = (await Solvers(With(("public", Route53(domain, zone))), OnAws)).Single();
        var policy = (string)(await TestCluster.InstallAsync(With(("public", Route53(domain, zone))), OnAws))
            .Single("aws:iam/rolePolicy:RolePolicy")["policy"];

        Assert.That(solver.Object("selector").List("dnsZones"), Is.EqualTo(new object[] { domain }));
        Assert.That((solver.At("dns01.route53.hostedZoneID"), solver.At("dns01.route53.region")),
            Is.EqualTo(((object)zone, (object)"eu-west-1")));
        Assert.That(policy, Does.Contain($"hostedzone/{zone}").And.Contain($"_acme-challenge.{domain}"));
    }

    [TestCase("example.com", "public")]
    [TestCase("example.org", "other")]
    public async Task Challenges_are_answered_in_Cloud_DNS(string domain, string zone)
    {
        var solver = (await Solvers(With(("public", CloudDns(domain, zone))), OnGcp)).Single();

        Assert.That((solver.At("dns01.cloudDNS.project"), solver.At("dns01.cloudDNS.hostedZoneName")),
            Is.EqualTo(((object)"acme-dns", (object)zone)));
    }

    [TestCase("acme-dns")]
    [TestCase("acme-other")]
    public void Grants_on_zones_are_in_the_zones_own_project(string project)
    {
        var addOn = With(("public", CloudDns("example.com", "public") with { Project = project }));

        Assert.That(addOn.Permissions(OnGcp with { Offered = OnGcp.Native })!.Gcp.Grants.Values.Select(grant => grant.Project),
            Is.All.EqualTo(project).And.Not.Empty);
    }

    [Test]
    public async Task Zones_of_the_other_cloud_are_reached_with_a_secret_and_give_no_identity()
    {
        var both = With(("here", Route53("example.com", "Z1")), ("there", CloudDns("example.org", "public", "dns-writer")));

        Assert.That((await Solvers(both, OnAws))[1].Object("dns01.cloudDNS.serviceAccountSecretRef")["name"], Is.EqualTo("dns-writer"));
        Assert.That((await TestCluster.InstallAsync(With(("there", CloudDns("example.org", "public", "dns-writer"))), OnAws))
            .Of("aws:iam/role:Role"), Is.Empty);
    }

    [Test]
    public async Task There_are_ACME_issuers_for_good_and_for_trying_out()
    {
        var issuers = (await TestCluster.InstallAsync(With(("public", Route53("example.com", "Z1"))), OnAws)).Of(IssuerKind);

        Assert.That(issuers.Values.Select(issuer => issuer.At("spec.acme.server")).OfType<string>(), Is.EqualTo(
            ["https://acme-v02.api.letsencrypt.org/directory", "https://acme-staging-v02.api.letsencrypt.org/directory"]));
        Assert.That(issuers["main-cert-manager-issuer-letsencrypt"].At("spec.acme.email"), Is.EqualTo("platform@example.com"));
    }

    [Test]
    public async Task The_cluster_has_an_authority_of_its_own_unless_it_is_not_wanted()
    {
        var installed = await TestCluster.InstallAsync(new CertManager(), OnAws);

        Assert.That(installed.Of(IssuerKind).Values.Select(issuer => issuer.At("metadata.name")),
            Is.EquivalentTo(new[] { "private", "self-signed" }));
        Assert.That(installed.Single("kubernetes:cert-manager.io/v1:Certificate").At("spec.isCA"), Is.EqualTo(true));
        Assert.That((await TestCluster.InstallAsync(new CertManager { PrivateAuthority = false }, OnAws)).Of(IssuerKind), Is.Empty);
    }

    [TestCase("https://vault.vault.svc:8200", "pki/sign/platform")]
    [TestCase("https://vault.example.com", "pki/sign/web")]
    public async Task Vault_signs_for_an_account_that_may_do_nothing_else(string server, string path)
    {
        var installed = await TestCluster.InstallAsync(new CertManager { Vault = new() { Server = server, Path = path } }, OnAws);
        var issuer = installed.Of(IssuerKind)["main-cert-manager-issuer-vault"].Object("spec.vault");
        var rule = installed.Single("kubernetes:rbac.authorization.k8s.io/v1:Role").Objects("rules").Single();

        Assert.That((issuer["server"], issuer["path"]), Is.EqualTo(((object)server, (object)path)));
        Assert.That(issuer.At("auth.kubernetes.serviceAccountRef.name"), Is.EqualTo("vault-issuer"));
        Assert.That((rule.List("resources")[0], rule.List("resourceNames")[0]),
            Is.EqualTo(((object)"serviceaccounts/token", (object)"vault-issuer")));
    }

    [Test]
    public async Task Its_namespace_is_restricted() => Assert.That(
        (await TestCluster.InstallAsync(new CertManager(), OnAws)).Single("kubernetes:core/v1:Namespace")
            .Object("metadata.labels")["pod-security.kubernetes.io/enforce"],
        Is.EqualTo("restricted"));

    [Test]
    public void Wrong_settings_are_told_at_their_keys()
    {
        string[] Problems(CertManager addOn, AddOnFacts facts) =>
            [.. addOn.Check(facts with { Offered = facts.Native }).Select(problem => problem.Key)];

        Assert.That(Problems(new(), OnAws), Is.Empty);
        Assert.That(Problems(With(("public", Route53("example.com", "Z1"))), OnAws), Is.Empty);
        Assert.That(Problems(With(("public", Route53("example.com", "Z1"))), OnGcp), Is.EqualTo(["dns.public.credentials"]));
        Assert.That(Problems(With(("public", Route53("example.com", "Z1"))) with { Email = null }, OnAws), Is.EqualTo(["email"]));
        Assert.That(Problems(new() { Email = "platform@example.com" }, OnAws), Is.EqualTo(["dns"]));
        Assert.That(Problems(With(("public", CloudDns("example.com", "public") with { Project = null })), OnGcp),
            Is.EqualTo(["dns.public.project"]));
        Assert.That(Problems(With(("one", Route53("example.com", "Z1")), ("two", Route53("example.com", "Z2"))), OnAws),
            Is.EqualTo(["dns"]));
        Assert.That(Problems(new() { Vault = new() { Server = "http://vault" } }, OnAws), Is.EqualTo(["vault.server"]));
    }
}
