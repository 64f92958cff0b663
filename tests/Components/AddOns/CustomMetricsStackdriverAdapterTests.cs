using System.Collections.Immutable;
using System.Text;
using Platform.Components.AddOns;
using Platform.Tests.Support;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class CustomMetricsStackdriverAdapterTests
{
    private const string Deployment = "kubernetes:apps/v1:Deployment";
    private const string Api = "kubernetes:apiregistration.k8s.io/v1:APIService";

    private static Task<Recording> Installed(bool available = true) =>
        TestCluster.InstallAsync(new CustomMetricsStackdriverAdapter(), TestCluster.Facts with { HighlyAvailable = available });

    [Test]
    public void It_has_no_place_where_the_cloud_s_monitoring_does_not_answer() =>
        Assert.That(new CustomMetricsStackdriverAdapter().BelongsOn(TestCluster.Facts), Is.False);

    [Test]
    public async Task The_image_is_pinned()
    {
        var container = ((ImmutableArray<object>)(await Installed()).Single(Deployment).At("spec.template.spec.containers")!)[0];

        Assert.That(container.At("image"), Is.EqualTo("gcr.io/gke-release/custom-metrics-stackdriver-adapter:v0.16.9-gke.0"));
    }

    [Test]
    public async Task It_serves_both_apis_in_every_version() => Assert.That(
        (await Installed()).Of(Api).Values.Select(api => api.At("metadata.name")),
        Is.EquivalentTo(["v1beta1.custom.metrics.k8s.io", "v1beta2.custom.metrics.k8s.io", "v1beta1.external.metrics.k8s.io"]));

    [Test]
    public async Task The_api_server_believes_it_by_its_authority_alone() => Assert.That(
        (await Installed()).Of(Api).Values.Select(api => Encoding.UTF8.GetString(Convert.FromBase64String((string)api.At("spec.caBundle")!))),
        Is.All.EqualTo("main-custom-metrics-stackdriver-adapter-authority certificate"));

    [TestCase(true, 2.0, 1)]
    [TestCase(false, 1.0, 0)]
    public async Task Availability_decides_replicas_and_budget(bool available, double replicas, int budgets)
    {
        var installed = await Installed(available);

        Assert.That(installed.Single(Deployment).At("spec.replicas"), Is.EqualTo(replicas));
        Assert.That(installed.Of("kubernetes:policy/v1:PodDisruptionBudget"), Has.Count.EqualTo(budgets));
    }

    [Test]
    public async Task Its_pods_have_no_rights_on_their_node()
    {
        var installed = await Installed();
        var container = ((ImmutableArray<object>)installed.Single(Deployment).At("spec.template.spec.containers")!)[0];

        Assert.That(installed.Single(Deployment).At("spec.template.spec.securityContext.runAsNonRoot"), Is.True);
        Assert.That((container.At("securityContext.allowPrivilegeEscalation"), container.At("securityContext.readOnlyRootFilesystem")),
            Is.EqualTo(((object)false, (object)true)));
    }

    [Test]
    public void It_may_read_metrics_and_nothing_else() => Assert.That(
        new CustomMetricsStackdriverAdapter().Permissions(TestCluster.Facts)!.Gcp.Grants.Keys, Is.EqualTo(["metrics"]));
}
