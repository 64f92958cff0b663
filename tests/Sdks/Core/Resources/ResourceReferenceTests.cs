using Pulumi.Serialization;

namespace Core.Tests.Resources;

/// <summary>Resources as values: inputs of other resources, and outputs.</summary>
[TestFixture]
public sealed class ResourceReferenceTests
{
    [Test]
    public async Task A_resource_as_an_input_is_a_reference_and_a_dependency()
    {
        var trial = new Trial();
        await trial.RunAsync(() => _ = new Bucket("b", new() { Policy = new Bucket("a") }));
        var request = trial.Monitor.Registration("b");

        Assert.That(OnWire.Text(request.Object), Is.EqualTo(
            $"{{\"policy\":{OnWire.Reference($"\"id\":\"a-id\",\"urn\":\"{Bucket.UrnOf("a")}\"")}}}"));
        Assert.That(request.PropertyDependencies["policy"].Urns, Is.EqualTo(new[] { Bucket.UrnOf("a") }));
    }

    [Test]
    public async Task In_a_preview_its_id_is_empty()
    {
        var trial = new Trial { IsPreview = true };
        await trial.RunAsync(() => _ = new Bucket("b", new() { Policy = new Bucket("a") }));

        Assert.That(OnWire.Text(trial.Monitor.Registration("b").Object), Is.EqualTo(
            $"{{\"policy\":{OnWire.Reference($"\"id\":\"\",\"urn\":\"{Bucket.UrnOf("a")}\"")}}}"));
    }

    [Test]
    public async Task A_component_has_no_id_to_refer_to()
    {
        var trial = new Trial();
        await trial.RunAsync(() => _ = new Bucket("b", new() { Policy = new Group("g") }));

        Assert.That(OnWire.Text(trial.Monitor.Registration("b").Object), Is.EqualTo(
            $"{{\"policy\":{OnWire.Reference($"\"urn\":\"{Group.UrnOf("g")}\"")}}}"));
    }

    [Test]
    public async Task An_engine_that_knows_no_references_gets_the_id_or_the_urn()
    {
        var trial = new Trial { Monitor = { MissingFeatures = { "resourceReferences" } } };
        await trial.RunAsync(() =>
        {
            _ = new Bucket("b", new() { Policy = new Bucket("a") });
            _ = new Bucket("c", new() { Policy = new Group("g") });
        });

        Assert.That(OnWire.Text(trial.Monitor.Registration("b").Object), Is.EqualTo("""{"policy":"a-id"}"""));
        Assert.That(OnWire.Text(trial.Monitor.Registration("c").Object), Is.EqualTo($"{{\"policy\":\"{Group.UrnOf("g")}\"}}"));
    }

    [Test]
    public async Task A_resource_of_which_only_the_urn_is_known_is_referred_to_by_that()
    {
        var urn = RecordingMonitor.UrnOf("other:index:Thing", "x");
        var trial = new Trial();
        await trial.RunAsync(() =>
        {
            var elsewhere = new DependencyResource(urn);
            _ = new Bucket("b", new() { Policy = elsewhere });
            _ = new ComponentResource("test:index:Remote", "r", new BucketArgs { Policy = elsewhere }, null, remote: true);
        });

        foreach (var name in new[] { "b", "r" })
        {
            Assert.That(
                OnWire.Text(trial.Monitor.Registration(name).Object),
                Is.EqualTo($"{{\"policy\":{OnWire.Reference($"\"urn\":\"{urn}\"")}}}"));
        }
    }

    private sealed class Holder(string name) : CustomResource("test:index:Holder", name, null)
    {
        [Output("bucket")]
        public Output<Bucket> Bucket { get; private set; } = null!;

        [Output("any")]
        public Output<Resource> Any { get; private set; } = null!;
    }

    [Test]
    public async Task A_reference_in_an_output_becomes_a_resource_of_the_class_that_declares_its_type()
    {
        var urn = Bucket.UrnOf("elsewhere");
        var holder = await HolderAsync(
            "bucket",
            OnWire.Reference($"\"urn\":\"{urn}\",\"id\":\"i\",\"packageVersion\":\"1.2.0\""),
            $"{{\"urn\":\"{urn}\",\"id\":\"i\",\"state\":{{\"name\":\"n\"}}}}");

        Assert.That((await holder.Bucket.Apply(bucket => bucket.Name).SeenAsync()).Value, Is.EqualTo("n"));
        Assert.That((await holder.Bucket.Apply(bucket => bucket.Urn).SeenAsync()).Value, Is.EqualTo(urn));
    }

    [Test]
    public async Task A_reference_to_a_type_that_no_package_declares_still_has_its_urn()
    {
        var urn = RecordingMonitor.UrnOf("other:index:Thing", "x");
        var holder = await HolderAsync("any", OnWire.Reference($"\"urn\":\"{urn}\""), "{}");

        Assert.That((await holder.Any.Apply(resource => resource.Urn).SeenAsync()).Value, Is.EqualTo(urn));
    }

    [TestCase("", true)]
    [TestCase("1.2.3", true)]
    [TestCase("1.0.0-alpha.1", true)]
    [TestCase("1.3.0", false)]
    [TestCase("2.0.0", false)]
    [TestCase("0.9.0", false)]
    public async Task A_class_stands_for_versions_of_its_major_up_to_its_own(string version, bool fits) => await new Trial
    {
        Monitor = { Invoking = _ => new() { Return = OnWire.ObjectFrom("""{"urn":"u","id":"i","state":{}}""") } },
    }.RunAsync(() => Assert.That(ResourcePackages.TryConstruct(Bucket.UrnOf("a"), version) is not null, Is.EqualTo(fits)));

    private static async Task<Holder> HolderAsync(string property, string reference, string state)
    {
        var trial = new Trial();
        trial.Monitor.Registering = (request, response) =>
        {
            if (request.Custom)
                response.Object.Fields[property] = OnWire.From(reference);
            return Task.CompletedTask;
        };
        trial.Monitor.Invoking = _ => new() { Return = OnWire.ObjectFrom(state) };
        Holder holder = null!;
        await trial.RunAsync(async () =>
        {
            holder = new Holder("h");
            await holder.Bucket.DataTask;
            await holder.Any.DataTask;
        });
        return holder;
    }
}
