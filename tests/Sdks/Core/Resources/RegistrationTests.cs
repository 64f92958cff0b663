using Pulumirpc;
using Timeouts = Pulumirpc.RegisterResourceRequest.Types.CustomTimeouts;

namespace Core.Tests.Resources;

/// <summary>What the engine is told about a resource, as a whole message.</summary>
[TestFixture]
public sealed class RegistrationTests
{
    [Test]
    public async Task A_plain_resource_says_what_it_is_and_what_it_accepts()
    {
        var request = await RequestAsync(() => new Bucket("a"));

        Assert.That(OnWire.Message(request), Is.EqualTo(OnWire.Message(Plain())));
    }

    [Test]
    public async Task Every_property_with_a_value_has_an_entry_of_dependencies_also_an_empty_one()
    {
        var request = await RequestAsync(() => new Bucket("a", new BucketArgs { Name = "n", Zones = { "z" } }));

        var expected = Plain();
        expected.Object = OnWire.ObjectFrom("""{"name":"n","zones":["z"]}""");
        expected.PropertyDependencies.Add("name", new());
        expected.PropertyDependencies.Add("zones", new());
        Assert.That(OnWire.Message(request), Is.EqualTo(OnWire.Message(expected)));
    }

    [Test]
    public async Task Every_option_reaches_the_engine()
    {
        var request = await RequestAsync(() => new Bucket("a", null, new()
        {
            Protect = true,
            RetainOnDelete = false,
            IgnoreChanges = { "tags" },
            ReplaceOnChanges = { "name" },
            HideDiffs = { "size" },
            AdditionalSecretOutputs = { "arn" },
            ImportId = "imported",
            DeleteBeforeReplace = false,
            Version = "1.2.3",
            PluginDownloadURL = "https://plugins.example",
            CustomTimeouts = new() { Create = TimeSpan.FromMinutes(30), Update = TimeSpan.Zero },
            ReplacementTrigger = Output.CreateSecret<object>(1),
            EnvVarMappings = { ["HERE"] = "THERE" },
        }));

        var expected = Plain();
        expected.Protect = true;
        expected.RetainOnDelete = false;
        expected.IgnoreChanges.Add("tags");
        expected.ReplaceOnChanges.Add("name");
        expected.HideDiffs.Add("size");
        expected.AdditionalSecretOutputs.Add("arn");
        expected.ImportId = "imported";
        expected.DeleteBeforeReplaceDefined = true;
        expected.Version = "1.2.3";
        expected.PluginDownloadURL = "https://plugins.example";
        expected.CustomTimeouts = new Timeouts { Create = "1800000000000ns", Update = "000ns" };
        expected.ReplacementTrigger = OnWire.From(OnWire.Secret("1"));
        expected.EnvVarMappings.Add("HERE", "THERE");
        Assert.That(OnWire.Message(request), Is.EqualTo(OnWire.Message(expected)));
    }

    [Test]
    public async Task A_component_leaves_out_what_the_engine_would_warn_about()
    {
        var request = await RequestAsync(() => new Group("a", new() { ReplaceOnChanges = { "name" }, Protect = false }));

        var expected = Plain();
        (expected.Type, expected.Custom, expected.Protect) = ("test:index:Group", false, false);
        Assert.That(OnWire.Message(request), Is.EqualTo(OnWire.Message(expected)));
    }

    [Test]
    public async Task Resources_named_by_other_options_are_named_by_their_urns()
    {
        var trial = new Trial();
        await trial.RunAsync(() =>
        {
            var (a, b) = (new Bucket("a"), new Bucket("b"));
            _ = new Bucket("c", options: new() { DeletedWith = a, ReplaceWith = { a, b } });
        });
        var request = trial.Monitor.Registration("c");

        Assert.That(request.DeletedWith, Is.EqualTo(Bucket.UrnOf("a")));
        Assert.That(request.ReplaceWith, Is.EqualTo(new[] { Bucket.UrnOf("a"), Bucket.UrnOf("b") }));
        Assert.That(request.Dependencies, Is.Empty);
    }

