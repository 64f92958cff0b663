using Google.Protobuf.WellKnownTypes;
using Pulumi.Protocol;
using Pulumirpc;
using Alias = Pulumi.Alias;
using Timeouts = Pulumirpc.RegisterResourceRequest.Types.CustomTimeouts;

namespace Core.Tests.Resources;

/// <summary>Functions that a running engine calls, here an engine played over real gRPC.</summary>
[TestFixture]
public sealed class TransformTests
{
    private static ResourceTransform Adding(string key, object? value) => (args, _) =>
        Task.FromResult<ResourceTransformResult?>(new(args.Args.SetItem(key, value), args.Options));

    [Test]
    public async Task The_engine_gets_what_the_transforms_of_resource_and_stack_made_of_the_properties()
    {
        var trial = new Trial { IsRemote = true, StackOptions = new() { ResourceTransforms = { Adding("arn", "from the stack") } } };
        trial.Monitor.Transforms();
        Bucket bucket = null!;
        await trial.RunAsync(() => bucket = new Bucket(
            "a", new() { Name = "n" }, new() { ResourceTransforms = { Adding("name", "first"), Adding("size", 3) } }));

        Assert.That((await bucket.Name.SeenAsync()).Value, Is.EqualTo("first"));
        Assert.That((await bucket.Size.SeenAsync()).Value, Is.EqualTo(3));
        Assert.That((await bucket.Arn.SeenAsync()).Value, Is.EqualTo("from the stack"));
    }

