using Platform.Stacks.Environments;
using Platform.Stacks.Rules;
using Platform.Stacks.Specs;

namespace Platform.Tests.Stacks;

/// <summary>What a layer's stack file may say, and what is read of the environment's.</summary>
[TestFixture]
public class LayerReaderTests
{
    private const string Environment = """
        config:
          platform:organization: acme
          platform:secrets: { ofTheWhole: something }
          platform:clusters:
            main: { cloud: aws, account: "111122223333", region: eu-west-1, zones: [eu-west-1a, eu-west-1b, eu-west-1c], network: { slot: 1 }, version: 1.35, nodePools: { system: {} } }
          aws:region: eu-west-1
        """;

    private static readonly DateOnly Day = new(2026, 11, 21);

    [TestCase("foundation", null, LayerPart.Foundation)]
    [TestCase("clusters", "prod-foundation", LayerPart.Clusters)]
    [TestCase("addOns", "acme/platform/prod-clusters", LayerPart.AddOns)]
    public void A_layer_is_the_environment_with_a_part(string part, string? below, LayerPart expected)
    {
        var spec = Read(below is null ? $"{{ of: prod, part: {part} }}" : $"{{ of: prod, part: {part}, below: {below} }}");

        Assert.That(spec, Is.EqualTo(Whole() with { Layer = spec.Layer, Secrets = [], Clusters = spec.Clusters }));
        Assert.That(spec.Clusters["main"].Version, Is.EqualTo("1.35"));
        Assert.That(Enum.GetValues<LayerPart>().Where(spec.Builds), Is.EqualTo([expected]));
    }

    [Test]
    public void A_whole_environment_builds_every_part() => Assert.That(Enum.GetValues<LayerPart>().Where(Whole().Builds), Is.EqualTo(Enum.GetValues<LayerPart>()));

    [Test]
    public void Secrets_are_the_layer_s_own() => Assert.That(
        Read("{ of: prod, part: addOns, below: prod-clusters }\n  platform:secrets: { own: something }").Secrets, Is.EqualTo(["own"]));

    [TestCase("{ part: foundation }", "platform:layer.of")]
    [TestCase("{ of: Prod, part: foundation }", "platform:layer.of")]
    [TestCase("{ of: prd, part: foundation }", "platform:layer.of")]
    [TestCase("{ of: other-layer, part: foundation }", "platform:layer.of")]
    [TestCase("{ of: prod }", "platform:layer.part")]
    [TestCase("{ of: prod, part: addons, below: prod-clusters }", "platform:layer.part")]
    [TestCase("{ of: prod, part: foundation, below: prod-clusters }", "platform:layer.below")]
    [TestCase("{ of: prod, part: clusters }", "platform:layer.below")]
    [TestCase("{ of: prod, part: clusters, below: part }", "platform:layer.below")]
    [TestCase("{ of: prod, part: clusters, below: platform/prod-foundation }", "platform:layer.below")]
    [TestCase("{ of: prod, part: foundation, bellow: x }", "platform:layer.bellow")]
    [TestCase("foundation", "platform:layer", "platform:layer.of", "platform:layer.part")]
    [TestCase("{ of: prod, part: foundation }\n  platform:tags: { owner: me }", "platform:tags")]
    public void A_mistake_of_a_layer_is_found_at_its_key(string layer, params string[] paths)
    {
        var wrong = Assert.Throws<ConfigurationException>(() => Read(layer))!;

        Assert.That(wrong.Message, Does.StartWith("Pulumi.part.yaml: "));
        Assert.That(wrong.Problems.Select(problem => problem.Path), Is.Not.Empty.And.SubsetOf(paths));
        Assert.That(wrong.Problems.Where(problem => problem.Rule.Length == 0 || problem.Fix.Length == 0), Is.Empty);
    }

    [Test]
    public void A_key_of_the_environment_is_sent_to_the_environment_s_file() => Assert.That(
        Assert.Throws<ConfigurationException>(() => Read("{ of: prod, part: clusters }\n  platform:clusters: {}"))!.Message,
        Is.EqualTo("""
            Pulumi.part.yaml: 2 problems

              platform:layer.below: none: a layer stands on another: clusters on that of foundation
                  fix: set platform:layer.below to its stack, such as prod-foundation

              platform:clusters: given: describes the environment, and part is a layer of it
                  fix: move it to Pulumi.prod.yaml, which all layers read
            """));

    [Test]
    public void A_mistake_of_the_environment_is_reported_in_its_own_file()
    {
        var wrong = Assert.Throws<ConfigurationException>(() => EnvironmentReader.Read(
            "part", Keys("config:\n  platform:layer: { of: prod, part: foundation }"), Day, _ => Keys(Environment.Replace("slot: 1", "slot: 99", StringComparison.Ordinal))))!;

        Assert.That(wrong.Message, Does.StartWith("Pulumi.prod.yaml: 1 problem\n\n  platform:clusters.main.network.slot: 99: "));
    }

    [Test]
    public void What_is_no_YAML_is_reported_with_its_line() => Assert.That(
        Assert.Throws<ConfigurationException>(() => Keys("config:\n  platform:clusters: { main: [ }\n"))!.Message,
        Does.StartWith("Pulumi.prod.yaml: 1 problem\n\n  config: line 2: "));

    private static EnvironmentSpec Whole() => EnvironmentReader.Read("prod", Keys(Environment), Day).Environment;

    private static EnvironmentSpec Read(string layer) => EnvironmentReader.Read("part", Keys($"config:\n  platform:layer: {layer}\n"), Day, name => name switch
    {
        "prod" => Keys(Environment),
        "other-layer" => Keys("config:\n  platform:layer: { of: prod, part: foundation }\n"),
        _ => null,
    }).Environment;

    private static StackConfiguration Keys(string yaml) => EnvironmentFiles.Parse("Pulumi.prod.yaml", yaml) with { Encrypted = ["secrets"] };
}
