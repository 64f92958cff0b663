using Pulumirpc;

namespace Core.Tests.Runs;

[TestFixture]
public sealed class InvokeTransformTests
{
    private const string Token = "test:index:getZone";

    [Test]
    public async Task The_engine_is_given_every_transform_before_the_first_call_that_follows()
    {
        var trial = new Trial { IsRemote = true };
        var (started, done) = (0, 0);
        trial.Monitor.RegisteringInvokeTransform = async _ =>
        {
            Assert.That(Interlocked.Increment(ref started), Is.EqualTo(done + 1), "one after the other");
            await Task.Delay(50);
            done++;
        };
        trial.Monitor.Invoking = request =>
        {
            Assert.That(done, Is.EqualTo(2));
            return new() { Return = request.Args };
        };
        await trial.RunAsync(async () =>
        {
            Deployment.Instance.RegisterInvokeTransform((_, _) => Task.FromResult<InvokeTransformResult?>(null));
            Deployment.Instance.RegisterInvokeTransform((_, _) => Task.FromResult<InvokeTransformResult?>(null));
            await Deployment.Instance.InvokeAsync(Token, InvokeArgs.Empty);
        });

        Assert.That(
            trial.Monitor.Requests.Where(request => request is Callback or ResourceInvokeRequest).Select(request => request.GetType()),
            Is.EqualTo(new[] { typeof(Callback), typeof(Callback), typeof(ResourceInvokeRequest) }));
    }

    [Test]
    public async Task It_sees_the_call_and_may_change_arguments_and_options()
    {
        InvokeTransformArgs? seen = null;
        TransformInvokeResponse? response = null;
        var trial = new Trial { IsRemote = true };
        var call = new TransformInvokeRequest
        {
            Token = Token,
            Args = OnWire.ObjectFrom("""{"name":"n"}"""),
            Options = new() { Version = "1.0.0", Provider = "urn:pulumi:s::p::pulumi:providers:test::p::id", PluginDownloadUrl = "url" },
        };
        trial.Monitor.RegisteringInvokeTransform = async callback => response = await TransformingEngine.CallAsync(callback, call);
        await trial.RunAsync(() => Deployment.Instance.RegisterInvokeTransform((args, _) =>
        {
            seen = args;
            args.Options.Version = "2.0.0";
            return Task.FromResult<InvokeTransformResult?>(new(args.Args.Add("zone", "z"), args.Options));
        }));

        Assert.That(
            (seen!.Value.Token, seen.Value.Args["name"], seen.Value.Options.PluginDownloadURL), Is.EqualTo((Token, (object)"n", "url")));
        Assert.That(OnWire.Text(response!.Args), Is.EqualTo("""{"name":"n","zone":"z"}"""));
        Assert.That(response.Options, Is.EqualTo(new TransformInvokeOptions
        {
            Version = "2.0.0",
            Provider = "urn:pulumi:s::p::pulumi:providers:test::p::id",
            PluginDownloadUrl = "url",
        }));
    }

    [Test]
    public async Task An_engine_that_knows_no_invoke_transforms_ends_the_program()
    {
        var trial = new Trial { Monitor = { MissingFeatures = { "invokeTransforms" } } };
        var message = await trial.FailAsync(() =>
            Deployment.Instance.RegisterInvokeTransform((_, _) => Task.FromResult<InvokeTransformResult?>(null)));

        Assert.That(message, Is.EqualTo("The Pulumi CLI does not support invoke transforms. Please update the Pulumi CLI."));
    }

    [Test]
    public async Task A_missing_transform_is_refused_at_once() => await new Trial().RunAsync(() =>
        Assert.That(() => Deployment.Instance.RegisterInvokeTransform(null!), Throws.ArgumentNullException));
}
