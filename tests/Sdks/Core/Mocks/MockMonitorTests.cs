using System.Dynamic;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Core.Tests.Mocks;

/// <summary>What a test's mocks see, and what becomes of their answers.</summary>
[TestFixture]
public sealed class MockMonitorTests
{
    private static readonly TestOptions Update = new() { IsPreview = false };

    [Test]
    public async Task They_see_type_name_and_inputs_of_a_resource()
    {
        var mocks = new SeenMocks();
        await Deployment.TestAsync(mocks, Update, () =>
            _ = new Bucket("a", new() { Name = "n", Size = 3, Zones = ["z"], Tags = { ["k"] = "v" } }));
        var seen = mocks.Resources.Single();

        Assert.That((seen.Type, seen.Name, seen.Provider, seen.Id), Is.EqualTo((Bucket.Token, "a", "", "")));
        Assert.That(seen.Inputs["name"], Is.EqualTo("n"));
        Assert.That(seen.Inputs["size"], Is.EqualTo(3.0).And.TypeOf<double>());
        Assert.That(seen.Inputs["zones"], Is.EqualTo(ImmutableArray.Create<object>("z")));
        Assert.That(((ImmutableDictionary<string, object>)seen.Inputs["tags"])["k"], Is.EqualTo("v"));
    }

    [Test]
    public async Task Secrets_are_shown_and_what_is_not_wholly_known_is_left_out()
    {
        var mocks = new SeenMocks();
        await Deployment.TestAsync(mocks, Update, () => _ = new Bucket("a", new()
        {
            Name = Output.CreateSecret("s"),
            Size = OutputUtilities.CreateUnknown(1),
            Zones = ["z", OutputUtilities.CreateUnknown("y")],
            Tags = { ["k"] = Output.CreateSecret("v") },
            Policy = Output.Create(1).Apply(_ => (object)null!),
        }));
        var inputs = mocks.Resources.Single().Inputs;

        Assert.That(inputs.Keys, Is.EquivalentTo(new[] { "name", "tags" }));
        Assert.That(inputs["name"], Is.EqualTo("s"));
        Assert.That(((ImmutableDictionary<string, object>)inputs["tags"])["k"], Is.EqualTo("v"));
    }

    [Test]
    public async Task Assets_are_seen_as_assets()
    {
        var mocks = new SeenMocks();
        await Deployment.TestAsync(mocks, Update, () => _ = new Bucket("a", new() { Policy = new StringAsset("t") }));

        Assert.That(mocks.Resources.Single().Inputs["policy"], Is.TypeOf<StringAsset>());
    }

    [Test]
    public async Task They_see_the_provider_and_the_id_to_import()
    {
        var mocks = new SeenMocks();
        await Deployment.TestAsync(mocks, Update, () =>
            _ = new Bucket("a", null, new() { Provider = new ProviderResource("test", "p", ResourceArgs.Empty), ImportId = "imported" }));
        var seen = mocks.Resources.Single(resource => resource.Name == "a");

        Assert.That((seen.Id, seen.Provider), Is.EqualTo(
            ("imported", "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::p::p-id")));
    }

    [Test]
    public async Task The_id_they_answer_is_the_resource_s_and_else_the_imported_one_or_unknown()
    {
        var mocks = new SeenMocks { Answer = args => (args.Name == "given" ? "their-id" : null, args.Inputs) };
        Bucket given = null!, imported = null!, none = null!;
        await Deployment.TestAsync(mocks, Update, () =>
        {
            given = new Bucket("given", null, new() { ImportId = "imported" });
            imported = new Bucket("imported", null, new() { ImportId = "imported" });
            none = new Bucket("none");
        });

        Assert.That((await given.Id.SeenAsync()).Value, Is.EqualTo("their-id"));
        Assert.That((await imported.Id.SeenAsync()).Value, Is.EqualTo("imported"));
        Assert.That((await none.Id.SeenAsync()).IsKnown, Is.False);
    }

    private sealed class State : ResourceArgs
    {
        [Input("arn")]
        public Input<string>? Arn { get; set; }
    }

