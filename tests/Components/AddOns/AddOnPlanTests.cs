using System.Collections.Immutable;
using Platform.Components.AddOns;
using Pulumi;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class AddOnPlanTests
{
    private static readonly AddOnFacts Cluster = new()
    {
        Cluster = "acme-test-main",
        Region = "eu-west-1",
        Zones = ["eu-west-1a", "eu-west-1b"],
        Kubernetes = "1.35",
        Native = [Capability.LoadBalancers],
    };

    private static readonly Software Certificates = new("certificates") { Offers = [Capability.Certificates] };
    private static readonly Software Monitoring = new("monitoring") { Offers = [Capability.MonitoringKinds] };
    private static readonly Software Gateway = new("gateway") { Needs = [Capability.Certificates, Capability.LoadBalancers], MayUse = [Capability.MonitoringKinds] };

    private static string[] Problems(params AddOn[] addOns) =>
        [.. AddOnPlan.For(Cluster, addOns).Problems.Select(problem => $"{problem.Key}: {problem.Value}: {problem.Rule} | {problem.Fix}")];

    [Test]
    public void Providers_come_before_their_users_whatever_the_listing_order()
    {
        foreach (var listing in new AddOn[][] { [Gateway, Monitoring, Certificates], [Certificates, Gateway, Monitoring], [Monitoring, Certificates, Gateway] })
        {
            var plan = AddOnPlan.For(Cluster, listing);

            Assert.That(plan.Problems, Is.Empty);
            Assert.That(plan.Order, Is.EqualTo(new AddOn[] { Certificates, Monitoring, Gateway }));
            Assert.That(plan.Providers["gateway"], Is.EqualTo(["certificates", "monitoring"]));
        }
    }

    [Test]
    public void Everything_waits_for_the_webhook_that_admits_services_but_what_its_owner_waits_for()
    {
        var webhook = new Software("webhook") { Offers = [Capability.ServiceWebhook], MayUse = [Capability.MonitoringKinds] };

        var plan = AddOnPlan.For(Cluster, [Gateway, Monitoring, Certificates, webhook]);

        Assert.That(plan.Problems, Is.Empty);
        Assert.That(plan.Order, Is.EqualTo(new AddOn[] { Monitoring, webhook, Certificates, Gateway }));
        Assert.That(plan.Providers["gateway"], Is.EqualTo(["certificates", "monitoring", "webhook"]));
        Assert.That(plan.Providers["webhook"], Is.EqualTo(["monitoring"]));
    }

    [Test]
    public void What_is_only_made_use_of_may_be_missing()
    {
        var plan = AddOnPlan.For(Cluster, [Gateway, Certificates]);

        Assert.That(plan.Problems, Is.Empty);
        Assert.That(plan.Facts.Offers(Capability.MonitoringKinds), Is.False);
    }

    [Test]
    public void A_missing_provider_is_named_together_with_the_add_on_that_needs_it() => Assert.That(Problems(Gateway), Is.EqualTo(
        ["gateway: Certificates: nothing on this cluster provides it | enable an add-on that provides Certificates, or disable gateway"]));

    [Test]
    public void What_is_disabled_is_not_there() =>
        Assert.That(Problems(Gateway, Certificates with { Enabled = false }), Has.Length.EqualTo(1));

    [Test]
    public void What_has_no_place_on_the_cluster_is_not_there() =>
        Assert.That(AddOnPlan.For(Cluster, [Certificates with { Elsewhere = true }, Monitoring]).Order, Is.EqualTo(new AddOn[] { Monitoring }));

    [Test]
    public void One_api_has_one_owner()
    {
        Assert.That(Problems(Certificates, new Software("more") { Offers = [Capability.Certificates] }), Is.EqualTo(
            ["more: Certificates: is already provided by certificates: two issuers' controllers would fight over one secret | disable more"]));
        Assert.That(Problems(new Software("balancer") { Offers = [Capability.LoadBalancers] }), Is.EqualTo(
            ["balancer: LoadBalancers: is already provided by the cluster itself: two controllers would make two load balancers of one service | disable balancer"]));
    }

    [TestCase(Capability.Metrics, "metrics collected twice are paid twice")]
    [TestCase(Capability.ContainerLogs, "logs shipped twice are paid twice")]
    public void What_is_shipped_has_one_shipper(Capability shipped, string why) => Assert.That(
        Problems(new Software("agent") { Offers = [shipped] }, new Software("other") { Offers = [shipped] }),
        Is.EqualTo([$"other: {shipped}: is already provided by agent: {why} | disable other"]));

    [Test]
    public void A_circle_is_named_on_each_of_its_members()
    {
        var one = new Software("one") { Offers = [Capability.Metrics], Needs = [Capability.Alerts] };
        var two = new Software("two") { Offers = [Capability.Alerts], Needs = [Capability.Metrics] };
        var outside = new Software("outside") { Needs = [Capability.Alerts] };

        Assert.That(Problems(one, two, outside), Is.EqualTo(
        [
            "one: two: waits for itself, by way of what it waits for | disable one of them",
            "two: one: waits for itself, by way of what it waits for | disable one of them",
        ]));
    }

    [Test]
    public void A_Kubernetes_version_outside_of_what_was_tested_is_refused() =>
        Assert.That(Problems(Monitoring with { Tested = new(32, 34) }), Is.EqualTo(
            ["monitoring: 1.35: supports Kubernetes 1.32 to 1.34 | disable monitoring, or run one of those versions"]));

    [Test]
    public void The_same_name_twice_is_refused() => Assert.That(Problems(Monitoring, new Software("monitoring")), Is.EqualTo(
        ["monitoring: 2 times: an add-on is installed once in a cluster | leave one of them"]));

    [Test]
    public void An_add_on_s_own_rules_are_reported_under_its_name() => Assert.That(
        Problems(Monitoring with { Complaint = new("retention", "0", "must be a day or more", "use 7") }),
        Is.EqualTo(["monitoring.retention: 0: must be a day or more | use 7"]));

    private sealed record Software(string Title) : AddOn
    {
        public override string Name => Title;

        public override bool Enabled { get; init; } = true;

        public ImmutableSortedSet<Capability> Offers { get; init; } = [];

        public ImmutableSortedSet<Capability> Needs { get; init; } = [];

        public ImmutableSortedSet<Capability> MayUse { get; init; } = [];

        public MinorRange Tested { get; init; } = new(30, 40);

        public bool Elsewhere { get; init; }

        public AddOnProblem? Complaint { get; init; }

        public override ImmutableSortedSet<Capability> Provides => Offers;

        public override ImmutableSortedSet<Capability> Requires => Needs;

        public override ImmutableSortedSet<Capability> Uses => MayUse;

        public override MinorRange Kubernetes => Tested;

        public override bool BelongsOn(AddOnFacts facts) => !Elsewhere;

        public override IEnumerable<AddOnProblem> Check(AddOnFacts facts) => Complaint is null ? [] : [Complaint];

        public override Resource Install(AddOnContext context) => throw new NotSupportedException("a plan installs nothing");
    }
}
