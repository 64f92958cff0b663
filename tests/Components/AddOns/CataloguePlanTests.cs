using System.Collections.Immutable;
using Platform.Components.AddOns;

namespace Platform.Tests.Components.AddOns;

/// <summary>The whole catalogue with its own settings, on clusters as both clouds offer them.</summary>
[TestFixture]
public class CataloguePlanTests
{
    private static readonly ImmutableSortedSet<Capability> Common =
        [Capability.WorkloadIdentity, Capability.NetworkPolicies, Capability.LoadBalancers, Capability.VolumeSnapshots, Capability.ResourceMetrics, Capability.NodeAutoscaling];

    private static readonly AddOnFacts Eks = TestCluster.Facts with { Native = Common.Add(Capability.CloudWatch).Add(Capability.CoreDns) };

    private static readonly AddOnFacts Gke = TestCluster.Facts with { Native = Common.Add(Capability.CloudMonitoring), Storage = StorageFacts.PersistentDisk };

    private static AddOnPlan Plan(AddOnFacts facts) => AddOnPlan.For(facts, new AddOnCatalogue().All());

    private static IEnumerable<TestCaseData> Clusters() =>
        [new TestCaseData(Eks).SetArgDisplayNames("EKS"), new TestCaseData(Gke).SetArgDisplayNames("GKE")];

    [TestCaseSource(nameof(Clusters))]
    public void As_they_are_shipped_the_add_ons_fit_together(AddOnFacts facts) => Assert.That(Plan(facts).Problems, Is.Empty);

    [TestCaseSource(nameof(Clusters))]
    public void Monitoring_comes_after_its_kinds_and_before_nothing_that_it_watches(AddOnFacts facts)
    {
        var plan = Plan(facts);

        Assert.That(plan.Providers["kube-prometheus-stack"], Does.Contain("prometheus-operator-crds"));
        Assert.That(plan.Providers.Where(one => one.Value.Contains("kube-prometheus-stack")).Select(one => one.Key), Is.Empty);
    }

    [Test]
    public void Each_cloud_has_its_own_owner_of_external_metrics() => Assert.That(
        (Plan(Eks).Order.Any(addOn => addOn.Name == "keda"), Plan(Gke).Order.Any(addOn => addOn.Name == "custom-metrics-stackdriver-adapter")),
        Is.EqualTo((true, true)));
}
