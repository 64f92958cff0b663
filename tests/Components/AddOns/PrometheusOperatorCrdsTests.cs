using Platform.Components.AddOns;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class PrometheusOperatorCrdsTests
{
    [Test]
    public async Task It_makes_nothing_but_the_release_that_carries_the_kinds()
    {
        var installed = await TestCluster.InstallAsync(new PrometheusOperatorCrds());

        Assert.That(installed.Single("kubernetes:helm.sh/v3:Release")["namespace"], Is.EqualTo("kube-system"));
        Assert.That(installed.Of("kubernetes:core/v1:Namespace"), Is.Empty);
    }

    [Test]
    public void The_kinds_have_one_owner()
    {
        var facts = TestCluster.Facts with { Native = TestCluster.Facts.Native.Add(Capability.MonitoringKinds) };

        Assert.That(AddOnPlan.For(facts, [new PrometheusOperatorCrds()]).Problems.Single().Key, Is.EqualTo("prometheus-operator-crds"));
    }
}
