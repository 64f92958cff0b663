using System.Text.RegularExpressions;
using Engine.Tests.Support;
using Platform.Engine.Graph;
using Platform.Engine.Previews;

namespace Platform.Tests.Golden;

/// <summary>The short-lived environment of docs/sandbox.md is one file, and goes without leaving anything behind that costs.</summary>
[TestFixture]
public partial class SandboxTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs/sandbox.md"));
    private static readonly string Yaml = Blocks("yaml").Single();

    private PreviewResult _preview = null!;

    [OneTimeSetUp]
    public async Task Preview() => _preview = await Previewed.OfStackFileAsync("sandbox", Yaml);

    [Test]
    public void It_previews_without_a_problem()
    {
        Assert.That(_preview.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.ToString()), Is.Empty);
        Assert.That(_preview.Graph.Resources.Select(node => node.Type), Does.Contain("aws:eks/cluster:Cluster").And.Contain("gcp:container/cluster:Cluster"));
    }

    [Test]
    public void Nothing_of_it_is_protected_or_kept() =>
        Assert.That(_preview.Graph.Resources.Where(node => node.Options.Protect || node.Options.RetainOnDelete).Select(node => node.Urn), Is.Empty);

    [TestCase("aws:s3/bucket:Bucket", "forceDestroy", true)]
    [TestCase("gcp:storage/bucket:Bucket", "forceDestroy", true)]
    [TestCase("aws:eks/cluster:Cluster", "deletionProtection", false)]
    [TestCase("gcp:container/cluster:Cluster", "deletionProtection", false)]
    public void A_cloud_does_not_refuse_its_deletion_either(string type, string input, bool value)
    {
        var nodes = _preview.Graph.OfType(type).ToArray();

        Assert.That(nodes, Is.Not.Empty);
        Assert.That(nodes.Select(node => node.Inputs.SingleOrDefault(entry => entry.Key == input).Value), Is.All.EqualTo(new BoolValue(value)));
    }

    [Test]
    public void Volumes_go_with_their_claims()
    {
        var classes = _preview.Graph.OfType("kubernetes:storage.k8s.io/v1:StorageClass").ToArray();

        Assert.That(classes, Is.Not.Empty);
        Assert.That(classes.Where(node => IsDefault(node) && Text(node, "reclaimPolicy") != "Delete").Select(node => node.Name), Is.Empty);
        Assert.That(classes.Count(IsDefault), Is.EqualTo(2));
    }

    [Test]
    public void Its_last_day_is_a_tag_of_what_every_provider_makes()
    {
        var providers = _preview.Graph.Resources.Where(node => node.Type is "pulumi:providers:aws" or "pulumi:providers:gcp").ToArray();

        Assert.That(providers, Has.Length.EqualTo(2));
        Assert.That(providers.Select(node => GraphText.Of(new() { Project = "platform", Stack = "sandbox", Resources = [node] })), Is.All.Contain("2026-12-01"));
    }

    private static bool IsDefault(ResourceNode node) => GraphText.Of(new() { Project = "platform", Stack = "sandbox", Resources = [node] }).Contains("is-default-class: true", StringComparison.Ordinal);

    private static string? Text(ResourceNode node, string input) => (node.Inputs.SingleOrDefault(entry => entry.Key == input).Value?.Plain as StringValue)?.Value;

    private static IEnumerable<string> Blocks(string language) =>
        Block().Matches(Page).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value);

    [GeneratedRegex("```(?<language>[a-z]+)\n(?<text>[\\s\\S]*?)```")]
    private static partial Regex Block();
}
