using Platform.Engine.Graph;

namespace Platform.Tests.Charts;

[TestFixture]
public sealed class ValuePathsTests
{
    private const string Defaults =
        """
        replicaCount: 1
        # hidden: 3
        podAnnotations:
          scrape: "true"
        nodeSelector: {}
        affinity: ""
        tolerations: []
        image:
          tag: latest
          # digest: sha256:0
        webhook:
          port: 8443
          # timeout: 10
        grafana:
          enabled: true
        """;

    private static readonly DefaultValues Grafana = DefaultValues.Of("replicas: 1\npersistence:\n  size: 10Gi\n");

    [TestCase("""{"replicaCount": 3, "image": {"tag": "v1"}, "webhook": {"port": 443}}""")]
    [TestCase("""{"nodeSelector": {"pool": "system"}, "tolerations": [{"key": "a"}], "affinity": {"podAntiAffinity": {}}}""")]
    [TestCase("""{"podAnnotations": {"mine": "yes"}}""", TestName = "A_map_of_the_users_own_keys_is_free")]
    [TestCase("""{"hidden": 1, "image": {"digest": "sha256:1"}, "webhook": {"timeout": 5}}""", TestName = "A_commented_path_is_known")]
    [TestCase("""{"grafana": {"enabled": true, "replicas": 2, "persistence": {"size": "1Gi"}}}""")]
    [TestCase("""{"webhook": null}""", TestName = "Nothing_takes_a_default_away")]
    public void Known_paths_are_taken(string values) => Assert.That(Strays(values), Is.Empty);

    [TestCase("""{"replicas": 3}""", "replicas: the chart has no such value")]
    [TestCase("""{"webhook": {"prot": 443}}""", "webhook.prot: the chart has no such value")]
    [TestCase("""{"webhook": {"digest": "x"}}""", "webhook.digest: the chart has no such value")]
    [TestCase("""{"timeout": 5}""", "timeout: the chart has no such value")]
    [TestCase("""{"replicaCount": {"min": 3}}""", "replicaCount: is a map, where the chart has a list or a text")]
    [TestCase("""{"image": "nginx"}""", "image: is no map, where the chart has one")]
    [TestCase("""{"grafana": {"replica": 2}}""", "grafana.replica: the chart has no such value")]
    public void Strays_are_named(string values, string stray) => Assert.That(Strays(values), Is.EqualTo(new[] { stray }));

    [Test]
    public void Istio_s_defaults_stand_one_level_deeper() => Assert.That(
        new ValuePaths(DefaultValues.Of("_internal_defaults_do_not_set:\n  logLevel: info\n"), _ => null, [])
            .Strays(Values("""{"logLevel": "debug", "loglevel": "debug", "profile": "ambient"}""")),
        Is.EqualTo(new[] { "loglevel: the chart has no such value" }));

    [Test]
    public void Of_a_chart_inside_without_its_defaults_nothing_is_said() => Assert.That(
        new ValuePaths(DefaultValues.Of(Defaults), _ => null, ["grafana"]).Strays(Values("""{"grafana": {"replica": 2}}""")), Is.Empty);

    private static IEnumerable<string> Strays(string values) =>
        new ValuePaths(DefaultValues.Of(Defaults), name => name == "grafana" ? Grafana : null, ["grafana"]).Strays(Values(values));

    private static ObjectValue Values(string json) => (ObjectValue)Platform.Engine.Checks.JsonValues.Parse(json)!;
}
