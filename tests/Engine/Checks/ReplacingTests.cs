using Platform.Engine.Checks;
using Platform.Engine.Checks.Replacements;
using Platform.Engine.Checks.Rules;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Checks;

[TestFixture]
public sealed class ReplacingTests
{
    [TestCase("aws")]
    [TestCase("gcp")]
    [TestCase("tls")]
    public void Every_path_of_the_table_is_an_input_of_its_resource(string package)
    {
        var schemas = PackageSchemas.Package(package)!.ResourceTokens.ToDictionary(RuleEntry.ShortForm, token =>
            PackageSchemas.Find(token)!.Inputs);

        var strays = ReplacingInputs.Table(package)
            .SelectMany(line => line.Value.Where(path => !schemas.TryGetValue(line.Key, out var inputs) || !Exists(inputs, path))
                .Select(path => $"{line.Key} {path}"));

        Assert.That(strays, Is.Empty);
    }

    [Test]
    public void What_the_schema_names_replaces() =>
        Assert.That(PackageSchemas.Replacing("aws:eks/cluster:Cluster"), Does.Contain("bootstrapSelfManagedAddons"));

    [TestCase("-key", "+", false)]
    [TestCase("-key", "~", false)]
    [TestCase("-key", "-", true)]
    [TestCase("~key", "+", false)]
    [TestCase("~key", "~", true)]
    [TestCase("~key", "-", true)]
    [TestCase("^key", "+", true)]
    [TestCase("^key", "~", false)]
    [TestCase("^key", "-", true)]
    [TestCase("key", "+", true)]
    [TestCase("key", "~", true)]
    [TestCase("key", "-", true)]
    public void A_sign_before_a_path_says_which_changes_count(string path, string change, bool replaces)
    {
        var one = Object(("key", Object(("arn", "one"))));
        var other = Object(("key", Object(("arn", "other"))));
        var (before, after) = change switch { "+" => (ObjectValue.Empty, one), "~" => (one, other), _ => (one, ObjectValue.Empty) };
        var node = new ResourceNode { Urn = "", Type = "a:b:C", Name = "c", Custom = true, Inputs = after };

        var marked = new Replacement(_ => new HashSet<string> { path })
            .Mark(node, ObjectValue.Empty, ValueDifferences.Between(before, after, out _));

        Assert.That(marked.Single().Replaces, Is.EqualTo(replaces));
    }

    [TestCase("key", true)]
    [TestCase("~key", true)]
    [TestCase("-key", false)]
    [TestCase("^key", false)]
    public void An_input_whose_source_is_replaced_keeps_its_value_in_some_form(string path, bool replaces)
    {
        var node = new ResourceNode { Urn = "", Type = "a:b:C", Name = "c", Custom = true };

        Assert.That(new Replacement(_ => new HashSet<string> { path }).IsReplacing(node, ObjectValue.Empty, "key"), Is.EqualTo(replaces));
    }

    [Test]
    public void A_cluster_is_replaced_when_its_encryption_goes_and_a_gateway_when_its_zones_are_no_longer_chosen()
    {
        Assert.That(PackageSchemas.Replacing("aws:eks/cluster:Cluster"), Does.Contain("-encryptionConfig"));
        Assert.That(PackageSchemas.Replacing("aws:ec2/natGateway:NatGateway"), Does.Contain("^availabilityZoneAddresses"));
    }

    [Test]
    public void What_the_provider_is_known_for_replaces()
    {
        Assert.That(PackageSchemas.Replacing("aws:eks/nodeGroup:NodeGroup"), Is.SupersetOf(["amiType", "launchTemplate.id", "region"]));
        Assert.That(PackageSchemas.Replacing("aws:eks/nodeGroup:NodeGroup"),
            Does.Not.Contain("version").And.Not.Contain("launchTemplate.version"));
        Assert.That(PackageSchemas.Replacing("gcp:container/nodePool:NodePool"), Does.Contain("nodeConfig.serviceAccount"));
        Assert.That(PackageSchemas.Replacing("gcp:container/nodePool:NodePool"), Does.Not.Contain("nodeConfig.machineType"));
        Assert.That(PackageSchemas.Replacing("gcp:projects/iAMMember:IAMMember"),
            Is.EquivalentTo(["condition", "member", "project", "role"]));
        Assert.That(PackageSchemas.Replacing("tls:index/selfSignedCert:SelfSignedCert"), Does.Not.Contain("earlyRenewalHours"));
    }

    [TestCase("kubernetes:core/v1:Namespace")]
    [TestCase("pulumi:providers:aws")]
    [TestCase("datadog:index/monitor:Monitor")]
    public void Nothing_is_known_of_others(string type) => Assert.That(PackageSchemas.Replacing(type), Is.Empty);

    private static bool Exists(ObjectSchema inputs, string path)
    {
        var at = inputs;
        foreach (var name in path.TrimStart('-', '~', '^').Split('.'))
        {
            if (at?[name] is not { } property)
                return false;
            var type = property.Type.Kind == SchemaKind.List ? property.Type.Element! : property.Type;
            at = type.Kind == SchemaKind.Object ? type.Shape : null;
        }

        return true;
    }
}