    private static IEnumerable<TestCaseData> States()
    {
        dynamic expando = new ExpandoObject();
        expando.arn = "x";
        yield return new TestCaseData(new Dictionary<string, object> { ["arn"] = "x" }).SetArgDisplayNames("a dictionary");
        yield return new TestCaseData(new SortedDictionary<string, object> { ["arn"] = "x" }).SetArgDisplayNames("another dictionary");
        yield return new TestCaseData(ImmutableDictionary<string, object>.Empty.Add("arn", "x"))
            .SetArgDisplayNames("an immutable dictionary");
        yield return new TestCaseData(new State { Arn = Output.Create("x") }).SetArgDisplayNames("an args object");
        yield return new TestCaseData((object)expando).SetArgDisplayNames("an expando");
    }

    [TestCaseSource(nameof(States))]
    public async Task Their_state_may_have_any_shape_of_a_dictionary(object state)
    {
        Bucket bucket = null!;
        await Deployment.TestAsync(new SeenMocks { Answer = _ => ("i", state) }, Update, () => bucket = new Bucket("a"));

        Assert.That((await bucket.Arn.SeenAsync()).Value, Is.EqualTo("x"));
    }

    [Test]
    public async Task Their_state_may_hold_secrets_and_unknowns()
    {
        var state = new Dictionary<string, object> { ["arn"] = Output.CreateSecret("x"), ["name"] = OutputUtilities.CreateUnknown("n") };
        Bucket bucket = null!;
        await Deployment.TestAsync(new SeenMocks { Answer = _ => ("i", state) }, Update, () => bucket = new Bucket("a"));

        Assert.That(await bucket.Arn.SeenAsync(), Has.Property("Value").EqualTo("x").And.Property("IsSecret").True);
        Assert.That((await bucket.Name.SeenAsync()).IsKnown, Is.False);
    }

