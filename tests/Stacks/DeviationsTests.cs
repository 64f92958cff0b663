using System.Collections.Immutable;
using Platform.Components.Networks;
using Platform.Stacks.Profiles;
using Platform.Stacks.Specs;

namespace Platform.Tests.Stacks;

/// <summary>What a preview says that an environment gives up.</summary>
[TestFixture]
public class DeviationsTests
{
    private const string Gateway = "a way to the internet in every zone";
    private const string Backups = "protection from deletion, and backups";

    private static EnvironmentSpec Environment(string name, params (string Name, ClusterSpec Cluster)[] clusters) =>
        EnvironmentProfiles.For(name).Environment with
        {
            Name = name,
            Clusters = clusters.ToImmutableSortedDictionary(cluster => cluster.Name, cluster => cluster.Cluster),
        };

    private static ClusterSpec Cluster(string environment, Cloud cloud) => EnvironmentProfiles.For(environment).Cluster with
    {
        Cloud = cloud,
        NodePools = ImmutableSortedDictionary<string, NodePoolSpec>.Empty.Add("system", EnvironmentProfiles.For(environment).NodePool),
    };

    [Test]
    public void Production_gives_up_nothing() =>
        Assert.That(Deviations.Text(Environment("prod", ("main", Cluster("prod", Cloud.Aws)))), Is.Empty);

    [Test]
    public void An_environment_says_what_it_gives_up_and_why_in_a_line_each() => Assert.That(
        Deviations.Text(Environment("staging", ("main", Cluster("staging", Cloud.Gcp)))),
        Is.EqualTo("""
            staging gives up, compared with production:
              a way to the internet in every zone: one zonal gateway costs a third of three; the loss of its zone cuts all nodes off from the internet
              protection from deletion, and backups: it is rebuilt from configuration; nothing in it is missed
              kinds that outlive their add-on: a kind that goes takes its objects along, which is what a rebuilt environment wants
              the dead man's switch: whoever rehearses looks at the channel; nobody is woken because it is silent
              room for nine nodes in a pool: a rehearsal has less to carry
            """));

    [Test]
    public void What_the_stack_file_takes_back_is_not_given_up()
    {
        var cluster = Cluster("staging", Cloud.Gcp);
        var taken = cluster with { Network = cluster.Network with { Egress = Egress.Regional } };

        Assert.That(Deviations.Text(Environment("staging", ("main", taken))), Does.Not.Contain(Gateway).And.Contain(Backups));
    }

    [Test]
    public void What_is_taken_back_in_part_is_still_given_up() => Assert.That(
        Deviations.Text(Environment("staging", ("main", Cluster("staging", Cloud.Gcp) with { DeletionProtection = true }))),
        Does.Contain(Backups));

    [Test]
    public void What_the_environment_takes_back_is_not_given_up()
    {
        var dev = Environment("dev", ("main", Cluster("dev", Cloud.Aws)));

        Assert.That(Deviations.Text(dev), Does.Contain("the guard against replacement"));
        Assert.That(Deviations.Text(dev with { ReplaceGuard = true }), Does.Not.Contain("the guard against replacement"));
    }

    [Test]
    public void What_only_some_clusters_give_up_names_them()
    {
        var cluster = Cluster("staging", Cloud.Gcp);
        var taken = cluster with { Network = cluster.Network with { Egress = Egress.Regional } };

        Assert.That(Deviations.Text(Environment("staging", ("main", cluster), ("second", taken))), Does.Contain($"\n  main: {Gateway}: "));
    }

    [Test]
    public void What_is_of_another_cloud_is_not_spoken_of()
    {
        Assert.That(Deviations.Text(Environment("dev", ("main", Cluster("dev", Cloud.Aws)))), Does.Not.Contain("minor versions by request"));
        Assert.That(Deviations.Text(Environment("dev", ("main", Cluster("dev", Cloud.Gcp)))), Does.Contain("minor versions by request"));
    }

    [Test]
    public void A_cluster_of_somebody_else_gives_up_what_is_installed_in_it_and_no_more()
    {
        var adopted = Cluster("dev", Cloud.Aws) with
        {
            Existing = new() { Name = "old" },
            NodePools = ImmutableSortedDictionary<string, NodePoolSpec>.Empty,
        };

        Assert.That(Deviations.Text(Environment("dev", ("main", adopted))), Does.Contain("replicas in several zones").And.Not.Contain(Gateway));
    }

    [Test]
    public void What_a_profile_takes_back_from_the_one_before_it_is_not_given_up_twice() =>
        Assert.That(Deviations.Text(Environment("dev", ("main", Cluster("dev", Cloud.Aws)))), Does.Not.Contain("flow logs for 90 days"));
}