    [TestCase("deletedWith", "the DeletedWith option")]
    [TestCase("replaceWith", "the ReplaceWith option")]
    [TestCase("transforms", "resource transforms")]
    public async Task An_option_that_the_engine_does_not_know_is_refused_rather_than_dropped(string feature, string what)
    {
        var trial = new Trial { Monitor = { MissingFeatures = { feature } } };
        var message = await trial.FailAsync(() =>
        {
            var a = new Bucket("a");
            CustomResourceOptions options = feature switch
            {
                "deletedWith" => new() { DeletedWith = a },
                "replaceWith" => new() { ReplaceWith = a },
                _ => new() { ResourceTransforms = { (_, _) => Task.FromResult<ResourceTransformResult?>(null) } },
            };
            _ = new Bucket("b", options: options);
        });

        Assert.That(message, Is.EqualTo($"The Pulumi CLI does not support {what}. Please update the Pulumi CLI."));
    }

    [Test]
    public async Task A_child_names_its_parent_and_everything_else_the_stack()
    {
        var trial = new Trial();
        await trial.RunAsync(() => _ = new Bucket("b", options: new() { Parent = new Group("g") }));

        Assert.That(trial.Monitor.Registration("g").Parent, Is.EqualTo(RecordingMonitor.StackUrn));
        Assert.That(trial.Monitor.Registration("b").Parent, Is.EqualTo(Group.UrnOf("g")));
        Assert.That(
            OnWire.Message(trial.Monitor.Requests.OfType<RegisterResourceRequest>().First()), Is.EqualTo(OnWire.Message(Root())));
    }

    [Test]
    public async Task The_id_and_the_urn_are_the_engine_s_to_give_and_are_not_sent()
    {
        var args = new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty.Add("id", "i").Add("urn", "u").Add("name", "n"));
        var request = await RequestAsync(() => new CustomResource(Bucket.Token, "a", args));

        Assert.That(OnWire.Text(request.Object), Is.EqualTo("""{"name":"n"}"""));
    }

    [Test]
    public async Task A_feature_is_asked_for_once_and_only_when_it_matters()
    {
        var trial = new Trial();
        await trial.RunAsync(() =>
        {
            for (var i = 0; i < 5; i++)
                _ = new Bucket($"b{i}");
        });

        Assert.That(
            trial.Monitor.Requests.OfType<SupportsFeatureRequest>().Select(request => request.Id),
            Is.EquivalentTo(new[] { "resourceReferences", "aliasSpecs" }));
    }

    [Test]
    public async Task A_required_input_that_is_missing_is_named_with_the_resource()
    {
        var message = await new Trial().FailAsync(() => _ = new CustomResource(Bucket.Token, "a", new BucketRuleArgs()));

        Assert.That(message, Is.EqualTo(
            "test:index:Bucket 'a': Core.Tests.Support.BucketRuleArgs: [Input] prefix is required but was not given a value "
            + "(Parameter 'prefix')"));
    }

    [Test]
    public async Task Type_and_name_may_not_be_empty()
    {
        Assert.That(
            await new Trial().FailAsync(() => _ = new Bucket("")), Does.Contain("System.ArgumentException: ").And.Contain("'name'"));
        Assert.That(
            await new Trial().FailAsync(() => _ = new CustomResource("", "a", null)),
            Does.Contain("System.ArgumentException: ").And.Contain("'type'"));
    }

    private static async Task<RegisterResourceRequest> RequestAsync(Action program)
    {
        var trial = new Trial();
        await trial.RunAsync(program);
        return trial.Monitor.Registrations.Single();
    }

    private static Task<RegisterResourceRequest> RequestAsync(Func<Resource> program) => RequestAsync(() => { _ = program(); });

    private static RegisterResourceRequest Plain() => new()
    {
        Type = Bucket.Token,
        Name = "a",
        Parent = RecordingMonitor.StackUrn,
        Custom = true,
        Object = new(),
        AcceptSecrets = true,
        AcceptResources = true,
        SupportsResultReporting = true,
        Hooks = new(),
    };

    private static RegisterResourceRequest Root() => new()
    {
        Type = "pulumi:pulumi:Stack",
        Name = "project-stack",
        Object = new(),
        AcceptSecrets = true,
        AcceptResources = true,
        SupportsResultReporting = true,
        Hooks = new(),
    };
}
