using Platform.Engine.Graph;
using Platform.Engine.Previews;

namespace Platform.Tests.Golden;

/// <summary>Production in three layers is production: the stack files that docs/layers.md shows build together what the whole builds.</summary>
[TestFixture]
public class LayerTests
{
    private static readonly string[] Stacks = ["prod-foundation", "prod-clusters", "prod-addons"];

    private readonly Dictionary<string, PreviewResult> _known = [];
    private readonly Dictionary<string, PreviewResult> _unknown = [];
    private LayeredProject _project = null!;
    private ResourceGraph _whole = null!;

    [OneTimeSetUp]
    public async Task Preview()
    {
        _project = new LayeredProject();
        _whole = await Previewed.GraphOf("prod");
        foreach (var (previews, unknowns) in new[] { (_known, false), (_unknown, true) })
        {
            var runs = Previewed.RunsOf(_project.Folder, unknowns);
            // The last one first: it has the others run before it.
            foreach (var stack in Stacks.Reverse())
                previews[stack] = await runs(stack);
        }
    }

    [OneTimeTearDown]
    public void Remove() => _project.Dispose();

    [TestCaseSource(nameof(Stacks))]
    public void A_layer_previews_without_a_problem(string stack) => Assert.That(Errors(_known[stack]), Is.Empty);

    [TestCaseSource(nameof(Stacks))]
    public void A_layer_previews_without_a_problem_while_nothing_exists(string stack)
    {
        Assert.That(Errors(_unknown[stack]), Is.Empty);
        Assert.That(_unknown[stack].Graph.Resources.Select(node => node.Urn), Is.EquivalentTo(_known[stack].Graph.Resources.Select(node => node.Urn)));
    }

    [Test]
    public void The_layers_together_make_what_the_whole_makes_and_each_thing_once() =>
        Assert.That(Stacks.SelectMany(stack => Made(_known[stack].Graph)), Is.EquivalentTo(Made(_whole)));

    /// <summary>By its urn or by one that it had, so that <c>pulumi state move</c> loses nothing.</summary>
    [TestCaseSource(nameof(Stacks))]
    public void What_a_layer_makes_is_found_in_the_whole_under_its_name(string stack) =>
        Assert.That(Twins(stack).Where(pair => pair.Twin is null).Select(pair => pair.Node.Urn), Is.Empty);

    /// <summary>Ids and what is made of them follow from urns in a preview, so values are compared where nothing else goes into them.</summary>
    [TestCaseSource(nameof(Stacks))]
    public void What_a_layer_makes_is_as_it_is_in_the_whole(string stack)
    {
        foreach (var (node, twin) in Twins(stack))
        {
            Assert.That(node.Inputs.Names, Is.EqualTo(twin!.Inputs.Names), node.Urn);
            Assert.That((node.Options.Protect, node.Options.RetainOnDelete), Is.EqualTo((twin.Options.Protect, twin.Options.RetainOnDelete)), node.Urn);
            Assert.That(Given(node, twin), Is.EqualTo(Given(twin, node)), node.Urn);
        }
    }

    [Test]
    public void Every_layer_has_its_part()
    {
        Assert.That(Types("prod-foundation"), Does.Contain("aws:ec2/vpc:Vpc").And.Contain("gcp:compute/network:Network").And.Contain("gcp:projects/service:Service"));
        Assert.That(Types("prod-clusters"), Does.Contain("aws:eks/cluster:Cluster").And.Contain("gcp:container/nodePool:NodePool").And.Contain("aws:kms/key:Key"));
        Assert.That(Types("prod-clusters"), Does.Not.Contain("aws:ec2/vpc:Vpc"));
        Assert.That(Types("prod-addons"), Does.Contain("kubernetes:helm.sh/v3:Release").And.Contain("aws:s3/bucket:Bucket"));
        Assert.That(Types("prod-addons"), Does.Not.Contain("aws:eks/cluster:Cluster").And.Not.Contain("gcp:container/cluster:Cluster"));
    }

