using Pulumi.Utilities;
using Pulumirpc;

namespace Core.Tests.Resources;

/// <summary>Resources that exist already: read by id, or taken from the engine by urn.</summary>
[TestFixture]
public sealed class ReadTests
{
    [Test]
    public async Task A_resource_with_an_id_is_read_and_not_registered()
    {
        var trial = new Trial();
        trial.Monitor.Reading = _ => OnWire.ObjectFrom("""{"name":"from the cloud"}""");
        Bucket bucket = null!;
        await trial.RunAsync(() => bucket = new Bucket("a", new() { Name = new Bucket("b", new() { Name = "n" }).Name }, new()
        {
            Id = "the-id",
            Version = "1.2.3",
            Parent = new Group("g"),
            Provider = new ProviderResource("test", "p", ResourceArgs.Empty),
            DependsOn = new Bucket("c"),
        }));

        var expected = new ReadResourceRequest
        {
            Id = "the-id",
            Type = Bucket.Token,
            Name = "a",
            Parent = Group.UrnOf("g"),
            Properties = OnWire.ObjectFrom("""{"name":"n"}"""),
            Dependencies = { Bucket.UrnOf("b"), Bucket.UrnOf("c") },
            Provider = "urn:pulumi:stack::project::pulumi:providers:test::p::p-id",
            Version = "1.2.3",
            AcceptSecrets = true,
            AcceptResources = true,
        };
        Assert.That(trial.Monitor.Single<ReadResourceRequest>(), Is.EqualTo(expected));
        Assert.That(trial.Monitor.Registrations, Has.None.Property("Name").EqualTo("a"));
        Assert.That((await bucket.Id.SeenAsync()).Value, Is.EqualTo("the-id"));
        Assert.That((await bucket.Name.SeenAsync()).Value, Is.EqualTo("from the cloud"));
    }

    [Test]
    public async Task A_resource_whose_id_is_unknown_or_empty_is_registered()
    {
        var trial = new Trial();
        await trial.RunAsync(() =>
        {
            _ = new Bucket("unknown", options: new() { Id = OutputUtilities.CreateUnknown("x") });
            _ = new Bucket("empty", options: new() { Id = "" });
        });

        Assert.That(trial.Monitor.Registrations.Select(request => request.Name), Is.EquivalentTo(new[] { "unknown", "empty" }));
    }

    [Test]
    public async Task A_component_cannot_be_read() => Assert.That(
        await new Trial().FailAsync(() => _ = new Group("g", new() { Id = "x" })),
        Does.Contain("ResourceOptions.Id is only valid for a CustomResource"));

    [Test]
    public async Task A_resource_with_a_urn_is_taken_from_the_engine()
    {
        var urn = Bucket.UrnOf("elsewhere");
        var trial = new Trial();
        trial.Monitor.Invoking = _ => new()
        {
            Return = OnWire.ObjectFrom($"{{\"urn\":\"{urn}\",\"id\":\"i\",\"state\":{{\"name\":{OnWire.Secret("\"n\"")}}}}}"),
        };
        Bucket bucket = null!;
        await trial.RunAsync(() => bucket = new Bucket("a", null, new() { Urn = urn }));

        Assert.That(trial.Monitor.Single<ResourceInvokeRequest>(), Is.EqualTo(new ResourceInvokeRequest
        {
            Tok = "pulumi:pulumi:getResource",
            Args = OnWire.ObjectFrom($"{{\"urn\":\"{urn}\"}}"),
            AcceptResources = true,
        }));
        Assert.That(trial.Monitor.Registrations, Is.Empty);
        Assert.That(await bucket.Urn.SeenAsync(), Is.EqualTo(new Seen<string>(urn, Sources: urn)));
        Assert.That(await bucket.Id.SeenAsync(), Is.EqualTo(new Seen<string>("i", Sources: urn)));
        Assert.That(await bucket.Name.SeenAsync(), Is.EqualTo(new Seen<string>("n", IsSecret: true, Sources: urn)));
    }

    private sealed class Network(string name, ComponentResourceOptions options) : ComponentResource("test:index:Network", name, options)
    {
        [Output("cidr")]
        public Output<string> Cidr { get; private set; } = null!;
    }

    [Test]
    public async Task A_component_with_a_urn_has_the_outputs_that_were_registered_for_it()
    {
        var urn = RecordingMonitor.UrnOf("test:index:Network", "n");
        var trial = new Trial();
        trial.Monitor.Invoking = _ => new()
        {
            Return = OnWire.ObjectFrom($"{{\"urn\":\"{urn}\",\"id\":\"\",\"state\":{{\"cidr\":\"10/8\"}}}}"),
        };
        Network network = null!;
        await trial.RunAsync(() => network = new Network("n", new() { Urn = urn }));

        Assert.That((await network.Cidr.SeenAsync()).Value, Is.EqualTo("10/8"));
    }
}
