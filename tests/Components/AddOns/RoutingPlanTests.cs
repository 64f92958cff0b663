using System.Collections.Immutable;
using Platform.Components.AddOns;

namespace Platform.Tests.Components.AddOns;

/// <summary>
/// Everything between the outside and the pods, all of it enabled, on clusters that offer different things by themselves.
/// </summary>
[TestFixture]
public class RoutingPlanTests
{
    private static readonly ImmutableSortedDictionary<string, string> Zones =
        ImmutableSortedDictionary<string, string>.Empty.Add("example.com", "zone");

    private static readonly AddOnFacts Bare = TestCluster.Facts with
    {
        Kubernetes = "1.34",
        Native = [Capability.WorkloadIdentity, Capability.Route53],
    };

    private static readonly AddOnFacts Equipped = Bare with
    {
        Native = [Capability.WorkloadIdentity, Capability.CloudDns, Capability.LoadBalancers, Capability.GatewayKinds],
    };

    private static AddOn[] All(DnsAccess dns, ExternalDnsProvider records) =>
    [
        new AwsLoadBalancerController(),
        new CertManager { Email = "platform@example.com", Dns = ImmutableSortedDictionary<string, DnsAccess>.Empty.Add("public", dns) },
        new Contour { Enabled = true },
        new EnvoyGateway
        {
            Enabled = true,
            Issuer = "letsencrypt",
            Hosts = ImmutableSortedDictionary<string, GatewayHost>.Empty.Add("bank.example.com", new() { ClientCertificates = true }),
        },
        new ExternalDns { Enabled = true, Providers = ImmutableSortedDictionary<string, ExternalDnsProvider>.Empty.Add("public", records) },
        new GatewayApi(),
        new Haproxy { Enabled = true },
        new IngressNginx(),
        new MutualTls { Enabled = true, Clients = ["billing"] },
        new TrustManager(),
    ];

    private static string[] Order(AddOnPlan plan) => [.. plan.Order.Select(addOn => addOn.Name)];

    [Test]
    public void A_cluster_without_anything_gets_load_balancers_first_and_every_kind_before_its_objects()
    {
        var plan = AddOnPlan.For(Bare, All(new() { Zones = Zones }, new() { Zones = Zones }));

        Assert.That(plan.Problems, Is.Empty);
        Assert.That(Order(plan), Is.EqualTo(
        [
            "aws-load-balancer-controller", "contour", "gateway-api", "cert-manager", "external-dns", "haproxy", "ingress-nginx",
            "trust-manager", "mutual-tls", "envoy-gateway",
        ]));
    }

    [Test]
    public void A_cluster_that_has_load_balancers_and_the_gateway_kinds_gets_neither()
    {
        var plan = AddOnPlan.For(Equipped, All(
            new() { Provider = DnsProvider.CloudDns, Project = "acme-dns", Zones = Zones },
            new() { Provider = DnsProvider.CloudDns, Project = "acme-dns", Zones = Zones }));

        Assert.That(plan.Problems, Is.Empty);
        Assert.That(Order(plan), Has.None.EqualTo("aws-load-balancer-controller").And.None.EqualTo("gateway-api"));
        Assert.That(plan.Providers["envoy-gateway"], Is.EqualTo(["cert-manager", "mutual-tls"]));
    }

    [Test]
    public void Clients_are_asked_for_certificates_only_where_there_are_authorities()
    {
        var all = All(new() { Zones = Zones }, new() { Zones = Zones }).Where(addOn => addOn is not MutualTls);

        Assert.That(AddOnPlan.For(Bare, all).Problems.Single().Rule, Is.EqualTo("nothing on this cluster provides it"));
        Assert.That(AddOnPlan.For(Bare, all).Problems.Single().Value, Is.EqualTo("ClientAuthorities"));
    }
}
