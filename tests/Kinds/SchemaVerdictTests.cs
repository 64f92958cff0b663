using System.Text.Json.Nodes;

namespace Platform.Tests.Kinds;

/// <summary>The schemas refuse what a cluster would refuse, so that nothing found means something. All cases are held in one run.</summary>
[TestFixture]
public class SchemaVerdictTests
{
    private const string Unknown = "is not a field of the kind";

    private const string Certificate = """
        {
          "apiVersion": "cert-manager.io/v1", "kind": "Certificate", "metadata": { "name": "web" },
          "spec": { "secretName": "web", "dnsNames": ["www.acme.example"], "privateKey": { "size": 2048 }, "issuerRef": { "name": "ca" } }
        }
        """;

    private const string Store = """
        {
          "apiVersion": "elasticsearch.k8s.elastic.co/v1", "kind": "Elasticsearch", "metadata": { "name": "logs" },
          "spec": {
            "version": "9.1.0",
            "nodeSets": [
              { "name": "default", "config": { "node.roles": ["data"] }, "volumeClaimTemplates": [{ "metadata": { "name": "data" } }] }
            ]
          }
        }
        """;

    private static readonly CustomObject[] Objects =
    [
        Changed("sound certificate", Certificate),
        Changed("sound store", Store),
        Changed("missing", Certificate, "\"secretName\": \"web\",", ""),
        Changed("wrong type", Certificate, "\"secretName\": \"web\"", "\"secretName\": 5"),
        Changed("outside the enum", Certificate, "\"size\": 2048", "\"algorithm\": \"DSA\""),
        Changed("misspelt", Certificate, "\"dnsNames\"", "\"dnsName\""),
        Changed("misspelt inside", Certificate, "\"size\"", "\"length\""),
        Changed("misspelt metadata", Certificate, "\"name\": \"web\"", "\"title\": \"web\""),
        Changed("misspelt in a list", Store, "\"metadata\": { \"name\": \"data\" }", "\"size\": 1"),
        Changed("wrong and misspelt", Certificate, "\"size\": 2048", "\"size\": \"big\", \"length\": 1"),
        Changed("patch", Certificate, "\"secretName\": \"web\",", "\"secret\": \"web\",") with { Patch = true },
        Changed("foreign", """{ "apiVersion": "acme.example/v1", "kind": "Thing" }"""),
        Changed("foreign kind of a known group", Certificate, "\"kind\": \"Certificate\"", "\"kind\": \"Thing\""),
    ];

    private SchemaVerdict _verdict = null!;

    [OneTimeSetUp]
    public async Task Hold_all_cases_against_their_schemas() => _verdict = await SchemaVerdict.OfAsync(Objects);

    [TestCase("sound certificate")]
    [TestCase("sound store")]
    public void A_sound_object_passes(string name)
    {
        Assert.That(_verdict.Held, Does.Contain(name));
        Assert.That(FindingsOf(name), Is.Empty);
    }

    [TestCase("missing", "spec", "must have required property secretName")]
    [TestCase("wrong type", "spec.secretName", "must be string")]
    [TestCase("outside the enum", "spec.privateKey.algorithm", "must be equal to one of the allowed values")]
    [TestCase("misspelt", "spec.dnsName", Unknown)]
    [TestCase("misspelt inside", "spec.privateKey.length", Unknown)]
    [TestCase("misspelt metadata", "metadata.title", Unknown)]
    [TestCase("misspelt in a list", "spec.nodeSets[0].volumeClaimTemplates[0].size", Unknown)]
    public void A_broken_object_is_refused_where_it_is_broken(string name, string path, string rule) =>
        Assert.That(FindingsOf(name), Is.EqualTo([new SchemaFinding(name, path, rule)]));

    [Test]
    public void A_wrong_value_hides_no_unknown_field() =>
        Assert.That(
            FindingsOf("wrong and misspelt").Select(finding => finding.Path),
            Is.EquivalentTo(["spec.privateKey.size", "spec.privateKey.length"]));

    [Test]
    public void A_patch_may_leave_out_what_is_required_and_not_make_up_fields() =>
        Assert.That(FindingsOf("patch"), Is.EqualTo([new SchemaFinding("patch", "spec.secret", Unknown)]));

    [Test]
    public void A_kind_that_no_package_has_is_said_to_have_no_schema() =>
        Assert.That(_verdict.Without, Is.EqualTo(["foreign", "foreign kind of a known group"]));

    private IEnumerable<SchemaFinding> FindingsOf(string name) => _verdict.Findings.Where(finding => finding.Object == name);

    private static CustomObject Changed(string name, string text, string? sound = null, string? broken = null)
    {
        var changed = sound is null ? text : text.Replace(sound, broken, StringComparison.Ordinal);
        return new(name, Patch: false, (JsonObject)JsonNode.Parse(changed)!);
    }
}
