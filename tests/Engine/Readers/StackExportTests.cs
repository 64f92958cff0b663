using System.Text;
using System.Text.Json;
using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;
using Platform.Engine.Readers;
using static Engine.Tests.Checks.Values;

namespace Engine.Tests.Readers;

[TestFixture]
public sealed class StackExportTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 21, 9, 30, 0, TimeSpan.Zero);

    [Test]
    public void An_export_reads_like_one_of_the_CLI() => Verified.Text(Export(SampleGraphs.Platform()), "StackExport", "json");

    [Test]
    public void An_export_follows_the_schema()
    {
        var schema = JsonSchema.Load("stack-export.schema.json");

        Assert.That(schema.Errors(Export(SampleGraphs.Platform())), Is.Empty);
        Assert.That(schema.Errors(Export(new ResourceGraph { Project = "acme", Stack = "empty" })), Is.Empty);
        Assert.That(schema.Errors("""{"version": 3, "deployment": {"manifest": {}, "resources": [{"urn": 1}]}}"""), Is.Not.Empty);
    }

    [Test]
    public void Any_export_follows_the_schema_and_holds_no_secret()
    {
        var schema = JsonSchema.Load("stack-export.schema.json");

        Prop.ForAll(ArbitraryGraphs.Graphs(ArbitraryGraphs.ValidTexts).ToArbitrary(), graph =>
        {
            var export = Export(graph);
            Assert.That(schema.Errors(export), Is.Empty);
            Assert.That(export, Does.Not.Contain(ArbitraryGraphs.Secret));
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void What_is_exported_and_read_again_is_the_same_throughout() =>
        Prop.ForAll(ArbitraryGraphs.Graphs(ArbitraryGraphs.ValidTexts).ToArbitrary(), graph =>
        {
            var read = ExportReader.Read("export.json", Encoding.UTF8.GetBytes(Export(graph)), graph.Project, graph.Stack);
            Assert.That(read.Problems.Where(problem => problem.Severity == Severity.Error), Is.Empty);

            var plan = Planner.For(graph, read.Deployment, _ => new HashSet<string>());
            Assert.That(plan.Steps.Select(step => step.Operation), Has.All.EqualTo(Operation.Same).Or.EqualTo(Operation.Read));
            Assert.That(plan.HasChanges, Is.False);
            Assert.That(plan.OutputChanges, Is.Empty);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void A_secret_is_marked_and_its_value_is_not_there()
    {
        var export = Export(SampleGraphs.Platform());

        Assert.That(export, Does.Not.Contain(SampleGraphs.Password));
        Assert.That(export, Does.Contain("\"plaintext\": \"\\\"[secret]\\\"\""));
    }

    [Test]
    public void Unknown_values_are_written_as_the_CLI_does()
    {
        var build = new GraphBuilder();
        build.Resource("aws:ec2/vpc:Vpc", "main", Object(("cidrBlock", Unknown)));

        Assert.That(Export(build.Graph()), Does.Contain("\"cidrBlock\": \"04da6b54-80e4-46f7-96ec-b56ff0331ba9\""));
    }

    [Test]
    public void Options_without_a_place_in_the_published_schema_survive_in_the_metadata()
    {
        var graph = SampleGraphs.Platform().WithOptions("main-vpc", options => options with
        {
            RetainOnDelete = true,
            ReplaceOnChanges = ["tags"],
            ReplacementTrigger = "v2",
            DeletedWith = "urn:pulumi:prod::acme::a:b:C::x",
        });

        using var json = JsonDocument.Parse(Export(graph));
        var written = json.RootElement.GetProperty("deployment").GetProperty("resources")[3];
        var read = ExportReader.Read("export.json", Encoding.UTF8.GetBytes(Export(graph)), "acme", "prod");

        Assert.That(written.GetProperty("urn").GetString(), Is.EqualTo(graph.Named("main-vpc").Urn));
        Assert.That(written.TryGetProperty("retainOnDelete", out _), Is.False);
        var options = read.Deployment!.Resources.Single(resource => resource.Node.Name == "main-vpc").Node.Options;
        Assert.That(options.RetainOnDelete, Is.True);
        Assert.That(options.ReplaceOnChanges, Is.EqualTo(new[] { "tags" }));
        Assert.That(options.ReplacementTrigger, Is.EqualTo((PropertyValue)"v2"));
        Assert.That(options.DeletedWith, Is.EqualTo("urn:pulumi:prod::acme::a:b:C::x"));
    }

    [Test]
    public void The_manifest_holds_the_digest_of_its_version()
    {
        using var json = JsonDocument.Parse(Export(SampleGraphs.Platform()));
        var manifest = json.RootElement.GetProperty("deployment").GetProperty("manifest");

        Assert.That(manifest.GetProperty("time").GetString(), Is.EqualTo("2026-11-21T09:30:00+00:00"));
        Assert.That(manifest.GetProperty("version").GetString(), Is.EqualTo("v0.0.0-offline"));
        Assert.That(
            manifest.GetProperty("magic").GetString(), Is.EqualTo("c383d76b06a94ac5d18c9b31b689e159ecf2a34a21019e525997875088c04a15"));
    }

    internal static string Export(ResourceGraph graph)
    {
        using var stream = new MemoryStream();
        StackExport.Write(stream, graph, Time);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
