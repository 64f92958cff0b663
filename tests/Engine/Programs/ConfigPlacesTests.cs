using Platform.Engine.Graph;
using Platform.Engine.Programs;

namespace Engine.Tests.Programs;

[TestFixture]
public class ConfigPlacesTests
{
    private const string Project = """
        name: shop
        runtime: dotnet
        config:
          aws:region: { value: eu-west-1 }
        """;

    private const string Stack = """
        # a comment
        config:
          shop:size: 3
          plain: text
          shop:old:
            a: 1
          policy:waivers:
            - rule: A
              reason: b
            - { rule: B }
          shop:clusters:
            main: &main
              zones: [a,
                      b]
              labels: { app.kubernetes.io/name: x }
              app.kubernetes: { io: 1 }
            second:
              <<: *main
              size: 3
        """;

    private string _root = null!;

    [SetUp]
    public void MakeProject()
    {
        _root = Directory.CreateTempSubdirectory("places-").FullName;
        File.WriteAllText(Path.Combine(_root, "Pulumi.yaml"), Project);
        File.WriteAllText(Path.Combine(_root, "Pulumi.dev.yaml"), Stack);
    }

    [TearDown]
    public void RemoveProject() => Directory.Delete(_root, recursive: true);

    private ConfigPlaces Places => StackFile.Read(ProjectFile.Find(_root), "dev").Places;

    [TestCase("shop:size", "Pulumi.dev.yaml:3")]
    [TestCase("shop:plain", "Pulumi.dev.yaml:4", Description = "a key without a namespace is the project's")]
    [TestCase("shop:clusters.main", "Pulumi.dev.yaml:12")]
    [TestCase("shop:clusters.main.zones", "Pulumi.dev.yaml:13")]
    [TestCase("shop:clusters.main.zones[1]", "Pulumi.dev.yaml:14")]
    [TestCase("shop:clusters.main.labels.app.kubernetes.io/name", "Pulumi.dev.yaml:15", Description = "a key with dots")]
    [TestCase("shop:clusters.main.app.kubernetes.io", "Pulumi.dev.yaml:16", Description = "a key with dots on the way")]
    [TestCase("shop:clusters.second.size", "Pulumi.dev.yaml:19")]
    [TestCase("shop:clusters.second.zones", "Pulumi.dev.yaml:13", Description = "what an anchor brings stands where the anchor is")]
    [TestCase("policy:waivers[1].rule", "Pulumi.dev.yaml:10")]
    [TestCase("policy:waivers[0].reason", "Pulumi.dev.yaml:9")]
    [TestCase("aws:region", "Pulumi.yaml:4", Description = "the project's file has it")]
    public void A_key_is_found_on_its_line(string key, string place) => Assert.That(Places.Of(key), Is.EqualTo(place));

    [TestCase("shop:clusters.main.network.cidr", "Pulumi.dev.yaml:12")]
    [TestCase("shop:clusters.main.zones[7]", "Pulumi.dev.yaml:13")]
    [TestCase("shop:clusters.third.size", "Pulumi.dev.yaml:11")]
    [TestCase("shop:size.x", "Pulumi.dev.yaml:3")]
    [TestCase("policy:waivers[0].expires", "Pulumi.dev.yaml:8")]
    [TestCase("policy:other", "Pulumi.dev.yaml:2")]
    [TestCase("shop:clustersX", "Pulumi.dev.yaml:2", Description = "a key is no part of another word")]
    public void A_key_that_is_not_there_is_on_the_line_of_the_nearest_one_above_it(string key, string place) =>
        Assert.That(Places.Of(key), Is.EqualTo(place));

    [TestCase("program")]
    [TestCase("metadata.name")]
    [TestCase("--out")]
    [TestCase("gcp:project")]
    [TestCase("shop:")]
    public void What_is_no_key_of_the_configuration_has_no_line(string key) => Assert.That(Places.Of(key), Is.Null);

    [Test]
    public void A_problem_keeps_its_key_behind_the_line() => Assert.That(
        Places.Locate(new(Severity.Error, null, "shop:size", "3", "must be 4", "use 4")).ToString(),
        Is.EqualTo("Pulumi.dev.yaml:3: shop:size: 3: must be 4\n    fix: use 4"));

    [Test]
    public void A_problem_of_a_resource_has_no_line_whatever_its_path_is()
    {
        var problem = new Problem(Severity.Error, "urn:pulumi:dev::shop::a:b:C::d", "shop:size", null, "must be 4", null);

        Assert.That(Places.Locate(problem), Is.SameAs(problem));
    }
}
