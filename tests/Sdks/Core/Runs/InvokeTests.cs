using Pulumi.Utilities;
using Pulumirpc;

namespace Core.Tests.Runs;

[TestFixture]
public sealed class InvokeTests
{
    private const string Token = "test:index:getZone";

    private sealed class ZoneArgs : InvokeArgs
    {
        [Input("name", required: true)]
        public string Name { get; set; } = null!;
    }

    private sealed class ZoneInputs : InvokeArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("tags")]
        public InputMap<string>? Tags { get; set; }
    }

    [OutputType]
    private sealed class Zone
    {
        public readonly string Name;
        public readonly string? Id;

        [OutputConstructor]
        private Zone(string name, string? id) => (Name, Id) = (name, id);
    }

    [Test]
    public async Task The_plain_form_sends_plain_arguments_and_answers_a_plain_result()
    {
        var trial = new Trial();
        trial.Monitor.Invoking = _ => new() { Return = OnWire.ObjectFrom("""{"name":"a","id":"z-1"}""") };
        await trial.RunAsync(async () =>
        {
            var zone = await Deployment.Instance.InvokeAsync<Zone>(Token, new ZoneArgs { Name = "a" });
            Assert.That((zone.Name, zone.Id), Is.EqualTo(("a", "z-1")));
        });

        Assert.That(trial.Monitor.Single<ResourceInvokeRequest>(), Is.EqualTo(new ResourceInvokeRequest
        {
            Tok = Token,
            Args = OnWire.ObjectFrom("""{"name":"a"}"""),
            AcceptResources = true,
        }));
    }

    [Test]
    public async Task Version_provider_and_download_address_are_sent_with_it()
    {
        var trial = new Trial();
        await trial.RunAsync(async () =>
        {
            var provider = new ProviderResource("test", "p", ResourceArgs.Empty);
            await Deployment.Instance.InvokeAsync(Token, InvokeArgs.Empty, new()
            {
                Provider = provider,
                Parent = new Group("g", new() { Provider = new ProviderResource("test", "other", ResourceArgs.Empty) }),
                Version = "1.2.3",
                PluginDownloadURL = "url",
            });
        });
        var request = trial.Monitor.Single<ResourceInvokeRequest>();

        Assert.That((request.Version, request.PluginDownloadURL), Is.EqualTo(("1.2.3", "url")));
        Assert.That(request.Provider, Is.EqualTo("urn:pulumi:stack::project::pulumi:providers:test::p::p-id"));
    }

    [Test]
    public async Task The_provider_of_a_parent_is_used_for_functions_of_its_package()
    {
        var trial = new Trial();
        await trial.RunAsync(async () =>
        {
            var parent = new Group("g", new() { Provider = new ProviderResource("test", "p", ResourceArgs.Empty) });
            await Deployment.Instance.InvokeAsync(Token, InvokeArgs.Empty, new() { Parent = parent });
            await Deployment.Instance.InvokeAsync("other:index:get", InvokeArgs.Empty, new() { Parent = parent });
        });

        Assert.That(trial.Monitor.Requests.OfType<ResourceInvokeRequest>().Select(request => request.Provider), Is.EqualTo(new[]
        {
            "urn:pulumi:stack::project::pulumi:providers:test::p::p-id", "",
        }));
    }

    [Test]
    public async Task A_single_value_is_the_only_one_of_the_result()
    {
        var trial = new Trial { Monitor = { Invoking = _ => new() { Return = OnWire.ObjectFrom("""{"result":3}""") } } };
        await trial.RunAsync(async () =>
        {
            Assert.That(await Deployment.Instance.InvokeSingleAsync<int>(Token, InvokeArgs.Empty), Is.EqualTo(3));
            Assert.That(await Deployment.Instance.InvokeSingle<int>(Token, InvokeArgs.Empty).SeenAsync(), Is.EqualTo(Seen.Known(3)));
            Assert.That(
                await Deployment.Instance.InvokeSingle<int>(Token, InvokeArgs.Empty, new InvokeOutputOptions()).SeenAsync(),
                Is.EqualTo(Seen.Known(3)));
        });
    }

    [Test]
    public async Task The_output_form_waits_for_its_inputs_and_comes_from_their_resources()
    {
        await new Trial().RunAsync(async () =>
        {
            var bucket = new Bucket("a", new() { Name = "n" });
            var zone = Deployment.Instance.Invoke<Zone>(Token, new ZoneInputs { Name = bucket.Name });

            Assert.That(await zone.Apply(known => known.Name).SeenAsync(), Is.EqualTo(new Seen<string>("n", Sources: Bucket.UrnOf("a"))));
        });
    }

    [Test]
    public async Task Whether_the_result_is_secret_is_the_provider_s_to_say()
    {
        var trial = new Trial { Monitor = { Invoking = _ => new() { Return = OnWire.ObjectFrom("""{"name":"open"}""") } } };
        await trial.RunAsync(async () =>
        {
            var open = Deployment.Instance.Invoke<Zone>(Token, new ZoneInputs { Name = Output.CreateSecret("s") });
            Assert.That((await open.SeenAsync()).IsSecret, Is.False);

            trial.Monitor.Invoking = _ => new() { Return = OnWire.ObjectFrom($"{{\"name\":{OnWire.Secret("\"s\"")}}}") };
            var secret = Deployment.Instance.Invoke<Zone>(Token, InvokeArgs.Empty);
            Assert.That(await secret.Apply(zone => zone.Name).SeenAsync(), Is.EqualTo(new Seen<string>("s", IsSecret: true)));
        });

        Assert.That(
            OnWire.Text(trial.Monitor.Requests.OfType<ResourceInvokeRequest>().First().Args),
            Is.EqualTo($"{{\"name\":{OnWire.Secret("\"s\"")}}}"));
    }

    [Test]
    public async Task An_unknown_argument_makes_the_result_unknown_without_a_call()
    {
        var trial = new Trial();
        await trial.RunAsync(async () =>
        {
            var whole = Deployment.Instance.Invoke<Zone>(Token, new ZoneInputs { Name = OutputUtilities.CreateUnknown("n") });
            var part = Deployment.Instance.Invoke<Zone>(
                Token, new ZoneInputs { Tags = new() { ["k"] = OutputUtilities.CreateUnknown("v") } }, new InvokeOutputOptions());

            Assert.That(await whole.SeenAsync(), Is.EqualTo(Seen.Unknown<Zone>()));
            Assert.That(await part.SeenAsync(), Is.EqualTo(Seen.Unknown<Zone>()));
        });

        Assert.That(trial.Monitor.Requests.OfType<ResourceInvokeRequest>(), Is.Empty);
    }

    [Test]
    public async Task A_resource_it_depends_on_whose_id_is_unknown_makes_the_result_unknown_without_a_call()
    {
        var trial = new Trial { IsPreview = true };
        await trial.RunAsync(async () =>
        {
            var bucket = new Bucket("a", new() { Name = "n" });
            var group = new Group("g");
            _ = new Bucket("b", options: new() { Parent = group });

            var byArgument = Deployment.Instance.Invoke<Zone>(Token, new ZoneInputs { Name = bucket.Name });
            var byOption = Deployment.Instance.Invoke<Zone>(Token, InvokeArgs.Empty, new InvokeOutputOptions { DependsOn = bucket });
            var byComponent = Deployment.Instance.Invoke<Zone>(Token, InvokeArgs.Empty, new InvokeOutputOptions { DependsOn = group });

            foreach (var zone in new[] { byArgument, byOption, byComponent })
                Assert.That(await zone.SeenAsync(), Is.EqualTo(Seen.Unknown<Zone>()));
        });

        Assert.That(trial.Monitor.Requests.OfType<ResourceInvokeRequest>(), Is.Empty);
    }

    [Test]
    public async Task What_DependsOn_names_is_waited_for_and_is_a_source_of_the_result()
    {
        var trial = new Trial();
        var answered = false;
        trial.Monitor.Registering = async (request, _) =>
        {
            if (!request.Custom)
                return;
            await Task.Delay(50);
            answered = true;
        };
        trial.Monitor.Invoking = _ =>
        {
            Assert.That(answered, Is.True);
            return new() { Return = OnWire.ObjectFrom("""{"name":"n"}""") };
        };
        await trial.RunAsync(async () =>
        {
            var zone = Deployment.Instance.Invoke<Zone>(Token, InvokeArgs.Empty, new InvokeOutputOptions { DependsOn = new Bucket("a") });
            Assert.That((await zone.SeenAsync()).Sources, Is.EqualTo(Bucket.UrnOf("a")));
        });
    }

    [Test]
    public async Task What_the_provider_refuses_is_told_by_reason_and_property()
    {
        var trial = new Trial();
        trial.Monitor.Invoking = _ => new()
        {
            Failures =
            {
                new CheckFailure { Reason = "is too long", Property = "name" },
                new CheckFailure { Reason = "is missing", Property = "id" },
            },
        };

        Assert.That(
            await trial.FailAsync(() => Deployment.Instance.Invoke<Zone>(Token, InvokeArgs.Empty)),
            Is.EqualTo("Invoke of 'test:index:getZone' failed: is too long (name); is missing (id)"));
    }

    [Test]
    public async Task A_required_argument_that_is_missing_is_named() => Assert.That(
        await new Trial().FailAsync(() => Deployment.Instance.Invoke<Zone>(Token, new ZoneArgs())),
        Is.EqualTo(
            "invoke of test:index:getZone: Core.Tests.Runs.InvokeTests+ZoneArgs: [Input] name is required but was not given a value "
            + "(Parameter 'name')"));

    [Test]
    public async Task A_result_of_the_wrong_shape_is_a_warning()
    {
        var trial = new Trial { Monitor = { Invoking = _ => new() { Return = OnWire.ObjectFrom("""{"name":1}""") } } };
        await trial.RunAsync(async () => await Deployment.Instance.InvokeAsync<Zone>(Token, InvokeArgs.Empty));

        Assert.That(trial.Engine.Logged, Is.EqualTo(new[] { "Warning: test:index:getZone result.name: expected a string, got Double" }));
    }
}
