using Engine.Tests.Support;
using Platform.Engine.Comparison;
using Platform.Engine.Costs;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Costs;

[TestFixture]
public sealed class CostComparisonTests
{
    private static readonly ResourceGraph Sample = SampleGraphs.Platform();

    [Test]
    public void Without_an_earlier_deployment_there_is_no_difference()
    {
        var cost = CostComparison.Of(Sample, null, Books.Day);

        Assert.That((cost.Before, cost.Difference, cost.Changes.Count), Is.EqualTo(((Estimate?)null, Band.Zero, 0)));
        Assert.That(cost.After.Total.Usual, Is.GreaterThan(0));
    }

    [Test]
    public void The_same_stack_costs_the_same() => Assert.That(Against(Sample, Sample).Changes, Is.Empty);

    [Test]
    public void What_comes_and_what_goes_is_a_difference_of_its_component()
    {
        var more = Against(Sample, Sample.Without("main-egress"));
        var less = Against(Sample.Without("blue-secrets"), Sample);

        Assert.That(
            more.Changes.Select(change => (change.Component!.Name, change.Difference)),
            Is.EqualTo(new[] { ("main", Band.Exactly(3.65m)) }));
        Assert.That(
            less.Changes.Select(change => (change.Component!.Name, change.Difference)),
            Is.EqualTo(new[] { ("blue", Band.Exactly(-1m)) }));
        Assert.That(less.Difference, Is.EqualTo(Band.Exactly(-1m)));
    }

    [Test]
    public void A_component_that_is_gone_takes_all_it_cost_with_it()
    {
        var build = new GraphBuilder();
        build.Resource("aws:kms/key:Key", "key", Object(), parent: build.Component("acme:x:Keys", "keys"));
        var empty = new GraphBuilder().Graph();

        var change = Against(empty, build.Graph()).Changes.Single();

        Assert.That((change.Component!.Name, change.Before.Usual, change.After.Usual), Is.EqualTo(("keys", 1m, 0m)));
    }

    [Test]
    public void Larger_limits_are_a_difference_of_the_maximum_only()
    {
        var larger = Sample.WithInput("blue-system", "scalingConfig", Object(("desiredSize", 3), ("maxSize", 8), ("minSize", 3)));

        var difference = Against(larger, Sample).Difference;

        // Two machines of eu-west-1 with disks of 20 GiB.
        Assert.That(difference, Is.EqualTo(new Band(0, 0, 2 * ((0.091m * 730) + (20 * 0.088m)))));
    }

    [Test]
    public void What_only_waits_to_be_deleted_no_longer_counts()
    {
        var earlier = EarlierDeployment.Of(Sample);
        var withRest = earlier with
        {
            Resources = [.. earlier.Resources, new EarlierResource { Node = Sample.Named("main-egress"), AwaitsDeletion = true }],
        };

        Assert.That(CostComparison.Of(Sample, withRest, Books.Day).Difference, Is.EqualTo(Band.Zero));
    }

    private static CostComparison Against(ResourceGraph graph, ResourceGraph before) =>
        CostComparison.Of(graph, EarlierDeployment.Of(before), Books.Day);
}
