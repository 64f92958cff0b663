using System.Text;
using Engine.Tests.Support;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Comparison;

[TestFixture]
public sealed class ExportReaderTests
{
    private const string Manifest = """ "manifest": {"time": "2026-11-21T09:30:00Z", "magic": "", "version": "v3.259.0"} """;

    private const string Urn = "urn:pulumi:prod::acme::a:b:C::x";

    [Test]
    public void An_export_of_a_real_stack_is_read_with_all_that_matters()
    {
        var deployment = ReadSound("""
            {
              "urn": "urn:pulumi:prod::acme::aws:rds/instance:Instance::db", "custom": true, "id": "db-1",
              "type": "aws:rds/instance:Instance",
              "inputs": {"__defaults": ["name"], "engine": "postgres", "size": 20, "tags": {"team": null}, "key": {
                "4dabf18193072939515e22adb298388d": "5cf8f73096256a8f31e491e813e4eb8e", "urn": "u", "id": "i", "packageVersion": ""}},
              "outputs": {"endpoint": "db.example"}, "parent": "urn:pulumi:prod::acme::pulumi:pulumi:Stack::acme-prod",
              "protect": true, "taint": true, "dependencies": ["urn:x"], "initErrors": ["not ready"], "provider": "urn:p::id",
              "propertyDependencies": {"engine": ["urn:x"], "size": null},
              "pendingReplacement": true, "additionalSecretOutputs": ["password"], "aliases": ["urn:old"], "customTimeouts": {"create": 60},
              "importID": "db-0", "retainOnDelete": true, "deletedWith": "urn:host", "ignoreChanges": ["size"], "hideDiff": ["tags"],
              "replaceOnChanges": ["engine"], "replacementTrigger": "v1", "created": "2026-01-01T00:00:00Z", "somethingNew": {"a": [1]}
            }
            """);

        var resource = deployment.Resources.Single();
        Assert.That((resource.Tainted, resource.Unfinished), Is.EqualTo((true, true)));
        Assert.That((resource.AwaitsReplacement, resource.AwaitsDeletion), Is.EqualTo((true, false)));
        var node = resource.Node;
        Assert.That((node.Name, node.Type, node.Custom, node.Id), Is.EqualTo(("db", "aws:rds/instance:Instance", true, "db-1")));
        Assert.That(node.Inputs["size"], Is.EqualTo((PropertyValue)20));
        Assert.That(node.Inputs["key"], Is.EqualTo(new ResourceReferenceValue("u", "i")));
        Assert.That(node.PropertyDependencies["engine"], Is.EqualTo(new[] { "urn:x" }));
        Assert.That(node.PropertyDependencies["size"], Is.Empty);
        Assert.That(node.Options.CustomTimeouts, Is.EqualTo(new OperationTimeouts(60, 0, 0)));
        Assert.That((node.Options.Protect, node.Options.RetainOnDelete, node.Options.DeletedWith), Is.EqualTo((true, true, "urn:host")));
        Assert.That(node.Options.ReplacementTrigger, Is.EqualTo((PropertyValue)"v1"));
    }

    [Test]
    public void A_secret_that_is_shown_is_read_and_an_encrypted_one_is_a_secret_unknown()
    {
        var read = Read("""
            {"urn": "urn:pulumi:prod::acme::a:b:C::x", "custom": true, "type": "a:b:C", "inputs": {
              "encrypted": {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "v1:abc"},
              "masked": {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "\"[secret]\""},
              "shown": {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "{\"password\":\"x\"}"}}}
            """);

        var inputs = read.Deployment!.Resources.Single().Node.Inputs;
        Assert.That(inputs["encrypted"], Is.EqualTo(Secret(Unknown)));
        Assert.That(inputs["masked"], Is.EqualTo(Secret(Unknown)));
        Assert.That(inputs["shown"], Is.EqualTo(Secret(Object(("password", "x")))));
        Assert.That(read.Problems.Single().ToString(), Is.EqualTo("""
            old.json: holds secrets that cannot be read here; they are taken to be unchanged
                fix: export with pulumi stack export --show-secrets to compare them as well
            """));
    }

    [Test]
    public void Version_4_is_read_as_well()
    {
        var text = $$"""{"version": 4, "features": ["hooks"], "deployment": { {{Manifest}}, "resources": null, "metadata": {} } }""";

        Assert.That(ReadText(text).Deployment, Is.Not.Null);
    }

    [Test]
    public void An_operation_that_was_under_way_is_a_warning()
    {
        var read = ReadText($$"""
            {"version": 3, "deployment": { {{Manifest}}, "pending_operations": [
              {"resource": {"urn": "urn:pulumi:prod::acme::a:b:C::x", "custom": true, "type": "a:b:C"}, "type": "creating"}] } }
            """);

        Assert.That(read.Deployment!.Pending, Is.EqualTo(new[] { "urn:pulumi:prod::acme::a:b:C::x" }));
        Assert.That(read.Problems.Single().Severity, Is.EqualTo(Severity.Warning));
        Assert.That(read.Problems.Single().Urn, Is.EqualTo("urn:pulumi:prod::acme::a:b:C::x"));
    }