    [Test]
    public async Task A_state_that_is_no_dictionary_is_refused()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestAsync(new SeenMocks { Answer = _ => ("i", 3) }, Update, () => _ = new Bucket("a")));

        Assert.That(failure!.Message, Does.Contain("System.Int32 is not a supported state: a mock returns a dictionary or an args object"));
    }

    [Test]
    public async Task What_they_do_not_answer_is_unknown_in_a_preview_which_is_the_default_and_nothing_in_an_update()
    {
        foreach (var (options, isKnown) in new[] { (new TestOptions(), false), (new() { IsPreview = true }, false), (Update, true) })
        {
            Bucket bucket = null!;
            await Deployment.TestAsync(new SeenMocks(), options, () => bucket = new Bucket("a", new() { Name = "n" }));

            Assert.That((await bucket.Name.SeenAsync()).Value, Is.EqualTo("n"));
            Assert.That((await bucket.Arn.SeenAsync()).IsKnown, Is.EqualTo(isKnown));
        }
    }

    [Test]
    public async Task Urns_of_resources_at_any_depth_start_with_the_stack_s_type()
    {
        Bucket root = null!, deep = null!;
        await Deployment.TestAsync(new SeenMocks(), Update, () =>
        {
            root = new Bucket("a");
            deep = new Bucket("b", options: new() { Parent = new Group("inner", new() { Parent = new Group("outer") }) });
        });

        Assert.That((await root.Urn.SeenAsync()).Value, Is.EqualTo("urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Bucket::a"));
        Assert.That((await deep.Urn.SeenAsync()).Value, Is.EqualTo("urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Bucket::b"));
    }

    [Test]
    public async Task A_resource_that_is_read_keeps_the_id_it_is_read_by()
    {
        var mocks = new SeenMocks { Answer = _ => ("their-id", new Dictionary<string, object> { ["name"] = "n" }) };
        Bucket bucket = null!;
        var resources = await Deployment.TestAsync(mocks, Update, () => bucket = new Bucket("a", null, new() { Id = "read-id" }));

        Assert.That(mocks.Resources.Single().Id, Is.EqualTo("read-id"));
        Assert.That(((await bucket.Id.SeenAsync()).Value, (await bucket.Name.SeenAsync()).Value), Is.EqualTo(("read-id", "n")));
        Assert.That(resources, Is.EqualTo(new Resource[] { bucket }));
    }

    [Test]
    public async Task A_resource_of_the_same_run_is_found_by_its_urn_and_others_are_not()
    {
        Bucket again = null!;
        await Deployment.TestAsync(new SeenMocks(), Update, async () =>
        {
            var bucket = new Bucket("a", new() { Name = "n" });
            again = new Bucket("again", null, new() { Urn = (await bucket.Urn.SeenAsync()).Value });
        });
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(
            new SeenMocks(), Update, () => _ = new Bucket("a", null, new() { Urn = "urn:pulumi:stack::project::a:b:C::x" })));

        Assert.That(((await again.Id.SeenAsync()).Value, (await again.Name.SeenAsync()).Value), Is.EqualTo(("a-id", "n")));
        Assert.That(
            failure!.Message, Does.Contain("System.InvalidOperationException: Unknown resource urn:pulumi:stack::project::a:b:C::x"));
    }

    [Test]
    public async Task Functions_and_methods_are_answered_by_CallAsync()
    {
        var mocks = new SeenMocks { CallAnswer = args => new Dictionary<string, object> { ["result"] = $"{args.Token}!" } };
        await Deployment.TestAsync(mocks, Update, async () =>
        {
            var args = new DictionaryInvokeArgs(ImmutableDictionary<string, object?>.Empty.Add("n", 1));
            Assert.That(await Deployment.Instance.InvokeSingleAsync<string>("a:b:c", args), Is.EqualTo("a:b:c!"));
            var called = Deployment.Instance.Call<ImmutableDictionary<string, string>>("a:b:C/m", CallArgs.Empty, new Bucket("a"));
            Assert.That((await called.SeenAsync()).Value!["result"], Is.EqualTo("a:b:C/m!"));
        });

        Assert.That(mocks.Calls.Select(call => call.Token), Is.EqualTo(new[] { "a:b:c", "a:b:C/m" }));
        Assert.That((mocks.Calls[0].Args["n"], mocks.Calls[0].Provider), Is.EqualTo(((object)1.0, "")));
    }

    [Test]
    public async Task A_stack_reference_is_a_resource_of_its_own_type()
    {
        var mocks = new SeenMocks
        {
            Answer = args => (args.Id, new Dictionary<string, object>
            {
                ["name"] = "org/network/prod",
                ["outputs"] = new Dictionary<string, object> { ["cidr"] = "10/8", ["key"] = "k" },
                ["secretOutputNames"] = new[] { "key" },
            }),
        };
        await Deployment.TestAsync(mocks, Update, async () =>
        {
            var stack = new StackReference("org/network/prod");
            Assert.That((await stack.GetOutput("cidr").SeenAsync()).Value, Is.EqualTo("10/8"));
            Assert.That((await stack.GetOutput("key").SeenAsync()).IsSecret, Is.True);
        });

        Assert.That(
            (mocks.Resources.Single().Type, mocks.Resources.Single().Id), Is.EqualTo(("pulumi:pulumi:StackReference", "org/network/prod")));
    }

    [Test]
    public async Task They_see_the_outputs_of_components_and_of_the_stack_with_their_marks()
    {
        var mocks = new SeenMocks();
        await Deployment.TestAsync(mocks, Update, () => new Dictionary<string, object?> { ["s"] = Output.CreateSecret("x") });
        var outputs = mocks.Outputs.Single();

        Assert.That(outputs.Urn, Is.EqualTo("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack"));
        Assert.That(await outputs.Outputs["s"].SeenAsync(), Is.EqualTo(new Seen<object?>("x", IsSecret: true)));
    }

    [Test]
    public async Task Remote_components_see_plain_inputs_because_output_values_are_off()
    {
        var mocks = new SeenMocks();
        await Deployment.TestAsync(mocks, Update, () =>
            _ = new ComponentResource("test:index:Remote", "r", new BucketArgs { Name = Output.CreateSecret("s") }, null, remote: true));

        Assert.That(mocks.Resources.Single().Inputs["name"], Is.EqualTo("s"));
    }

    [Test]
    public async Task Transforms_are_accepted_and_not_run()
    {
        Bucket bucket = null!;
        await Deployment.TestAsync(new SeenMocks(), Update, () =>
        {
            Deployment.Instance.RegisterInvokeTransform((_, _) => throw new InvalidOperationException("never"));
            bucket = new Bucket("a", new() { Name = "n" }, new()
            {
                ResourceTransforms = { (_, _) => throw new InvalidOperationException("never") },
            });
        });

        Assert.That((await bucket.Name.SeenAsync()).Value, Is.EqualTo("n"));
    }
}
