using Platform.Engine.Costs;
using Platform.Stacks.Specs;
using Platform.Stacks.Versions;

namespace Platform.Tests.Stacks;

/// <summary>The stacks and the engine may not know one another, and both have to know when EKS ends support of a minor.</summary>
[TestFixture]
public sealed class SupportCalendarTests
{
    private static readonly KubernetesMinor[] Minors = [.. KubernetesMinors.All.Where(minor => minor.Cloud == Cloud.Aws)];

    [TestCaseSource(nameof(Minors))]
    public void Stacks_and_the_engine_agree_on_the_end_of_standard_support(KubernetesMinor minor) =>
        Assert.That(SupportCalendar.EndOf(minor.Minor), Is.EqualTo(minor.StandardUntil));

    [Test]
    public void The_engine_knows_no_younger_minor_than_the_stacks() =>
        Assert.That(SupportCalendar.Eks.Keys.Max(), Is.EqualTo(Minors.Max(minor => minor.Number)));
}
