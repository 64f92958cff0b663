using Platform.Engine.Graph;
using Platform.Engine.Recording;
using Pulumirpc;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Engine.Tests.Recording;

[TestFixture]
public class RecorderTests
{
    private const string Bucket = "aws:s3/bucket:Bucket";

    private Recorder _recorder = null!;
    private string _stack = null!;

    [SetUp]
    public async Task RegisterStack()
    {
        _recorder = NewRecorder(unknowns: false);
        _stack = await StackOf(_recorder);
    }

    [TearDown]
    public void Dispose() => _recorder.Dispose();

    [Test]
    public async Task A_child_s_urn_names_the_types_of_its_parents_but_not_the_stack()
    {
        var outer = await Register(new() { Type = "my:index:Outer", Name = "o", Parent = _stack });
        var inner = await Register(new() { Type = "my:index:Inner", Name = "i", Parent = outer.Urn });
        var leaf = await Register(new() { Type = Bucket, Name = "b", Parent = inner.Urn, Custom = true });

        Assert.That(outer.Urn, Is.EqualTo("urn:pulumi:dev::proj::my:index:Outer::o"));
        Assert.That(leaf.Urn, Is.EqualTo("urn:pulumi:dev::proj::my:index:Outer$my:index:Inner$aws:s3/bucket:Bucket::b"));
    }

    [Test]
    public async Task A_second_resource_of_a_urn_is_refused_in_the_engine_s_words()
    {
        await Register(new() { Type = Bucket, Name = "b", Parent = _stack, Custom = true });

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => Register(new() { Type = Bucket, Name = "b", Parent = _stack, Custom = true }));

