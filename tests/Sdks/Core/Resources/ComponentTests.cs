using Pulumirpc;

namespace Core.Tests.Resources;

[TestFixture]
public sealed class ComponentTests
{
    private sealed class Network : ComponentResource
    {
        public Network(string name, ComponentResourceOptions? options = null) : base("test:index:Network", name, options)
        {
            Main = new Bucket($"{name}-main", new() { Name = "n" }, new() { Parent = this });
            Cidr = Main.Name;
            RegisterOutputs();
        }

        public Bucket Main { get; }

        [Output]
        public Output<string> Cidr { get; }

        [Output("zone-count")]
        public Output<int> Zones { get; } = Output.Create(3);

        [Output]
        public Output<string>? Missing { get; }
    }

    private static readonly string NetworkUrn = RecordingMonitor.UrnOf("test:index:Network", "net");

    [Test]
    public async Task Its_marked_properties_are_registered_by_their_names()
    {
        var trial = new Trial();
        await trial.RunAsync(() => _ = new Network("net"));

        Assert.That(OnWire.Text(trial.Monitor.OutputsOf(NetworkUrn)), Is.EqualTo("""{"Cidr":"n","zone-count":3}"""));
    }

    [Test]
    public async Task Its_properties_keep_what_initializers_and_its_constructor_gave_them()
    {
        Network network = null!;
        await new Trial().RunAsync(() => network = new Network("net"));

        Assert.That((await network.Zones.SeenAsync()).Value, Is.EqualTo(3));
        Assert.That((await network.Cidr.SeenAsync()).Value, Is.EqualTo("n"));
        Assert.That(await network.Urn.SeenAsync(), Has.Property("Value").EqualTo(NetworkUrn));
    }

    [Test]
    public async Task Outputs_may_be_given_as_a_dictionary_a_task_or_an_output_and_wait_for_their_values()
    {
        var trial = new Trial();
        await trial.RunAsync(() =>
        {
            _ = new Outputs("dictionary", group => group.Register(Values()));
            _ = new Outputs("task", group => group.Register(Task.Run(Values)));
            _ = new Outputs("output", group => group.Register(Output.Create(Values())));
        });

        foreach (var name in new[] { "dictionary", "task", "output" })
            Assert.That(
                OnWire.Text(trial.Monitor.OutputsOf(Outputs.UrnOf(name))), Is.EqualTo($"{{\"a\":1,\"s\":{OnWire.Secret("\"x\"")}}}"));

        static IDictionary<string, object?> Values() =>
            new Dictionary<string, object?> { ["s"] = Output.CreateSecret(Task.Run(() => "x")), ["a"] = 1, ["none"] = null };
    }

    private sealed class Outputs : ComponentResource
    {
        public Outputs(string name, Action<Outputs> register) : base("test:index:Outputs", name) => register(this);

        public static string UrnOf(string name) => RecordingMonitor.UrnOf("test:index:Outputs", name);

        public void Register(IDictionary<string, object?> outputs) => RegisterOutputs(outputs);

        public void Register(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(outputs);

        public void Register(Output<IDictionary<string, object?>> outputs) => RegisterOutputs(outputs);
    }

    [Test]
    public async Task Missing_outputs_are_refused_at_once() => await new Trial().RunAsync(() => _ = new Outputs("o", group =>
    {
        Assert.That(() => group.Register((IDictionary<string, object?>)null!), Throws.ArgumentNullException);
        Assert.That(() => group.Register((Task<IDictionary<string, object?>>)null!), Throws.ArgumentNullException);
        Assert.That(() => group.Register((Output<IDictionary<string, object?>>)null!), Throws.ArgumentNullException);
    }));

    [Test]
    public async Task Args_of_a_component_are_recorded_with_it()
    {
        var trial = new Trial();
        await trial.RunAsync(() => _ = new ComponentResource("test:index:Group", "g", new BucketArgs { Name = "n" }));

        Assert.That(OnWire.Text(trial.Monitor.Registration("g").Object), Is.EqualTo("""{"name":"n"}"""));
    }

    [Test]
    public async Task Outputs_of_a_component_whose_registration_fails_are_not_registered()
    {
        var trial = new Trial();
        trial.Monitor.Registering = (request, _) =>
            request.Name == "net" ? throw new RunException("no such network") : Task.CompletedTask;

        Assert.That(await trial.FailAsync(() => _ = new Network("net")), Is.EqualTo("no such network"));
        Assert.That(trial.Monitor.Requests.OfType<RegisterResourceOutputsRequest>(), Has.None.Property("Urn").EqualTo(NetworkUrn));
    }

    [Test]
    public async Task It_keeps_its_type_and_name()
    {
        Group group = null!;
        await new Trial().RunAsync(() => group = new Group("g"));

        Assert.That((group.GetResourceType(), group.GetResourceName()), Is.EqualTo(("test:index:Group", "g")));
    }
}