    [Test]
    public void An_export_in_the_encoding_of_another_shell_is_read()
    {
        var text = $$"""{"version": 3, "deployment": { {{Manifest}} } }""";

        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            Assert.That(ExportReader.Read("old.json", bytes, "acme", "prod").Deployment, Is.Not.Null, encoding.WebName);
        }
    }

    private static IEnumerable<TestCaseData> Unsound()
    {
        const string none = "is no export of a stack";
        const string version = "is not of a deployment version that can be read (3 or 4)";
        yield return Case("nothing", "", "is empty");
        yield return Case("no JSON", "{\n  \"version\": 3,\n  oops", "is no JSON: line 3, byte 3");
        yield return Case("a list", "[]", $"{none}: it has no version");
        yield return Case("a text for a version", """{"version": "3"}""", $"{none}: it has no version");
        yield return Case("no deployment", """{"version": 3}""", $"{none}: it has no deployment");
        yield return Case("too old", """{"version": 2, "deployment": {}}""", $"version 2: {version}");
        yield return Case("too new", """{"version": 9, "deployment": {}}""", $"version 9: {version}");
        yield return Case("a checkpoint", """{"version": 3, "checkpoint": {}}""", "is the backend's own file of a stack, not an export");
        yield return Case("no list", """{"version": 3, "deployment": {"resources": {}}}""", $"{none}: its resources are no list");
        yield return Case("no urn", Deployment("{}"), $"{none}: a resource has no urn");
        yield return Case("no type", Deployment($$"""{"urn": "{{Urn}}"}"""), $"{none}: {Urn} has no type");
        yield return Case(
            "an empty secret",
            Deployment(WithInput("""{"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270"}""")),
            $"{none}: {Urn}: a value is marked as a secret and has no ciphertext");
        yield return Case(
            "an unknown signature",
            Deployment(WithInput("""{"4dabf18193072939515e22adb298388d": "0000"}""")),
            $"{none}: {Urn}: a value has the signature 0000, which is not known here");
        yield return Case(
            "another project", Deployment("""{"urn": "urn:pulumi:prod::other::a:b:C::x", "type": "a:b:C"}"""),
            "project other: is an export of another project than acme");
        yield return Case(
            "another stack", Deployment("""{"urn": "urn:pulumi:dev::acme::a:b:C::x", "type": "a:b:C"}"""),
            "stack dev: is an export of another stack than prod");
        yield return Case(
            "half a character", Deployment($$"""{"urn": "{{Urn}}", "type": "a:b:C", "id": "\ud800"}"""),
            "holds text that is no valid Unicode");
    }

    [TestCaseSource(nameof(Unsound))]
    public void What_is_no_export_of_this_stack_is_refused_with_the_reason(string text, string message)
    {
        var read = ReadText(text);

        Assert.That(read.Deployment, Is.Null);
        Assert.That(read.Problems.Single().ToString(), Does.StartWith($"old.json: {message}\n    fix: "));
    }

    [Test]
    public void A_secret_that_is_no_JSON_is_not_quoted()
    {
        var read = Read("""
            {"urn": "urn:pulumi:prod::acme::a:b:C::x", "type": "a:b:C", "inputs": {
              "s": {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "hunter2"}}}
            """);

        Assert.That(read.Problems.Single().ToString(), Does.Contain("the plaintext of a secret is no JSON").And.Not.Contain("hunter2"));
    }

    [Test]
    public void A_file_that_is_not_there_is_told() =>
        Assert.That(
            ExportReader.Read("/no/such/file.json", "acme", "prod").Problems.Single().ToString(),
            Does.StartWith("/no/such/file.json: cannot be read: "));

    [Test]
    public void An_export_of_a_graph_stands_for_the_graph()
    {
        var graph = SampleGraphs.Platform();

        var read = ExportReader.Read("old.json", Encoding.UTF8.GetBytes(Readers.StackExportTests.Export(graph)), "acme", "prod");

        Assert.That(read.Problems, Is.Empty, "that an export of the engine keeps secrets to itself is no news");
        Assert.That(read.Deployment!.Resources.Select(resource => resource.Node.Urn), Is.EqualTo(graph.Resources.Select(node => node.Urn)));
        Assert.That(read.Deployment.Resources.Select(resource => resource.Node.Id), Is.EqualTo(graph.Resources.Select(node => node.Id)));
    }

    private static TestCaseData Case(string name, string text, string message) => new TestCaseData(text, message).SetArgDisplayNames(name);

    private static string WithInput(string value) => $$"""{"urn": "{{Urn}}", "type": "a:b:C", "inputs": {"s": {{value}} } }""";

    private static string Deployment(string resource) =>
        $$"""{"version": 3, "deployment": { {{Manifest}}, "resources": [{{resource}}] } }""";

    private static ReadExport Read(string resource) => ReadText(Deployment(resource));

    private static ReadExport ReadText(string text) => ExportReader.Read("old.json", Encoding.UTF8.GetBytes(text), "acme", "prod");

    private static EarlierDeployment ReadSound(string resource)
    {
        var read = Read(resource);
        Assert.That(read.Problems, Is.Empty);
        return read.Deployment!;
    }
}
