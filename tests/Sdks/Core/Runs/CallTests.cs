using Pulumi.Utilities;
using Pulumirpc;

namespace Core.Tests.Runs;

/// <summary>Methods of resources.</summary>
[TestFixture]
public sealed class CallTests
{
    private const string Token = "test:index:Bucket/sign";

    private sealed class SignArgs : CallArgs
    {
        [Input("path")]
        public Input<string>? Path { get; set; }
    }

    [OutputType]
    private sealed class Signed
    {
        public readonly string Url;

        [OutputConstructor]
        private Signed(string url) => Url = url;
    }

    [Test]
    public async Task It_is_sent_with_the_resource_itself_and_with_its_provider_and_version()
    {
        var trial = new Trial();
        await trial.RunAsync(() =>
        {
            var provider = new ProviderResource("test", "p", ResourceArgs.Empty);
            var bucket = new Bucket("a", options: new() { Provider = provider, Version = "1.2.3", PluginDownloadURL = "url" });
            var other = new Bucket("b", new() { Name = "n" });
            Deployment.Instance.Call(Token, new SignArgs { Path = other.Name }, bucket, new() { Version = "9.9.9" });
        });
        var (a, b) = (Bucket.UrnOf("a"), Bucket.UrnOf("b"));

        var expected = new ResourceCallRequest
        {
            Tok = Token,
            Args = OnWire.ObjectFrom(
                $"{{\"__self__\":{OnWire.Reference($"\"id\":\"a-id\",\"urn\":\"{a}\"")},"
                + $"\"path\":{OnWire.OutputValue($"\"value\":\"n\",\"dependencies\":[\"{b}\"]")}}}"),
            Provider = "urn:pulumi:stack::project::pulumi:providers:test::p::p-id",
            Version = "1.2.3",
            PluginDownloadURL = "url",
        };
        expected.ArgDependencies.Add("__self__", new());
        expected.ArgDependencies.Add("path", new() { Urns = { b } });
        Assert.That(trial.Monitor.Single<ResourceCallRequest>(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Without_a_resource_the_options_decide()
    {
        var trial = new Trial();
        await trial.RunAsync(() =>
        {
            var parent = new Group("g", new() { Provider = new ProviderResource("test", "p", ResourceArgs.Empty) });
            var options = new CallOptions { Parent = parent, Version = "9.9.9", PluginDownloadURL = "url" };
            Deployment.Instance.Call("test:index:sign", CallArgs.Empty, options: options);
        });
        var request = trial.Monitor.Single<ResourceCallRequest>();

        Assert.That((request.Version, request.PluginDownloadURL), Is.EqualTo(("9.9.9", "url")));
        Assert.That(request.Provider, Is.EqualTo("urn:pulumi:stack::project::pulumi:providers:test::p::p-id"));
    }

    [Test]
    public async Task The_result_has_the_marks_that_the_provider_gives_it()
    {
        var source = Bucket.UrnOf("source");
        var trial = new Trial();
        trial.Monitor.Calling = _ => new()
        {
            Return = OnWire.ObjectFrom($"{{\"url\":{OnWire.Secret("\"u\"")}}}"),
            ReturnDependencies = { ["url"] = new() { Urns = { source } } },
        };
        await trial.RunAsync(async () =>
        {
            var result = Deployment.Instance.Call<Signed>(Token, CallArgs.Empty, new Bucket("a"));
            Assert.That(
                await result.Apply(signed => signed.Url).SeenAsync(), Is.EqualTo(new Seen<string>("u", IsSecret: true, Sources: source)));
        });
    }

    [Test]
    public async Task Unknown_arguments_are_the_provider_s_to_deal_with()
    {
        var trial = new Trial();
        trial.Monitor.Calling = _ => new() { Return = OnWire.ObjectFrom($"{{\"url\":{OnWire.Unknown}}}") };
        await trial.RunAsync(async () =>
        {
            var result = Deployment.Instance.Call<Signed>(Token, new SignArgs { Path = OutputUtilities.CreateUnknown("p") });
            Assert.That((await result.SeenAsync()).IsKnown, Is.False);
        });

        Assert.That(OnWire.Text(trial.Monitor.Single<ResourceCallRequest>().Args), Is.EqualTo(
            """{"path":{"4dabf18193072939515e22adb298388d":"d0e6a833031e9bbcd3f4e8bde6ca49a4"}}"""));
    }

    [Test]
    public async Task What_the_provider_refuses_is_told_by_reason_and_property()
    {
        var trial = new Trial();
        trial.Monitor.Calling = _ => new() { Failures = { new CheckFailure { Reason = "is forbidden", Property = "path" } } };

        Assert.That(
            await trial.FailAsync(() => Deployment.Instance.Call(Token, CallArgs.Empty)),
            Is.EqualTo("Call of 'test:index:Bucket/sign' failed: is forbidden (path)"));
    }
}
