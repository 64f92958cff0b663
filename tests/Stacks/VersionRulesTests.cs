using System.Collections.Immutable;
using Platform.Stacks.Rules;
using Platform.Stacks.Specs;
using Platform.Stacks.Versions;

namespace Platform.Tests.Stacks;

[TestFixture]
public class VersionRulesTests
{
    private const string Path = "platform:clusters.main";

    private static readonly DateOnly Autumn = new(2026, 11, 21);

    private static ClusterSpec Cluster(Cloud cloud, string version, string? nodes = null) => new()
    {
        Cloud = cloud,
        Version = version,
        NodePools = ImmutableSortedDictionary<string, NodePoolSpec>.Empty.Add("system", new() { Version = nodes }),
    };

    [TestCase(Cloud.Aws, "1.35")]
    [TestCase(Cloud.Aws, "1.36")]
    [TestCase(Cloud.Gcp, "1.35")]
    [TestCase(Cloud.Gcp, "1.36")]
    public void A_supported_minor_passes_without_a_word(Cloud cloud, string version)
    {
        Assert.That(VersionRules.Problems(Path, Cluster(cloud, version), Autumn), Is.Empty);
        Assert.That(VersionRules.Warnings(Path, Cluster(cloud, version), Autumn), Is.Empty);
    }

    [Test]
    public void An_unknown_minor_is_answered_with_the_supported_ones() => Assert.That(
        VersionRules.Problems(Path, Cluster(Cloud.Aws, "1.29"), Autumn).Single().ToString(),
        Is.EqualTo("platform:clusters.main.version: 1.29: is not a Kubernetes minor that this platform knows on EKS\n      fix: use one of 1.34, 1.35, 1.36"));

    [Test]
    public void A_minor_without_any_support_is_refused() => Assert.That(
        VersionRules.Problems(Path, Cluster(Cloud.Gcp, "1.33"), new(2027, 6, 4)).Single().ToString(),
        Is.EqualTo("platform:clusters.main.version: 1.33: has had no support since 2027-06-03\n      fix: upgrade one minor at a time, towards 1.36"));

    [Test]
    public void A_minor_soon_out_of_standard_support_is_warned_of_with_the_next_one() => Assert.That(
        VersionRules.Warnings(Path, Cluster(Cloud.Aws, "1.34"), Autumn).Single().ToString(),
        Is.EqualTo("platform:clusters.main.version: 1.34: standard support ends on 2026-12-02, in 11 days; from then on AWS upgrades the control plane by "
            + "itself, or asks six times the price where extended support is chosen\n      fix: set platform:clusters.main.version to 1.35"));

    [Test]
    public void A_minor_in_extended_support_is_warned_of() => Assert.That(
        VersionRules.Warnings(Path, Cluster(Cloud.Gcp, "1.34"), Autumn).Single().Rule,
        Does.StartWith("standard support ended on 2026-10-01; from then on GKE upgrades the cluster by itself"));

    [TestCase(89, 1)]
    [TestCase(90, 0)]
    public void The_warning_starts_ninety_days_before(int days, int warnings) => Assert.That(
        VersionRules.Warnings(Path, Cluster(Cloud.Aws, "1.35"), new DateOnly(2027, 3, 27).AddDays(-days)).Count(), Is.EqualTo(warnings));

    [TestCase("1.34", false)]
    [TestCase("1.36", false)]
    [TestCase("1.37", true)]
    [TestCase("1.32", true)]
    public void Nodes_run_a_known_minor(string nodes, bool refused) =>
        Assert.That(VersionRules.Problems(Path, Cluster(Cloud.Aws, "1.36", nodes), Autumn).Any(), Is.EqualTo(refused));

    [Test]
    public void Nodes_are_never_ahead_of_their_control_plane() => Assert.That(
        VersionRules.Problems(Path, Cluster(Cloud.Gcp, "1.34", "1.35"), Autumn).Single().ToString(),
        Is.EqualTo("platform:clusters.main.nodePools.system.version: 1.35: nodes may be up to 3 minors behind the control plane's 1.34, and never ahead of it\n"
            + "      fix: upgrade the control plane first, then the nodes"));

    [Test]
    public void Every_minor_of_the_table_ends_standard_support_before_extended_support_and_after_the_minor_before_it()
    {
        foreach (var minors in KubernetesMinors.All.GroupBy(minor => minor.Cloud))
        {
            Assert.That(minors.All(minor => minor.StandardUntil < minor.ExtendedUntil));
            Assert.That(minors.Select(minor => minor.StandardUntil), Is.Ordered);
            Assert.That(minors.Select(minor => minor.Number), Is.EqualTo(Enumerable.Range(minors.First().Number, minors.Count())));
        }
    }

    [Test]
    public void The_pinned_Karpenter_supports_every_minor_that_EKS_offers_here() => Assert.That(
        KubernetesMinors.All.Where(minor => minor.Karpenter is not null && Version.Parse(minor.Karpenter) > Version.Parse(Platform.Components.AddOns.Charts.Karpenter.Version)), Is.Empty);

    [Test]
    public void EKS_s_own_add_ons_are_known_for_every_minor() => Assert.That(
        KubernetesMinors.All.Where(minor => minor.Cloud == Cloud.Aws).Select(minor => minor.Minor), Is.EqualTo(Platform.Components.Clusters.EksAddOnVersions.ByMinor.Keys));

    [Test]
    public void The_day_is_that_of_reproducible_builds_where_one_is_given()
    {
        Environment.SetEnvironmentVariable(Today.Variable, "1795219200");
        try
        {
            Assert.That(Today.Read(), Is.EqualTo(new DateOnly(2026, 11, 21)));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Today.Variable, null);
        }
    }
}
