using Platform.Components.Networks;
using Platform.Stacks.Environments;
using Platform.Stacks.Rules;
using Platform.Stacks.Specs;

namespace Platform.Tests.Stacks;

[TestFixture]
public class EnvironmentReaderTests
{
    private const string Sound = """
        { "main": { "cloud": "aws", "account": "111122223333", "region": "eu-west-1", "zones": ["eu-west-1a", "eu-west-1b"],
                    "network": { "cidr": "10.0.0.0/16" }, "nodePools": { "system": {} } } }
        """;

    private static readonly DateOnly Day = new(2026, 11, 21);

    private static EnvironmentSpec Read(string stack, string? clusters) => EnvironmentReader.Read(
        stack, clusters is null ? new Dictionary<string, string>() : new() { ["clusters"] = clusters }, Day).Environment;

    [Test]
    public void What_a_stack_file_does_not_say_comes_from_the_profile()
    {
        var dev = Read("dev", Sound).Clusters["main"];
        var prod = Read("prod", Sound).Clusters["main"];

        Assert.Multiple(() =>
        {
            Assert.That(dev.Network.Egress, Is.EqualTo(Egress.Single));
            Assert.That(prod.Network.Egress, Is.EqualTo(Egress.Regional));
            Assert.That(dev.NodePools["system"].Spot, Is.True);
            Assert.That(prod.NodePools["system"].Spot, Is.False);
            Assert.That(prod.DeletionProtection, Is.True);
        });
    }

    [Test]
    public void What_a_stack_file_says_replaces_that_value_and_no_other()
    {
        var pool = Read("prod", Sound.Replace("\"system\": {}", "\"system\": { \"max\": 20 }", StringComparison.Ordinal))
            .Clusters["main"].NodePools["system"];

        Assert.That((pool.Min, pool.Max), Is.EqualTo((3, 20)));
    }

    [Test]
    public void An_environment_of_another_name_is_built_like_production() =>
        Assert.That(Read("sandbox", Sound).Clusters["main"].DeletionProtection, Is.True);

    [Test]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var wrong = Assert.Throws<ConfigurationException>(() => Read("prod", """
            { "main": { "cloud": "aws", "account": "111122223333", "region": "eu-west-1", "zones": ["eu-west-1a"], "network": { "cidr": "10.0.0.1/16" }, "nodePools": { "system": {} } } }
            """))!;

        Assert.That(wrong.Message, Is.EqualTo("""
            Pulumi.prod.yaml: 2 problems

              platform:clusters.main.network.cidr: 10.0.0.1/16: must be a block such as 10.0.0.0/16, with no bits set beyond its prefix
                  fix: set platform:clusters.main.network.cidr to a block that nothing else uses

              platform:clusters.main.zones: 1: must be 2 to 6 zones: one zone is not highly available
                  fix: list the zones, such as eu-west-1a and eu-west-1b
            """));
    }

    [TestCase("\"cloud\": \"aws\"", "\"cloud\": \"azure\"", "platform:clusters.main.cloud")]
    [TestCase("\"cloud\": \"aws\"", "\"cloud\": \"gcp\", \"project\": \"acme\"", "platform:clusters.main.region platform:clusters.main.projectNumber")]
    [TestCase("\"cloud\": \"aws\"", "\"cloud\": \"gcp\", \"projectNumber\": \"123456789\"", "platform:clusters.main.region platform:clusters.main.project")]
    [TestCase("111122223333", "1111", "platform:clusters.main.account")]
    [TestCase("\"cloud\": \"aws\"", "\"clowd\": \"aws\"", "platform:clusters.main.clowd")]
    [TestCase("\"region\": \"eu-west-1\",", "", "platform:clusters.main.region")]
    [TestCase("eu-west-1b", "us-east-1b", "platform:clusters.main.zones")]
    [TestCase("eu-west-1b", "eu-west-1bb", "platform:clusters.main.zones")]
    [TestCase("\"region\": \"eu-west-1\"", "\"region\": \"europe-west1\"", "platform:clusters.main.region")]
    [TestCase("\"region\": \"eu-west-1\"", "\"region\": \"Ireland\"", "platform:clusters.main.region")]
    [TestCase("10.0.0.0/16", "10.0.0.0/24", "platform:clusters.main.network.cidr")]
    [TestCase("\"system\": {}", "", "platform:clusters.main.nodePools")]
    [TestCase("\"system\": {}", "\"System\": {}", "platform:clusters.main.nodePools.System")]
    [TestCase("\"system\": {}", "\"system\": { \"min\": -1 }", "platform:clusters.main.nodePools.system.min")]
    [TestCase("\"system\": {}", "\"system\": { \"max\": 0 }", "platform:clusters.main.nodePools.system.max")]
    [TestCase("\"main\"", "\"a-name-that-is-so-long\"", "platform:clusters.a-name-that-is-so-long")]
    public void A_broken_rule_points_at_its_own_key(string sound, string broken, string paths)
    {
        var wrong = Assert.Throws<ConfigurationException>(() =>
            Read("prod", Sound.Replace(sound, broken, StringComparison.Ordinal)))!;

        Assert.That(wrong.Problems.Select(problem => problem.Path), Is.EqualTo(paths.Split(' ')));
    }

    [Test]
    public void An_unknown_key_is_answered_with_the_nearest_one()
    {
        var wrong = Assert.Throws<ConfigurationException>(() =>
            Read("prod", Sound.Replace("\"region\"", "\"regoin\"", StringComparison.Ordinal)))!;

        Assert.That(wrong.Problems.Single().ToString(), Is.EqualTo(
            "platform:clusters.main.regoin: given: is not a known key\n      fix: did you mean region?"));
    }

    [Test]
    public void Blocks_of_one_environment_do_not_overlap()
    {
        var two = $"{Sound.TrimEnd()[..^1]}, \"second\": {Sound[Sound.IndexOf("{ \"cloud", StringComparison.Ordinal)..]}";

        var wrong = Assert.Throws<ConfigurationException>(() => Read("prod", two))!;

        Assert.That(wrong.Problems.Select(problem => problem.ToString()), Is.EqualTo(
            ["platform:clusters.second.network.cidr: 10.0.0.0/16: overlaps 10.0.0.0/16 of main\n      fix: use a block of its own"]));
    }

    [TestCase(null)]
    [TestCase("[]")]
    [TestCase("not json")]
    public void An_environment_without_clusters_is_refused(string? clusters) =>
        Assert.That(
            Assert.Throws<ConfigurationException>(() => Read("prod", clusters))!.Problems.Single().Path,
            Is.EqualTo("platform:clusters"));
}