    [Test]
    public async Task It_sees_what_the_resource_is_and_its_properties_with_their_marks()
    {
        ResourceTransformArgs? seen = null;
        var trial = new Trial { IsRemote = true };
        trial.Monitor.Transforms(request => request.Properties = OnWire.ObjectFrom(
            $"{{\"plain\":\"p\",\"secret\":{OnWire.Secret("1")},\"unknown\":{OnWire.Unknown},\"list\":[1,{OnWire.Secret("2")}],"
            + $"\"output\":{OnWire.OutputValue("\"value\":3,\"dependencies\":[\"urn:pulumi:s::p::a:b:C::d\"]")}}}"));
        await trial.RunAsync(() => _ = new Bucket("a", options: new()
        {
            ResourceTransforms =
            {
                (args, _) =>
                {
                    seen = args;
                    return Task.FromResult<ResourceTransformResult?>(null);
                },
            },
        }));

        Assert.That((seen!.Value.Name, seen.Value.Type, seen.Value.Custom), Is.EqualTo(("a", Bucket.Token, true)));
        Assert.That(seen.Value.Args["plain"], Is.EqualTo("p"));
        Assert.That(await SeenAsync("secret"), Is.EqualTo(new Seen<object?>(1.0, IsSecret: true)));
        Assert.That(await SeenAsync("unknown"), Is.EqualTo(new Seen<object?>(null, IsKnown: false)));
        Assert.That(await SeenAsync("output"), Is.EqualTo(new Seen<object?>(3.0, Sources: "urn:pulumi:s::p::a:b:C::d")));
        Assert.That((await SeenAsync("list")).IsSecret, Is.True);

        Task<Seen<object?>> SeenAsync(string key) => ((Output<object?>)seen.Value.Args[key]!).SeenAsync();
    }

    [Test]
    public async Task What_it_gives_back_keeps_its_marks()
    {
        TransformResponse? response = null;
        var trial = new Trial { IsRemote = true };
        trial.Monitor.Registering = async (request, _) =>
        {
            if (request.Custom)
                response = await TransformingEngine.CallAsync(request.Transforms.Single(), new TransformRequest { Properties = new() });
        };
        await trial.RunAsync(() => _ = new Bucket("a", options: new() { ResourceTransforms = { Adding("s", Output.CreateSecret("x")) } }));

        Assert.That(OnWire.Text(response!.Properties), Is.EqualTo($"{{\"s\":{OnWire.OutputValue("\"value\":\"x\",\"secret\":true")}}}"));
    }

    [Test]
    public async Task A_transform_that_changes_nothing_says_nothing()
    {
        TransformResponse? response = null;
        var trial = new Trial { IsRemote = true };
        trial.Monitor.Registering = async (request, _) =>
        {
            if (request.Custom)
                response = await TransformingEngine.CallAsync(request.Transforms.Single(), new TransformRequest { Properties = new() });
        };
        await trial.RunAsync(() => _ = new Bucket("a", options: new()
        {
            ResourceTransforms = { (_, _) => Task.FromResult<ResourceTransformResult?>(null) },
        }));

        Assert.That(response, Is.EqualTo(new TransformResponse()));
    }

    private static TransformResourceOptions CustomOptions() => new()
    {
        DependsOn = { "urn:pulumi:s::p::a:b:C::one", "urn:pulumi:s::p::a:b:C::two" },
        Protect = false,
        IgnoreChanges = { "i" },
        ReplaceOnChanges = { "r" },
        HideDiff = { "h" },
        Version = "1.2.3",
        Aliases = { new Pulumirpc.Alias { Urn = "urn:pulumi:s::p::a:b:C::old" } },
        Provider = "urn:pulumi:s::p::pulumi:providers:aws::p::provider-id",
        CustomTimeouts = new Timeouts { Create = "1800000000000ns" },
        PluginDownloadUrl = "https://plugins.example",
        RetainOnDelete = true,
        DeletedWith = "urn:pulumi:s::p::a:b:C::one",
        ReplaceWith = { "urn:pulumi:s::p::a:b:C::two" },
        DeleteBeforeReplace = false,
        AdditionalSecretOutputs = { "s" },
        Import = "imported",
        ReplacementTrigger = Value.ForString("t"),
    };

    private static IEnumerable<TestCaseData> Options()
    {
        yield return new TestCaseData(new TransformResourceOptions(), true).SetArgDisplayNames("no options");
        yield return new TestCaseData(CustomOptions(), true).SetArgDisplayNames("all options of a resource");
        yield return new TestCaseData(
            new TransformResourceOptions
            {
                Providers = { ["aws"] = "urn:pulumi:s::p::pulumi:providers:aws::p::provider-id" },
                Protect = true,
            },
            false).SetArgDisplayNames("providers of a component");
    }

    [TestCaseSource(nameof(Options))]
    public async Task Options_that_it_hands_on_come_back_as_they_were(TransformResourceOptions options, bool custom)
    {
        var request = new TransformRequest { Custom = custom, Options = options, Parent = "urn:pulumi:s::p::a:b:C::parent" };

        await new Trial().RunAsync(async () =>
        {
            var back = await TransformOptions.ToWireAsync(TransformOptions.FromWire(request));
            Assert.That(OnWire.Message(back), Is.EqualTo(OnWire.Message(options)));
        });
    }

    [Test]
    public async Task Options_are_seen_as_the_program_s_own()
    {
        var request = new TransformRequest { Custom = true, Options = CustomOptions(), Parent = "urn:pulumi:s::p::a:b:C::parent" };
        var options = (CustomResourceOptions)TransformOptions.FromWire(request);

        Assert.That(
            (options.Protect, options.RetainOnDelete, options.DeleteBeforeReplace), Is.EqualTo(((bool?)false, (bool?)true, (bool?)false)));
        Assert.That(
            (options.Version, options.PluginDownloadURL, options.ImportId), Is.EqualTo(("1.2.3", "https://plugins.example", "imported")));
        Assert.That((await options.Parent!.Urn.SeenAsync()).Value, Is.EqualTo("urn:pulumi:s::p::a:b:C::parent"));
        Assert.That(options.CustomTimeouts!.Create, Is.EqualTo(TimeSpan.FromMinutes(30)));
        Assert.That(options.Provider!.Package, Is.EqualTo("aws"));
        Assert.That((await options.Provider.Id.SeenAsync()).Value, Is.EqualTo("provider-id"));
        Assert.That(
            (await options.Aliases.Single().Apply((Alias alias) => alias.Urn!).SeenAsync()).Value,
            Is.EqualTo("urn:pulumi:s::p::a:b:C::old"));
        Assert.That((await options.ReplacementTrigger!.SeenAsync()).Value, Is.EqualTo("t"));
    }

    [Test]
    public async Task It_belongs_to_the_deployment_that_it_was_given_to()
    {
        var trial = new Trial { IsRemote = true, Config = { ["project:key"] = "from the stack's config" } };
        trial.Monitor.Transforms();
        Bucket bucket = null!;
        await trial.RunAsync(() => bucket = new Bucket("a", options: new()
        {
            ResourceTransforms = { (args, _) => Task.FromResult<ResourceTransformResult?>(
                new(args.Args.SetItem("name", $"{Deployment.Instance.StackName}: {new Config().Require("key")}"), args.Options)) },
        }));

        Assert.That((await bucket.Name.SeenAsync()).Value, Is.EqualTo("stack: from the stack's config"));
    }

    [Test]
    public async Task Its_exception_is_the_engine_s_to_report()
    {
        var trial = new Trial { IsRemote = true };
        trial.Monitor.Transforms();
        var message = await trial.FailAsync(() => _ = new Bucket("a", options: new()
        {
            ResourceTransforms = { (_, _) => throw new FormatException("no such zone") },
        }));

        Assert.That(
            message,
            Does.StartWith("test:index:Bucket 'a': /pulumirpc.ResourceMonitor/RegisterResource: Unknown: ").And.Contain("no such zone"));
    }

    [Test]
    public async Task A_token_that_was_never_given_out_is_refused()
    {
        var trial = new Trial { IsRemote = true };
        RpcException? refusal = null;
        trial.Monitor.Registering = async (request, _) =>
        {
            if (request.Custom)
            {
                var forged = new Callback { Target = request.Transforms.Single().Target, Token = "forged" };
                refusal = await Assert.ThrowsAsync<RpcException>(() => TransformingEngine.CallAsync(forged, new TransformRequest()));
            }
        };
        await trial.RunAsync(() => _ = new Bucket("a", options: new() { ResourceTransforms = { Adding("a", 1) } }));

        Assert.That((refusal!.Status, refusal.Detail), Is.EqualTo((StatusCode.InvalidArgument, "Callback not found: forged")));
    }

    [Test]
    public async Task The_engine_may_call_until_it_is_done_and_no_longer()
    {
        var trial = new Trial { IsRemote = true };
        TransformResponse? atTheEnd = null;
        Callback? callback = null;
        trial.Monitor.ShuttingDown = async () =>
        {
            callback = trial.Monitor.Registration("a").Transforms.Single();
            atTheEnd = await TransformingEngine.CallAsync(callback, new TransformRequest { Properties = new() });
        };
        await trial.RunAsync(() => _ = new Bucket("a", options: new() { ResourceTransforms = { Adding("a", 1) } }));

        Assert.That(OnWire.Text(atTheEnd!.Properties), Is.EqualTo("""{"a":1}"""));
        var refusal = await Assert.ThrowsAsync<RpcException>(() => TransformingEngine.CallAsync(callback!, new TransformRequest()));
        Assert.That(refusal!.Status, Is.EqualTo(StatusCode.Unavailable));
    }
}
