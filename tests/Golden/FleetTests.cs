using System.Net;
using Engine.Tests.Support;
using Platform.Engine.Graph;
using Platform.Engine.Previews;

namespace Platform.Tests.Golden;

/// <summary>Two clusters on each cloud in one environment, as docs/clusters.md shows them, keep out of each other's way.</summary>
[TestFixture]
public class FleetTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs/clusters.md"));
    private static readonly string Section = Page[Page.IndexOf("## Several clusters on each cloud", StringComparison.Ordinal)..];
    private static readonly string Yaml = Block("yaml");

    private PreviewResult _preview = null!;

    [OneTimeSetUp]
    public async Task Preview() => _preview = await Previewed.OfStackFileAsync("prod", Yaml);

    [Test]
    public void All_four_are_made_in_one_preview()
    {
        Assert.That(_preview.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString()), Is.Empty);
        Assert.That(
            Names("aws:eks/cluster:Cluster").Concat(Names("gcp:container/cluster:Cluster")),
            Is.EquivalentTo(["acme-prod-west", "acme-prod-central", "acme-prod-belgium", "acme-prod-finland"]));
    }

    [Test]
    public void Their_addresses_are_apart()
    {
        var networks = _preview.Graph.OfType("aws:ec2/vpc:Vpc").Select(node => Text(node, "cidrBlock"))
            .Concat(_preview.Graph.OfType("gcp:compute/subnetwork:Subnetwork").Select(node => Text(node, "ipCidrRange")))
            .Select(IPNetwork.Parse)
            .ToArray();

        Assert.That(networks, Has.Length.EqualTo(6), "two VPCs, and two subnets in each of two networks");
        Assert.That(
            from one in networks from other in networks where one != other && (one.Contains(other.BaseAddress) || other.Contains(one.BaseAddress)) select (one, other),
            Is.Empty);
    }

    /// <summary>What a cloud names within an account, a project or the world; what is inside a cluster is named within that.</summary>
    [Test]
    public void No_two_resources_have_one_physical_name()
    {
        var named =
            from node in _preview.Graph.Resources
            where node.Custom && !node.Type.StartsWith("kubernetes:", StringComparison.Ordinal) && !node.Type.StartsWith("pulumi:", StringComparison.Ordinal)
            from input in new[] { "name", "bucket", "accountId" }
            let name = Text(node, input)
            where name.Length > 0 && IsNamed(node.Type)
            select $"{node.Type} {name}";

        Assert.That(named, Is.Not.Empty.And.Unique);
    }

    [Test]
    public void Every_cluster_has_its_own_provider_and_the_same_releases()
    {
        var releases = _preview.Graph.OfType("kubernetes:helm.sh/v3:Release").ToLookup(node => node.Provider);

        Assert.That(releases, Has.Exactly(4).Items);
        Assert.That(releases.Select(cluster => cluster.Count()).Distinct().Count(), Is.EqualTo(2), "as many on the clusters of one cloud");
    }

    [Test]
    public async Task A_slot_that_is_taken_is_refused()
    {
        var clash = await Previewed.OfStackFileAsync("prod", Yaml.Replace("slot: 17", "slot: 16", StringComparison.Ordinal));

        Assert.That(Flat(string.Join('\n', clash.Problems)), Does.Contain(Flat(Block("text"))));
        Assert.That(clash.Graph.Resources.Where(node => node.Custom), Is.Empty);
    }

    /// <summary>Of some types the name is a setting, a policy's or an add-on's within its cluster.</summary>
    private static bool IsNamed(string type) => type is "aws:eks/cluster:Cluster" or "aws:iam/role:Role" or "aws:kms/alias:Alias" or "aws:cloudwatch/logGroup:LogGroup"
        or "aws:sqs/queue:Queue" or "aws:cloudwatch/eventRule:EventRule" or "aws:s3/bucket:Bucket" or "aws:ec2/launchTemplate:LaunchTemplate"
        or "gcp:container/cluster:Cluster" or "gcp:container/nodePool:NodePool" or "gcp:compute/network:Network" or "gcp:compute/subnetwork:Subnetwork"
        or "gcp:storage/bucket:Bucket" or "gcp:serviceaccount/account:Account" or "gcp:kms/keyRing:KeyRing" or "gcp:compute/firewall:Firewall";

    private IEnumerable<string> Names(string type) => _preview.Graph.OfType(type).Select(node => Text(node, "name"));

    private static string Text(ResourceNode node, string input) => (node.Inputs.FirstOrDefault(entry => entry.Key == input).Value?.Plain as StringValue)?.Value ?? "";

    private static string Block(string language)
    {
        var start = Section.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return Section[start..Section.IndexOf("```", start, StringComparison.Ordinal)];
    }

    /// <summary>Readers indent what a program says.</summary>
    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
