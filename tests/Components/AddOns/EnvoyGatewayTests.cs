using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class EnvoyGatewayTests
{
    private const string ProxyKind = "kubernetes:gateway.envoyproxy.io/v1alpha1:EnvoyProxy";
    private const string ClientKind = "kubernetes:gateway.envoyproxy.io/v1alpha1:ClientTrafficPolicy";
    private const string BackendKind = "kubernetes:gateway.envoyproxy.io/v1alpha1:BackendTrafficPolicy";
    private const string GatewayKind = "kubernetes:gateway.networking.k8s.io/v1:Gateway";

    private static readonly AddOnFacts Facts = TestCluster.Facts with
    {
        PublicLoadBalancer = TestCluster.Facts.PublicLoadBalancer.Add("example.com/kind", "nlb"),
    };

    private static readonly EnvoyGateway Hosts = new()
    {
        Enabled = true,
        Issuer = "letsencrypt",
        Hosts = ImmutableSortedDictionary.Create<string, GatewayHost>(StringComparer.Ordinal)
            .Add("*.apps.example.com", new())
            .Add("bank.example.com", new() { ClientCertificates = true, Secret = "bank" }),
    };

    private static Task<Recording> Install(EnvoyGateway addOn, AddOnFacts? facts = null) => TestCluster.InstallAsync(addOn, facts ?? Facts);

    private static async Task<ImmutableDictionary<string, object>[]> Listeners(EnvoyGateway addOn) =>
        (await Install(addOn)).Single(GatewayKind).Objects("spec.listeners");

    [Test]
    public async Task The_chart_is_pinned_and_brings_no_kinds()
    {
        var release = (await Install(new())).Single("kubernetes:helm.sh/v3:Release");

        Assert.That((release["chart"], release["version"]),
            Is.EqualTo(((object)"oci://docker.io/envoyproxy/gateway-helm", (object)"v1.9.0")));
        Assert.That((release["skipCrds"], release.At("values.crds.enabled")), Is.EqualTo(((object)true, (object)false)));
    }

    [Test]
    public async Task Its_own_kinds_are_of_the_chart_s_version() => Assert.That(
        (await Install(new())).Single("kubernetes:batch/v1:Job").Objects("spec.template.spec.initContainers")[0].List("args"),
        Has.Member("--filename=https://github.com/envoyproxy/gateway/releases/download/v1.9.0/envoy-gateway-crds.yaml"));

    [TestCase(true, 2.0, 1.0)]
    [TestCase(false, 1.0, 0.0)]
    public async Task One_controller_stays_during_a_drain_where_there_are_two(bool available, double replicas, double stay)
    {
        var values = (await Install(new(), Facts with { HighlyAvailable = available })).Single("kubernetes:helm.sh/v3:Release")
            .Object("values");

        Assert.That((values.At("deployment.replicas"), values.At("podDisruptionBudget.minAvailable")),
            Is.EqualTo(((object)replicas, (object)stay)));
    }

    [TestCase(3, 12)]
    [TestCase(4, 20)]
    public async Task Proxies_follow_the_load_between_two_numbers(int min, int max)
    {
        var kubernetes = (await Install(new() { Proxies = new() { Min = min, Max = max } })).Single(ProxyKind)
            .Object("spec.provider.kubernetes");

        Assert.That((kubernetes.At("envoyHpa.minReplicas"), kubernetes.At("envoyHpa.maxReplicas")),
            Is.EqualTo(((object)(double)min, (object)(double)max)));
        Assert.That(kubernetes.At("envoyPDB.maxUnavailable"), Is.EqualTo(1.0));
        Assert.That(kubernetes.Objects("envoyDeployment.pod.topologySpreadConstraints")[0]["topologyKey"],
            Is.EqualTo("topology.kubernetes.io/zone"));
    }

    [Test]
    public async Task A_single_proxy_has_no_budget_that_would_keep_its_node() => Assert.That(
        (await Install(new(), Facts with { HighlyAvailable = false })).Single(ProxyKind).At("spec.provider.kubernetes.envoyPDB"), Is.Null);

    [Test]
    public async Task What_the_cloud_must_know_reaches_the_proxies_service() => Assert.That(
        (await Install(new())).Single(ProxyKind).At("spec.provider.kubernetes.envoyService.annotations"),
        Is.EquivalentTo(new Dictionary<string, object> { ["example.com/kind"] = "nlb" }));

    [Test]
    public async Task Without_hosts_there_is_plain_HTTP_for_routes_of_labelled_namespaces()
    {
        var listener = (await Listeners(new())).Single();

        Assert.That((listener["port"], listener["protocol"]), Is.EqualTo(((object)80.0, (object)"HTTP")));
        Assert.That(listener.At("allowedRoutes.namespaces.selector.matchLabels"),
            Is.EquivalentTo(new Dictionary<string, object> { ["platform/routes"] = "public" }));
    }

    [Test]
    public async Task Each_host_has_a_listener_with_its_certificate()
    {
        var listeners = (await Listeners(Hosts)).Where(listener => listener["protocol"].Equals("HTTPS")).ToArray();

        Assert.That(listeners.Select(listener => listener["hostname"]),
            Is.EqualTo(new object[] { "*.apps.example.com", "bank.example.com" }));
        Assert.That(listeners.Select(listener => listener.Objects("tls.certificateRefs")[0]["name"]),
            Is.EqualTo(new object[] { "any-apps-example-com-tls", "bank" }));
    }

    [TestCase("letsencrypt")]
    [TestCase("private")]
    public async Task An_issuer_makes_the_certificates(string issuer) => Assert.That(
        (await Install(Hosts with { Issuer = issuer })).Single(GatewayKind)
            .Object("metadata.annotations")["cert-manager.io/cluster-issuer"], Is.EqualTo(issuer));

    [Test]
    public async Task With_hosts_plain_HTTP_only_redirects()
    {
        var installed = await Install(Hosts);
        var redirect = installed.Single("kubernetes:gateway.networking.k8s.io/v1:HTTPRoute").Objects("spec.rules")[0].Objects("filters")[0];

        Assert.That(redirect.At("requestRedirect.scheme"), Is.EqualTo("https"));
        Assert.That(installed.Single(GatewayKind).Objects("spec.listeners")[0].At("allowedRoutes.namespaces.from"), Is.EqualTo("Same"));
    }

    [TestCase("postgres", 5432)]
    [TestCase("mqtt", 8883)]
    public async Task A_port_of_raw_TCP_takes_TCPRoutes_and_is_open(string name, int port)
    {
        var addOn = new EnvoyGateway { TcpPorts = ImmutableSortedDictionary<string, int>.Empty.Add(name, port) };
        var listener = (await Listeners(addOn)).Single(one => one["name"].Equals(name));

        Assert.That((listener["protocol"], listener["port"]), Is.EqualTo(((object)"TCP", (object)(double)port)));
        Assert.That(listener.Objects("allowedRoutes.kinds")[0]["kind"], Is.EqualTo("TCPRoute"));
        Assert.That(addOn.Network.Public, Is.EquivalentTo([10080, 10443, port]));
    }

    [Test]
    public async Task A_host_that_asks_for_client_certificates_refuses_who_has_none()
    {
        var installed = await Install(Hosts);
        var policies = installed.Of(ClientKind);
        var bank = policies["main-envoy-gateway-clients-https-bank-example-com"];

        Assert.That(bank.Objects("spec.targetRefs")[0]["sectionName"], Is.EqualTo("https-bank-example-com"));
        Assert.That(bank.At("spec.tls.clientValidation.mode"), Is.EqualTo("RequireAndVerify"));
        Assert.That(bank.Object("spec.tls.clientValidation").Objects("caCertificateRefs")[0]["name"], Is.EqualTo("client-authorities"));
        Assert.That(policies["main-envoy-gateway-clients"].At("spec.tls.clientValidation"), Is.Null);
        Assert.That(installed.Single("kubernetes:core/v1:Namespace").Object("metadata.labels")["platform/client-certificates"],
            Is.EqualTo("required"));
        Assert.That(Hosts.Requires, Has.Member(Capability.ClientAuthorities).And.Member(Capability.Certificates));
        Assert.That(new EnvoyGateway().Requires, Has.None.EqualTo(Capability.ClientAuthorities));
    }

    [Test]
    public async Task Every_listener_s_clients_speak_TLS_1_2_or_newer() =>
        Assert.That((await Install(Hosts)).Of(ClientKind).Values.Select(policy => policy.At("spec.tls.minVersion")), Is.All.EqualTo("1.2"));

    [TestCase(100, 5)]
    [TestCase(2000, 9)]
    public async Task Backends_are_shielded_by_limits_and_by_leaving_out_endpoints_that_fail(int requests, int errors)
    {
        var spec = (await Install(new()
        {
            RequestsPerSecond = requests,
            CircuitBreaking = new() { ConsecutiveErrors = errors, MaxPendingRequests = 7 },
        }))
            .Single(BackendKind).Object("spec");

        Assert.That(spec.Objects("rateLimit.local.rules")[0].At("limit.requests"), Is.EqualTo((double)requests));
        Assert.That(spec.At("circuitBreaker.maxPendingRequests"), Is.EqualTo(7.0));
        Assert.That(spec.At("healthCheck.passive.consecutive5XxErrors"), Is.EqualTo((double)errors));
    }

    [Test]
    public async Task Limits_can_be_left_out()
    {
        var spec = (await Install(new() { RequestsPerSecond = 0, CircuitBreaking = new() { ConsecutiveErrors = 0 } })).Single(BackendKind)
            .Object("spec");

        Assert.That((spec.At("rateLimit"), spec.At("healthCheck")), Is.EqualTo(((object?)null, (object?)null)));
    }

    [Test]
    public async Task Controller_and_proxies_run_restricted() => Assert.That(
        (await Install(new())).Single("kubernetes:core/v1:Namespace").Object("metadata.labels")["pod-security.kubernetes.io/enforce"],
            Is.EqualTo("restricted"));

    [Test]
    public void Wrong_settings_are_told_at_their_keys()
    {
        string[] Problems(EnvoyGateway addOn) => [.. addOn.Check(Facts).Select(problem => problem.Key)];

        Assert.That(Problems(Hosts), Is.Empty);
        Assert.That(Problems(new() { Proxies = new() { Max = 2 } }), Is.EqualTo(["proxies.max"]));
        Assert.That(Problems(new() { TcpPorts = ImmutableSortedDictionary<string, int>.Empty.Add("web", 443) }),
            Is.EqualTo(["tcpPorts.web"]));
        Assert.That(Problems(Hosts with { Issuer = null }), Is.EqualTo(["hosts.*.apps.example.com.secret"]));
    }
}
