using Platform.Components.AddOns;

namespace Platform.Tests.Components.AddOns;

[TestFixture]
public class PriorityClassesTests
{
    private const string Kind = "kubernetes:scheduling.k8s.io/v1:PriorityClass";

    private static async Task<double[]> Values(PriorityClasses classes) =>
        [.. (await TestCluster.InstallAsync(classes)).Of(Kind).Values.Select(made => (double)made["value"])];

    [Test]
    public async Task The_platform_comes_before_pods_without_a_class_and_its_critical_part_before_the_rest() =>
        Assert.That(await Values(new()), Is.EqualTo(new[] { 1_000_000.0, 100_000.0 }));

    [Test]
    public async Task A_stack_file_s_own_priorities_reach_the_classes() =>
        Assert.That(await Values(new() { CriticalPriority = 900, StandardPriority = 70 }), Is.EqualTo(new[] { 900.0, 70.0 }));

    [Test]
    public async Task None_of_them_is_everybody_s_default()
    {
        var made = await TestCluster.InstallAsync(new PriorityClasses());

        Assert.That(made.Of(Kind).Values.Select(one => one["globalDefault"]), Is.All.False);
    }

    [TestCase(0, 100, "criticalPriority")]
    [TestCase(2_000_000_000, 100, "criticalPriority")]
    [TestCase(100, 100, "standardPriority")]
    public void Priorities_out_of_order_are_refused(int critical, int standard, string key) => Assert.That(
        new PriorityClasses { CriticalPriority = critical, StandardPriority = standard }.Check(TestCluster.Facts)
            .Select(problem => problem.Key),
        Does.Contain(key));

    [Test]
    public void A_chart_takes_a_class_only_where_it_is_there()
    {
        Assert.That(TestCluster.Facts.Priority(Priorities.Critical), Is.Null);
        Assert.That(
            (TestCluster.Facts with { Offered = [Capability.PriorityClasses] }).Priority(Priorities.Critical), Is.EqualTo("platform-critical"));
    }

    [Test]
    public void Every_chart_waits_for_them() => Assert.That(
        AddOnPlan.For(TestCluster.Facts, [new IngressNginx(), new PriorityClasses()]).Providers["ingress-nginx"],
        Does.Contain("priority-classes"));
}
