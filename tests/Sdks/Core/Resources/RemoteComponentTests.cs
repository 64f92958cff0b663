using Pulumirpc;

namespace Core.Tests.Resources;

/// <summary>Components that a provider makes: they get their inputs with all marks, and their outputs from the engine.</summary>
[TestFixture]
public sealed class RemoteComponentTests
{
    private sealed class ChartArgs : ResourceArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("bucket")]
        public Input<Resource>? Bucket { get; set; }

        [Input("values")]
        public InputMap<string>? Values { get; set; }
    }

    private sealed class Chart(string name, ChartArgs? args = null, ComponentResourceOptions? options = null)
        : ComponentResource("test:index:Chart", name, args, options, remote: true)
    {
        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    [Test]
    public async Task It_is_registered_as_remote_with_the_marks_of_its_inputs()
    {
        var request = await RequestAsync(new Trial(), () => new Chart("c", new ChartArgs
        {
            Name = new Bucket("a", new() { Name = "n" }).Name,
            Values = new() { ["secret"] = Output.CreateSecret("s"), ["plain"] = "p" },
        }));
        var a = Bucket.UrnOf("a");

        Assert.That((request.Remote, request.Custom), Is.EqualTo((true, false)));
        Assert.That(OnWire.Text(request.Object), Is.EqualTo(
            $"{{\"name\":{OnWire.OutputValue($"\"value\":\"n\",\"dependencies\":[\"{a}\"]")},"
            + $"\"values\":{{\"plain\":\"p\",\"secret\":{OnWire.OutputValue("\"value\":\"s\",\"secret\":true")}}}}}"));
        Assert.That(request.PropertyDependencies["name"].Urns, Is.EqualTo(new[] { a }));
        Assert.That(request.PropertyDependencies["values"].Urns, Is.Empty);
    }

    [Test]
    public async Task Without_output_values_on_the_engine_s_side_it_is_sent_like_any_other()
    {
        var trial = new Trial { Monitor = { MissingFeatures = { "outputValues" } } };
        var request = await RequestAsync(trial, () => new Chart("c", new ChartArgs { Name = Output.CreateSecret("n") }));

        Assert.That(OnWire.Text(request.Object), Is.EqualTo($"{{\"name\":{OnWire.Secret("\"n\"")}}}"));
    }

    [Test]
    public async Task A_resource_given_to_it_is_a_reference_and_no_dependency()
    {
        var request = await RequestAsync(new Trial(), () => new Chart("c", new ChartArgs { Bucket = new Bucket("a") }));

        Assert.That(OnWire.Text(request.Object), Is.EqualTo(
            $"{{\"bucket\":{OnWire.Reference($"\"id\":\"a-id\",\"urn\":\"{Bucket.UrnOf("a")}\"")}}}"));
        Assert.That(request.PropertyDependencies["bucket"].Urns, Is.Empty);
        Assert.That(request.Dependencies, Is.Empty);
    }

    [Test]
    public async Task It_gets_the_providers_of_its_options_by_package()
    {
        var trial = new Trial();
        await trial.RunAsync(() =>
        {
            var (one, two) = (new ProviderResource("one", "p1", ResourceArgs.Empty), new ProviderResource("two", "p2", ResourceArgs.Empty));
            _ = new Chart("c", null, new() { Providers = { one, two } });
            _ = new Chart("d", null, new() { Provider = two });
        });
        var (p1, p2) = (RecordingMonitor.UrnOf("pulumi:providers:one", "p1"), RecordingMonitor.UrnOf("pulumi:providers:two", "p2"));

        Assert.That(trial.Monitor.Registration("c").Providers, Is.EqualTo(new Dictionary<string, string>
        {
            ["one"] = $"{p1}::p1-id",
            ["two"] = $"{p2}::p2-id",
        }));
        Assert.That(trial.Monitor.Registration("d").Providers, Is.EqualTo(new Dictionary<string, string> { ["two"] = $"{p2}::p2-id" }));
    }

    [Test]
    public async Task Its_outputs_come_from_the_engine()
    {
        var trial = new Trial();
        trial.Monitor.Registering = (request, response) =>
        {
            if (request.Remote)
                response.Object = OnWire.ObjectFrom("""{"name":"from the provider"}""");
            return Task.CompletedTask;
        };
        Chart chart = null!;
        await trial.RunAsync(() => chart = new Chart("c"));
        var urn = RecordingMonitor.UrnOf("test:index:Chart", "c");

        Assert.That(await chart.Name.SeenAsync(), Is.EqualTo(new Seen<string>("from the provider", Sources: urn)));
        Assert.That(trial.Monitor.Requests.OfType<RegisterResourceOutputsRequest>(), Has.None.Property("Urn").EqualTo(urn));
    }

    private static async Task<RegisterResourceRequest> RequestAsync(Trial trial, Func<Chart> program)
    {
        await trial.RunAsync(() => { _ = program(); });
        return trial.Monitor.Registration("c");
    }
}
