using System.Collections.Immutable;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class KedaTests
{
    private static readonly AddOnFacts CloudMonitoring = TestCluster.Facts with { Native = TestCluster.Facts.Native.Add(Capability.CloudMonitoring) };

    private static async Task<ImmutableDictionary<string, object>> Release(Keda keda, AddOnFacts? facts = null, params Capability[] offered) =>
        (await TestCluster.InstallAsync(keda, facts, offered)).Single("kubernetes:helm.sh/v3:Release");

    [Test]
    public async Task The_chart_is_pinned()
    {
        var release = await Release(new());

        Assert.That((release["chart"], release["version"]), Is.EqualTo(((object)"keda", (object)"2.20.2")));
        Assert.That(release.At("repositoryOpts.repo"), Is.EqualTo("https://kedacore.github.io/charts"));
    }

    [Test]
    public void One_of_the_two_serves_external_metrics_on_every_cluster() => Assert.Multiple(() =>
    {
        AddOn[] both = [new Keda(), new CustomMetricsStackdriverAdapter()];

        Assert.That(AddOnPlan.For(TestCluster.Facts, both).Order.Select(addOn => addOn.Name), Is.EqualTo(["keda"]));
        Assert.That(AddOnPlan.For(CloudMonitoring, both).Order.Select(addOn => addOn.Name), Is.EqualTo(["custom-metrics-stackdriver-adapter"]));
    });

    [Test]
    public void Two_owners_of_the_external_metrics_are_refused()
    {
        var plan = AddOnPlan.For(CloudMonitoring, [new Keda { BesideCloudMonitoring = true }, new CustomMetricsStackdriverAdapter()]);

        Assert.That(plan.Problems.Single().Value, Is.EqualTo("ExternalMetrics"));
    }

    [TestCase(true, 2.0)]
    [TestCase(false, 1.0)]
    public async Task Availability_decides_the_replicas_of_every_part(bool available, double replicas)
    {
        var values = (await Release(new(), TestCluster.Facts with { HighlyAvailable = available }))["values"];

        Assert.That(new[] { values.At("operator.replicaCount"), values.At("metricsServer.replicaCount"), values.At("webhooks.replicaCount") },
            Is.All.EqualTo(replicas));
        Assert.That(((ImmutableDictionary<string, object>)values.At("podDisruptionBudget")!).ContainsKey("operator"), Is.EqualTo(available));
    }

    [Test]
    public async Task It_reads_no_secrets_of_tenants() => Assert.That((await Release(new())).At("values.permissions.operator.restrict.secret"), Is.True);

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public async Task It_is_somebody_in_the_cloud_only_where_it_reads_there(bool reads, int roles) => Assert.That(
        (await TestCluster.InstallAsync(new Keda { ReadsCloudMetrics = reads })).Of("aws:iam/role:Role"), Has.Count.EqualTo(roles));

    [TestCase(true)]
    [TestCase(false)]
    public async Task Its_certificate_is_cert_manager_s_where_there_is_one(bool there) => Assert.That(
        (await Release(new(), null, there ? [Capability.Certificates] : [])).At("values.certificates.certManager.enabled"), Is.EqualTo(there));

    [Test]
    public async Task Kinds_stay_with_the_scaled_objects_of_tenants()
    {
        var annotations = (ImmutableDictionary<string, object>)(await Release(new())).At("values.crds.additionalAnnotations")!;

        Assert.That(annotations["helm.sh/resource-policy"], Is.EqualTo("keep"));
    }
}