    [Test]
    public void A_layer_reads_the_one_below_and_no_other() =>
        Assert.That(
            Stacks.Select(stack => _known[stack].Graph.OfType("pulumi:pulumi:StackReference").Select(node => node.Name)),
            Is.EqualTo(new string[][] { [], ["organization/platform/prod-foundation"], ["organization/platform/prod-clusters"] }));

    [Test]
    public void A_kubeconfig_is_secret_in_every_layer_that_has_one()
    {
        foreach (var stack in Stacks.Skip(1))
        {
            var main = (ObjectValue)_known[stack].Graph.Outputs.Single(output => output.Key == "main").Value.Plain;
            var providers = _known[stack].Graph.OfType("pulumi:providers:kubernetes").Select(node => node.Inputs.Single(input => input.Key == "kubeconfig").Value);

            Assert.That(main.Single(output => output.Key == "kubeconfig").Value, Is.InstanceOf<SecretValue>(), stack);
            Assert.That(providers, Has.Exactly(2).Items.And.All.InstanceOf<SecretValue>(), stack);
        }
    }

    [Test]
    public void What_is_handed_over_is_not_secret() =>
        Assert.That(
            Stacks.SkipLast(1).Select(stack => _known[stack].Graph.Outputs.Single(output => output.Key == "handOver").Value.HasSecrets), Is.All.False);

    [Test]
    public void The_clusters_exports_are_those_of_the_whole()
    {
        Assert.That(_known["prod-addons"].Graph.Outputs.Names, Is.EqualTo(_whole.Outputs.Names));
        Assert.That(_known["prod-clusters"].Graph.Outputs.Names.Except(_whole.Outputs.Names), Is.EqualTo(["handOver"]));
    }

    /// <summary>After <c>pulumi state move</c>, what hung below the cluster is found by the urn that it had.</summary>
    [TestCase("pulumi:providers:kubernetes", "main-kubernetes", "platform:clusters:EksCluster$pulumi:providers:kubernetes")]
    [TestCase("pulumi:providers:kubernetes", "second-kubernetes", "platform:clusters:GkeCluster$pulumi:providers:kubernetes")]
    [TestCase("platform:identity:AwsWorkloadIdentity", "main-backup", "platform:clusters:EksCluster$platform:identity:AwsWorkloadIdentity")]
    public void What_the_whole_has_below_a_cluster_keeps_its_identity(string type, string name, string former) =>
        Assert.That(
            _known["prod-addons"].Graph.Single(type, name).Options.Aliases, Does.Contain($"urn:pulumi:prod-addons::platform::{former}::{name}"));

    private IEnumerable<(ResourceNode Node, ResourceNode? Twin)> Twins(string stack)
    {
        var whole = _whole.Resources.Where(IsMade).ToDictionary(node => node.Urn);
        return
            from node in _known[stack].Graph.Resources.Where(IsMade)
            let urns = node.Options.Aliases.Prepend(node.Urn).Select(urn => urn.Replace($"urn:pulumi:{stack}::", "urn:pulumi:prod::", StringComparison.Ordinal))
            select (node, urns.Select(whole.GetValueOrDefault).FirstOrDefault(twin => twin is not null));
    }

    /// <summary>The inputs into which neither went anything of another resource, and for which no name was made up.</summary>
    private static IEnumerable<KeyValuePair<string, PropertyValue>> Given(ResourceNode node, ResourceNode other) => node.Inputs.Where(input =>
        !node.PropertyDependencies.ContainsKey(input.Key)
        && !other.PropertyDependencies.ContainsKey(input.Key)
        && !node.AutoNamed.Any(path => path.Split('.')[0] == input.Key));

    private IEnumerable<string> Types(string stack) => _known[stack].Graph.Resources.Select(node => node.Type).Distinct();

    private static IEnumerable<string> Errors(PreviewResult preview) =>
        preview.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString());

    /// <summary>What is made in a cloud or a cluster; providers and references are each stack's own.</summary>
    internal static bool IsMade(ResourceNode node) => node.Custom && !Urns.IsProviderType(node.Type) && !node.External && node.Type != Urns.StackType;

    private static IEnumerable<string> Made(ResourceGraph graph) => graph.Resources.Where(IsMade).Select(node => $"{node.Type} {node.Name}");
}
