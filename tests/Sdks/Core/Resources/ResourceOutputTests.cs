using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Core.Tests.Resources;

/// <summary>How the engine's answer becomes the outputs of a resource.</summary>
[TestFixture]
public sealed class ResourceOutputTests
{
    private static readonly string Self = Bucket.UrnOf("a");

    [Test]
    public async Task Urn_id_and_properties_are_known_after_an_update_and_come_from_the_resource()
    {
        var bucket = await BucketAsync(new Trial(), new BucketArgs { Name = "n", Size = 3, Zones = ["z"] });

        Assert.That(await bucket.Urn.SeenAsync(), Is.EqualTo(new Seen<string>(Self, Sources: Self)));
        Assert.That(await bucket.Id.SeenAsync(), Is.EqualTo(new Seen<string>("a-id", Sources: Self)));
        Assert.That(await bucket.Name.SeenAsync(), Is.EqualTo(new Seen<string>("n", Sources: Self)));
        Assert.That(await bucket.Size.SeenAsync(), Is.EqualTo(new Seen<int?>(3, Sources: Self)));
        Assert.That((await bucket.Zones.SeenAsync()).Value, Is.EqualTo(new[] { "z" }));
    }

    [Test]
    public async Task A_property_that_is_missing_is_nothing_after_an_update_and_unknown_in_a_preview()
    {
        var updated = await BucketAsync(new Trial());
        var previewed = await BucketAsync(new Trial { IsPreview = true });

        Assert.That(await updated.Arn.SeenAsync(), Is.EqualTo(new Seen<string?>(null, Sources: Self)));
        Assert.That(await previewed.Arn.SeenAsync(), Is.EqualTo(new Seen<string?>(null, IsKnown: false, Sources: Self)));
        Assert.That(await previewed.Id.SeenAsync(), Is.EqualTo(new Seen<string>(null, IsKnown: false, Sources: Self)));
        Assert.That(await previewed.Urn.SeenAsync(), Is.EqualTo(new Seen<string>(Self, Sources: Self)));
    }

    [TestCase(Result.Fail)]
    [TestCase(Result.Skip)]
    public async Task What_a_failed_or_skipped_resource_lacks_is_unknown(Result result)
    {
        var trial = new Trial();
        trial.Monitor.Registering = (_, response) =>
        {
            response.Result = result;
            return Task.CompletedTask;
        };
        var bucket = await BucketAsync(trial, new BucketArgs { Name = "n" });

        Assert.That(await bucket.Name.SeenAsync(), Is.EqualTo(new Seen<string>("n", Sources: Self)));
        Assert.That(await bucket.Arn.SeenAsync(), Is.EqualTo(new Seen<string?>(null, IsKnown: false, Sources: Self)));
    }

    [Test]
    public async Task Marks_are_per_property_and_not_per_resource()
    {
        var trial = new Trial();
        trial.Monitor.Registering = (_, response) =>
        {
            response.Object = OnWire.ObjectFrom($"{{\"name\":{OnWire.Secret("\"n\"")},\"arn\":{OnWire.Unknown},\"size\":1}}");
            return Task.CompletedTask;
        };
        var bucket = await BucketAsync(trial);

        Assert.That(await bucket.Name.SeenAsync(), Is.EqualTo(new Seen<string>("n", IsSecret: true, Sources: Self)));
        Assert.That(await bucket.Arn.SeenAsync(), Is.EqualTo(new Seen<string?>(null, IsKnown: false, Sources: Self)));
        Assert.That(await bucket.Size.SeenAsync(), Is.EqualTo(new Seen<int?>(1, Sources: Self)));
    }

    [Test]
    public async Task What_else_a_property_depends_on_is_told_by_the_engine()
    {
        var other = Bucket.UrnOf("other");
        var trial = new Trial();
        trial.Monitor.Registering = (request, response) =>
        {
            if (request.Custom)
                response.PropertyDependencies.Add("name", new() { Urns = { other } });
            return Task.CompletedTask;
        };
        var bucket = await BucketAsync(trial, new BucketArgs { Name = "n", Size = 1 });

        Assert.That(await bucket.Name.SeenAsync(), Is.EqualTo(new Seen<string>("n", Sources: $"{Self} {other}")));
        Assert.That(await bucket.Size.SeenAsync(), Is.EqualTo(new Seen<int?>(1, Sources: Self)));
    }

    [Test]
    public async Task A_value_of_the_wrong_shape_is_a_warning_on_the_resource_and_does_not_stop_the_program()
    {
        var trial = new Trial();
        trial.Monitor.Registering = (request, response) =>
        {
            if (request.Custom)
                response.Object.Fields["name"] = Value.ForNumber(1);
            return Task.CompletedTask;
        };
        Seen<string>? name = null;
        await trial.RunAsync(async () => name = await new Bucket("a").Name.SeenAsync());

        Assert.That(name, Is.EqualTo(new Seen<string>(null, Sources: Self)));
        Assert.That(trial.Engine.Logged, Is.EqualTo(new[] { "Warning: Core.Tests.Support.Bucket.name: expected a string, got Double" }));
        Assert.That(trial.Engine.Requests.Single().Urn, Is.EqualTo(Self));
    }

    private sealed class Strange(string name) : CustomResource("test:index:Strange", name, null)
    {
        [Output("since")]
        public Output<DateTime> Since { get; private set; } = null!;
    }

    private sealed class NotAnOutput(string name) : CustomResource("test:index:NotAnOutput", name, null)
    {
        [Output("text")]
        public string Text { get; private set; } = null!;
    }

    private sealed class NoSetter(string name) : CustomResource("test:index:NoSetter", name, null)
    {
        [Output("text")]
        public Output<string> Text { get; } = null!;
    }

    [Test]
    public async Task A_class_with_an_output_that_can_never_be_given_is_refused_when_it_is_constructed()
    {
        Assert.That(await new Trial().FailAsync(() => _ = new Strange("a")), Does.Contain(
            "[Output] Core.Tests.Resources.ResourceOutputTests+Strange.Since: System.DateTime cannot be an output; use bool, int,"));
        Assert.That(await new Trial().FailAsync(() => _ = new NotAnOutput("a")), Is.EqualTo(
            "Output(s) 'text' have incorrect type. [Output] attributed properties must be instances of Output<T>."));
        Assert.That(await new Trial().FailAsync(() => _ = new NoSetter("a")), Does.Contain(
            "[Output] Core.Tests.Resources.ResourceOutputTests+NoSetter.Text did not have a 'set' method"));
    }

    private static async Task<Bucket> BucketAsync(Trial trial, BucketArgs? args = null)
    {
        Bucket bucket = null!;
        await trial.RunAsync(() => bucket = new Bucket("a", args));
        return bucket;
    }
}
