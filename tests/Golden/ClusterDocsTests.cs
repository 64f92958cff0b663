using System.Text.RegularExpressions;
using Engine.Tests.Support;
using Platform.Engine.Checks;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;
using Platform.Engine.Policies;

namespace Platform.Tests.Golden;

/// <summary>The stack files that docs/clusters.md shows are stack files that work.</summary>
[TestFixture]
public partial class ClusterDocsTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs/clusters.md"));

    [Test]
    public async Task Another_cluster_is_another_entry_and_changes_nothing_of_the_others()
    {
        var three = Block("Add a cluster");
        var two = three[..three.IndexOf("    third:\n", StringComparison.Ordinal)];
        var before = (await Previewed.OfStackFileAsync("prod", two)).Graph;
        var after = (await Previewed.OfStackFileAsync("prod", three)).Graph;

        var added = after.Resources.Select(node => node.Urn).Except(before.Resources.Select(node => node.Urn)).ToArray();
        var others = GraphText.Of(after with { Resources = [.. after.Resources.Where(node => !added.Contains(node.Urn))], Outputs = before.Outputs });

        Assert.That(added.Length, Is.GreaterThan(20));
        Assert.That(after.OfType("gcp:container/nodePool:NodePool").Select(node => node.Name), Does.Contain("third-batch-nodes"));
        Assert.That(others, Is.EqualTo(GraphText.Of(before)));
    }

    [Test]
    public async Task An_adopted_cluster_gets_the_same_add_ons_and_no_network_of_ours()
    {
        var graph = (await Previewed.OfStackFileAsync("prod", Block("Adopt a cluster"))).Graph;

        Assert.That(graph.OfType("kubernetes:helm.sh/v3:Release").Select(node => node.Name), Does.Contain("old-ingress-nginx-release"));
        Assert.That(graph.Resources.Where(node => node.Type is "gcp:compute/network:Network" or "gcp:container/cluster:Cluster"), Is.Empty);
    }

    [Test]
    public async Task What_may_be_replaced_is_not_protected_and_everything_else_guarded_is()
    {
        var subnets = (await Previewed.OfStackFileAsync("prod", Block("Replace what is guarded"))).Graph.OfType("aws:ec2/subnet:Subnet");

        Assert.That(subnets.Where(node => !node.Options.Protect).Select(node => node.Name), Is.EqualTo(["main-private-eu-west-1a"]));
    }

    [Test]
    public async Task Roles_of_a_cluster_that_a_bounded_deployer_makes_carry_the_boundary()
    {
        var yaml = Block("Sandboxed pods").Replace("config:\n", "config:\n  platform:iamScope: {}\n", StringComparison.Ordinal);
        var roles = (await Previewed.OfStackFileAsync("prod", yaml)).Graph.OfType("aws:iam/role:Role").ToArray();

        Assert.That(roles, Is.Not.Empty);
        Assert.That(roles.Where(role => role.Inputs.Single(input => input.Key == "permissionsBoundary").Value.Plain
            != new StringValue("arn:aws:iam::111122223333:policy/deploy/platform-boundary")).Select(role => role.Name), Is.Empty);
    }

    [Test]
    public async Task The_stack_that_makes_deployers_breaks_no_rule_but_those_that_it_waives()
    {
        var graph = (await Previewed.OfStackFileAsync("deployers", Block("Who deploys"))).Graph;
        var report = PolicyCheck.Of(graph, Planner.For(graph, null, PackageSchemas.Replacing), null, new(2026, 11, 21));

        Assert.That(report.Problems().Select(problem => problem.ToString()), Is.Empty);
        Assert.That(report.Findings.Select(finding => finding.Rule.Id), Is.EquivalentTo(["AWS-005", "GCP-002"]));
    }

    private static string Block(string title) =>
        Example().Matches(Page).First(match => match.Groups["title"].Value == title).Groups["yaml"].Value;

    /// <summary>The YAML blocks with the heading that they stand under.</summary>
    [GeneratedRegex(@"(?<=## (?<title>[^\n]+)\n(?:(?!\n## )[\s\S])*)```yaml\n(?<yaml>[\s\S]*?)```")]
    private static partial Regex Example();
}
