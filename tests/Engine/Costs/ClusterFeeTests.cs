using System.Globalization;
using Engine.Tests.Support;
using Platform.Engine.Costs;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Costs;

[TestFixture]
public sealed class ClusterFeeTests
{
    [TestCase("1.34", "2026-12-01", 73)]
    [TestCase("1.34", "2026-12-02", 438)]
    [TestCase("1.33", "2026-11-21", 438)]
    [TestCase("1.35", "2026-11-21", 73)]
    [TestCase("1.27", "2026-11-21", 438)]
    [TestCase("1.99", "2026-11-21", 73)]
    public void The_fee_of_a_control_plane_depends_on_the_day_and_its_version(string version, string day, int monthly) =>
        Assert.That(On(day, Object(("version", version))).Total.Usual, Is.EqualTo(monthly));

    [Test]
    public void A_cluster_that_is_upgraded_in_time_never_pays_for_extended_support()
    {
        var standard = Object(("version", "1.33"), ("upgradePolicy", Object(("supportType", "STANDARD"))));
        var extended = Object(("version", "1.33"), ("upgradePolicy", Object(("supportType", "EXTENDED"))));

        Assert.That(On("2026-11-21", standard).Total.Usual, Is.EqualTo(73));
        Assert.That(On("2026-11-21", extended).Total.Usual, Is.EqualTo(438));
    }

    [Test]
    public void A_fee_that_rises_within_ninety_days_is_said_beforehand()
    {
        var versions = Object(("version", "1.34"));

        Assert.That(On("2026-11-21", versions).Notes, Is.EqualTo(new[]
        {
            "it: standard support of Kubernetes 1.34 ends on 2026-12-02; the control plane then costs 438.00 instead of 73.00 USD",
        }));
        Assert.That(On("2026-09-03", versions).Notes, Has.Count.EqualTo(1));
        Assert.That(On("2026-09-02", versions).Notes, Is.Empty);
    }

    [Test]
    public void An_upgrade_that_is_forced_within_ninety_days_is_said_too() => Assert.That(
        On("2026-11-21", Object(("version", "1.34"), ("upgradePolicy", Object(("supportType", "STANDARD"))))).Notes,
        Is.EqualTo(new[]
        {
            "it: standard support of Kubernetes 1.34 ends on 2026-12-02; the cluster is then upgraded, and costs no more",
        }));

    [Test]
    public void A_version_of_which_nothing_is_known_is_said()
    {
        Assert.That(
            On("2026-11-21", Object(("version", "1.99"))).Notes.Single(),
            Does.Contain("nothing is known of the support of Kubernetes 1.99"));
        Assert.That(On("2026-11-21", Object(("version", Unknown))).Notes.Single(), Does.Contain("its Kubernetes version is not known"));
    }

    [Test]
    public void What_comes_on_top_of_the_fee_is_not_priced()
    {
        var estimate = On("2026-11-21", Object(
            ("version", "1.35"), ("controlPlaneScalingConfig", Object(("tier", "tier-xl"))), ("computeConfig", Object(("enabled", true)))));

        Assert.That(estimate.NotPriced, Has.Count.EqualTo(2));
    }

    private static Estimate On(string day, ObjectValue inputs)
    {
        var build = new GraphBuilder { Config = Object(("aws:region", "home")) };
        build.Resource("aws:eks/cluster:Cluster", "it", inputs);
        return Estimator.Of(build.Graph(), DateOnly.Parse(day, CultureInfo.InvariantCulture), Books.Small);
    }
}
