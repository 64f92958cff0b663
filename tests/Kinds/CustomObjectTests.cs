using Engine.Tests.Support;
using Peers.Tests;
using Platform.Tests.Golden;

namespace Platform.Tests.Kinds;

/// <summary>Every custom object of every environment, and of all add-ons together, is what the schema of its kind asks for.</summary>
[TestFixture]
public class CustomObjectTests
{
    /// <summary>Kinds that are held against no schema, and why.</summary>
    private static readonly Dictionary<string, string> WithoutSchema = new()
    {
        ["runtime.spinkube.dev/v1alpha1:Shim"] = "none of the packages of @kubernetes-models has the Runtime Class Manager",
        ["snapshot.storage.k8s.io/v1:VolumeSnapshotClass"] = "none of the packages of @kubernetes-models has the snapshot kinds",
    };

    /// <summary>Fields that the release which the platform installs has and the older one behind the newest package has not.</summary>
    private static readonly Dictionary<(string Kind, string Path), string> NewerThanSchema = new()
    {
        [("gateway.envoyproxy.io/v1alpha1:EnvoyProxy", "spec.telemetry.metrics.enableGRPCStats")] = "Envoy Gateway 1.8",
        [("gateway.envoyproxy.io/v1alpha1:ClientTrafficPolicy", "spec.timeout.tcp.tlsHandshakeTimeout")] = "Envoy Gateway 1.9",
        [("elasticsearch.k8s.elastic.co/v1:Elasticsearch", "spec.nodeSets[0].zoneAwareness")] = "Elastic Cloud on Kubernetes 3.4",
    };

    private CustomObject[] _objects = null!;
    private SchemaVerdict _verdict = null!;

    [OneTimeSetUp]
    public async Task Hold_all_objects_against_their_schemas()
    {
        Node.Require();
        var file = await File.ReadAllTextAsync(Repository.PathOf("tests/Golden/everything.yaml"));
        var everything = await Previewed.OfStackFileAsync("prod", file);
        var objects = CustomObject.Of("everything", everything.Graph).ToList();
        foreach (var environment in Previewed.Environments)
            objects.AddRange(CustomObject.Of(environment, await Previewed.GraphOf(environment)));
        _objects = [.. objects];
        _verdict = await SchemaVerdict.OfAsync(_objects);
    }

    [Test]
    public void Every_object_fits_the_schema_of_its_kind() =>
        Assert.That(_verdict.Findings.Where(finding => !NewerThanSchema.ContainsKey(PlaceOf(finding))), Is.Empty);

    [Test]
    public void A_kind_without_a_schema_is_listed_with_the_reason()
    {
        foreach (var (kind, reason) in WithoutSchema)
            TestContext.Out.WriteLine($"{kind}: not held against a schema: {reason}");

        Assert.That(_verdict.Without.Select(KindOf).Distinct(), Is.EquivalentTo(WithoutSchema.Keys));
    }

    [Test]
    public void A_field_newer_than_its_schema_is_listed_until_the_package_has_it()
    {
        foreach (var ((kind, path), release) in NewerThanSchema)
            TestContext.Out.WriteLine($"{kind}: {path}: not held against a schema: new in {release}");

        Assert.That(_verdict.Findings.Select(PlaceOf).Distinct(), Is.SupersetOf(NewerThanSchema.Keys));
    }

    [Test]
    public void No_package_is_installed_in_vain() => Assert.That(_verdict.Unused, Is.Empty);

    private string KindOf(string name) => _objects.First(candidate => candidate.Name == name).Kind;

    private (string Kind, string Path) PlaceOf(SchemaFinding finding) => (KindOf(finding.Object), finding.Path);
}