        Assert.That(refusal!.Message, Is.EqualTo(
            "Duplicate resource URN 'urn:pulumi:dev::proj::aws:s3/bucket:Bucket::b'; try giving it a unique name"));
    }

    [Test]
    public async Task A_parent_must_be_there_before_its_child()
    {
        var refusal = await Assert.ThrowsAsync<RefusalException>(() =>
            Register(new() { Type = Bucket, Name = "b", Parent = "urn:pulumi:dev::proj::my:index:Gone::g", Custom = true }));

        Assert.That(refusal!.Message, Does.StartWith("could not find parent resource urn:pulumi:dev::proj::my:index:Gone::g"));
    }

    [TestCase("my:index:Remote", true, "my:index:Remote 'r': a remote component's children are made by its provider")]
    [TestCase("pulumi-nodejs:dynamic:Resource", false, "pulumi-nodejs:dynamic:Resource 'r': a dynamic provider is code")]
    public async Task What_cannot_be_played_offline_is_refused_by_name(string type, bool remote, string message)
    {
        var refusal = await Assert.ThrowsAsync<RefusalException>(() =>
            Register(new() { Type = type, Name = "r", Parent = _stack, Custom = !remote, Remote = remote }));

        Assert.That(refusal!.Message, Does.StartWith(message));
    }

    [Test]
    public async Task A_default_provider_is_made_once_per_version_with_the_stack_s_configuration()
    {
        await Register(new() { Type = Bucket, Name = "a", Parent = _stack, Custom = true, Version = "7.48.0" });
        await Register(new() { Type = Bucket, Name = "b", Parent = _stack, Custom = true, Version = "7.48.0" });

        var provider = _recorder.Graph().Resources.Single(node => Urns.IsProviderType(node.Type));
        Assert.That(provider.Urn, Is.EqualTo("urn:pulumi:dev::proj::pulumi:providers:aws::default_7_48_0"));
        Assert.That(provider.Inputs, Is.EqualTo(ObjectValue.Empty.With("region", "eu-west-1").With("version", "7.48.0")));
        Assert.That(
            _recorder.Graph().Resources.Where(node => node.Type == Bucket).Select(node => node.Provider),
            Is.All.EqualTo($"{provider.Urn}::{provider.Id}"));
    }

    [Test]
    public async Task A_misspelt_key_of_the_stack_s_configuration_is_a_problem()
    {
        var settings = new RunSettings(
            "organization", "proj", "dev", ObjectValue.Empty.With("aws:regoin", "eu-west-1"), Unknowns: false, new Dictionary<string, ObjectValue>());
        using var recorder = new Recorder(settings);
        var stack = await StackOf(recorder);
        await recorder.RegisterAsync(
            new RegisterResourceRequest { Type = Bucket, Name = "b", Parent = stack, Custom = true, Object = new Struct() }, CancellationToken.None);

        Assert.That(recorder.Problems.Select(problem => problem.Path), Is.EqualTo(["regoin"]));
    }

    [Test]
    public async Task Protection_comes_from_the_parent_unless_the_child_says_otherwise()
    {
        var parent = await Register(new() { Type = "my:index:Group", Name = "g", Parent = _stack, Protect = true });
        await Register(new() { Type = Bucket, Name = "kept", Parent = parent.Urn, Custom = true });
        await Register(new() { Type = Bucket, Name = "free", Parent = parent.Urn, Custom = true, Protect = false });

        Assert.That(Node("kept").Options.Protect, Is.True);
        Assert.That(Node("free").Options.Protect, Is.False);
    }

    [Test]
    public async Task A_component_gets_its_outputs_once()
    {
        var component = await Register(new() { Type = "my:index:Group", Name = "g", Parent = _stack });
        var outputs = new RegisterResourceOutputsRequest { Urn = component.Urn, Outputs = Fields(("url", Value.ForString("x"))) };
        _recorder.RegisterOutputs(outputs);

        Assert.That(Node("g").Outputs.Text("url"), Is.EqualTo("x"));
        Assert.That(
            Assert.Throws<RefusalException>(() => _recorder.RegisterOutputs(outputs))!.Message,
            Is.EqualTo($"cannot complete a resource '{component.Urn}' whose registration isn't pending"));
    }

    [Test]
    public async Task Aliases_are_spelled_out_and_follow_the_parent_s()
    {
        var parent = new RegisterResourceRequest { Type = "my:index:Group", Name = "new", Parent = _stack };
        parent.Aliases.Add(new Alias { Spec = new() { Name = "old" } });
        var group = await Register(parent);
        await Register(new() { Type = Bucket, Name = "new-bucket", Parent = group.Urn, Custom = true });

        Assert.That(Node("new").Options.Aliases, Is.EqualTo(["urn:pulumi:dev::proj::my:index:Group::old"]));
        Assert.That(Node("new-bucket").Options.Aliases, Is.EqualTo(["urn:pulumi:dev::proj::my:index:Group$aws:s3/bucket:Bucket::old-bucket"]));
    }

    [Test]
    public async Task Named_outputs_and_echoes_of_secret_inputs_are_secret()
    {
        var request = new RegisterResourceRequest { Type = "aws:ssm/nothing:Nothing", Name = "p", Parent = _stack, Custom = true, AcceptSecrets = true };
        request.Object = WireValues.ToWire(
            ObjectValue.Empty.With("value", new SecretValue("hush")).With("name", "n").With("public", "p"), new WireForm(Secrets: true, References: true));
        request.AdditionalSecretOutputs.Add("name");
        await Register(request);

        var outputs = Node("p").Outputs;
        Assert.That(outputs["value"], Is.InstanceOf<SecretValue>());
        Assert.That(outputs["name"], Is.InstanceOf<SecretValue>());
        Assert.That(outputs["public"], Is.InstanceOf<StringValue>());
    }

    [Test]
    public async Task An_SDK_that_takes_no_secrets_gets_plain_values()
    {
        var request = new RegisterResourceRequest { Type = "aws:ssm/nothing:Nothing", Name = "p", Parent = _stack, Custom = true };
        request.Object = WireValues.ToWire(ObjectValue.Empty.With("value", new SecretValue("hush")), new WireForm(Secrets: true, References: true));

        var answer = await Register(request);

        Assert.That(answer.Object.Fields["value"].StringValue, Is.EqualTo("hush"));
    }

    [TestCase(false, false)]
    [TestCase(true, true)]
    public async Task Only_an_SDK_that_asks_for_partial_values_sees_the_known_parts_of_an_unknown_property(bool asks, bool sees)
    {
        using var recorder = NewRecorder(unknowns: true);
        var stack = await StackOf(recorder);
        var answer = await recorder.RegisterAsync(
            new RegisterResourceRequest
            {
                Type = "aws:ssm/nothing:Nothing",
                Name = "p",
                Parent = stack,
                Custom = true,
                SupportsPartialValues = asks,
                Object = Fields(
                    ("known", Value.ForString("k")),
                    ("partly", Value.ForStruct(Fields(("a", Value.ForString("a")), ("b", Value.ForString(Signatures.Unknown)))))),
            },
            CancellationToken.None);

        Assert.That(answer.Object.Fields.ContainsKey("partly"), Is.EqualTo(sees));
        Assert.That(answer.Object.Fields, Contains.Key("known"));
        Assert.That(answer.Id, Is.Empty);
    }

    [Test]
    public async Task What_a_cloud_would_refuse_is_one_problem_and_the_preview_goes_on()
    {
        var answer = await Register(new()
        {
            Type = "tls:index/privateKey:PrivateKey",
            Name = "key",
            Parent = _stack,
            Custom = true,
            Object = Fields(("algorithm", Value.ForString("ECDSA")), ("ecdsaCurve", Value.ForString("P1"))),
        });

        Assert.That(_recorder.Problems.Count(problem => problem.Severity == Severity.Error), Is.EqualTo(1));
        Assert.That(answer.Id, Is.Empty);
        Assert.That(answer.Object.Fields, Contains.Key("algorithm"));
    }

    [Test]
    public async Task Resources_stand_after_what_they_refer_to_whatever_the_order_of_arrival()
    {
        var z = await Register(new() { Type = Bucket, Name = "z", Parent = _stack, Custom = true });
        await Register(new() { Type = Bucket, Name = "a", Parent = _stack, Custom = true, Dependencies = { z.Urn } });

        Assert.That(_recorder.Graph().Resources.Select(node => node.Name), Is.EqualTo(["proj-dev", "default", "z", "a"]));
    }

    [Test]
    public async Task Registrations_from_many_threads_are_all_recorded()
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 500),
            async (index, cancellation) => await _recorder.RegisterAsync(
                new RegisterResourceRequest { Type = Bucket, Name = $"b{index}", Parent = _stack, Custom = true }, cancellation));

        Assert.That(_recorder.Graph().Resources, Has.Count.EqualTo(502), "500 buckets, the stack and the default provider");
    }

    [Test]
    public async Task A_resource_with_very_large_properties_is_recorded_whole()
    {
        var text = new string('x', 200 * 1024);
        await Register(new() { Type = "aws:ssm/nothing:Nothing", Name = "large", Parent = _stack, Custom = true, Object = Fields(("text", Value.ForString(text))) });

        Assert.That(Node("large").Inputs.Text("text"), Is.EqualTo(text));
    }

    private static Recorder NewRecorder(bool unknowns) => new(new RunSettings(
        "organization", "proj", "dev", ObjectValue.Empty.With("aws:region", "eu-west-1"), unknowns, new Dictionary<string, ObjectValue>()));

    private static async Task<string> StackOf(Recorder recorder) =>
        (await recorder.RegisterAsync(new RegisterResourceRequest { Type = Urns.StackType, Name = "proj-dev" }, CancellationToken.None)).Urn;

    private Task<RegisterResourceResponse> Register(RegisterResourceRequest request)
    {
        request.Object ??= new Struct();
        return _recorder.RegisterAsync(request, CancellationToken.None);
    }

    private ResourceNode Node(string name) => _recorder.Graph().Resources.Single(node => node.Name == name);

    private static Struct Fields(params (string Name, Value Value)[] fields)
    {
        var wire = new Struct();
        foreach (var (name, value) in fields)
            wire.Fields[name] = value;
        return wire;
    }
}
