using System.Collections.Immutable;
using Platform.Components.Networks;
using Platform.Tests.Support;

namespace Platform.Tests.Components.Networks;

[TestFixture]
public class GcpFirewallTests
{
    private static Task<Recording> Build(
        ImmutableSortedSet<int> webhooks, ImmutableSortedSet<int>? backends = null, bool morePods = false) =>
        Recording.OfAsync(() => _ = new GcpNetwork("main", new()
        {
            Cidr = CidrBlock.Parse("10.64.0.0/14"),
            Region = "europe-west1",
            WebhookPorts = webhooks,
            Settings = new() { BackendPorts = backends ?? [], MorePods = morePods },
        }));

    private static ImmutableDictionary<string, object> First(object list) =>
        (ImmutableDictionary<string, object>)((ImmutableArray<object>)list)[0];

    [Test]
    [Control("CIS GKE 5.6.6")]
    public async Task What_no_rule_lets_in_is_denied_and_logged()
    {
        var rule = (await Build([])).Single("gcp:compute/firewall:Firewall");

        Assert.Multiple(() =>
        {
            Assert.That((rule["direction"], rule["priority"]), Is.EqualTo(("INGRESS", 65534.0)));
            Assert.That(rule["sourceRanges"], Is.EqualTo(new object[] { "0.0.0.0/0" }));
            Assert.That(First(rule["denies"])["protocol"], Is.EqualTo("all"));
            Assert.That(rule.Keys, Has.Some.EqualTo("logConfig").And.None.EqualTo("allows"));
        });
    }

    [Test]
    public async Task Webhooks_of_the_add_ons_in_use_are_reached_from_nodes_and_pods()
    {
        var rule = (await Build([8443, 9443])).Of("gcp:compute/firewall:Firewall")["main-webhooks"];

        Assert.That(First(rule["allows"])["ports"], Is.EqualTo(new object[] { "8443", "9443" }));
        Assert.That(rule["sourceRanges"], Is.EqualTo(new object[] { "10.67.0.0/18", "10.64.0.0/15" }));
    }

    [Test]
    public async Task Webhooks_are_reached_from_every_range_of_pods() =>
        Assert.That((await Build([8443], morePods: true)).Of("gcp:compute/firewall:Firewall")["main-webhooks"]["sourceRanges"],
            Is.EqualTo(new object[] { "10.67.0.0/18", "10.64.0.0/15", "10.66.0.0/16" }));

    [Test]
    public async Task Ports_that_GKE_opens_by_itself_need_no_rule() =>
        Assert.That((await Build([443, 10250])).Of("gcp:compute/firewall:Firewall").Keys, Is.EqualTo(["main-deny-ingress"]));

    [Test]
    public async Task Load_balancers_of_others_are_let_in_where_they_are_declared()
    {
        var rule = (await Build([], backends: [8080])).Of("gcp:compute/firewall:Firewall")["main-backends"];

        Assert.That(First(rule["allows"])["ports"], Is.EqualTo(new object[] { "8080" }));
        Assert.That(rule["sourceRanges"], Is.EqualTo(new object[] { "130.211.0.0/22", "35.191.0.0/16", "10.67.192.0/19" }));
    }
}
