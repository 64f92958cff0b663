using Pulumirpc;

namespace Core.Tests.Resources;

[TestFixture]
public sealed class DependencyTests
{
    private static readonly string A = Bucket.UrnOf("a");
    private static readonly string B = Bucket.UrnOf("b");

    [Test]
    public async Task A_property_depends_on_what_its_value_came_from_and_the_resource_on_all_of_it()
    {
        var request = await LastAsync(() =>
        {
            var (a, b) = (new Bucket("a", new() { Name = "a" }), new Bucket("b", new() { Name = "b" }));
            return new Bucket("c", new BucketArgs
            {
                Name = Output.Format($"{a.Name}-{b.Name}"),
                Size = 1,
                Tags = { ["one"] = b.Id.Apply(id => id + "!"), ["two"] = "plain" },
            });
        });

        Assert.That(Text(request), Is.EqualTo($"name: {A} {B}; size: ; tags: {B}"));
        Assert.That(request.Dependencies, Is.EqualTo(new[] { A, B }));
    }

    [Test]
    public async Task What_DependsOn_names_is_a_dependency_of_the_resource_but_of_no_property()
    {
        var request = await LastAsync(() =>
        {
            var (a, b) = (new Bucket("a"), new Bucket("b"));
            return new Bucket("c", new BucketArgs { Size = 1 }, new() { DependsOn = { b, a, a } });
        });

        Assert.That(Text(request), Is.EqualTo("size: "));
        Assert.That(request.Dependencies, Is.EqualTo(new[] { A, B }));
    }

    [Test]
    public async Task A_dependency_in_a_preview_is_known_by_its_urn_although_its_value_is_not()
    {
        var trial = new Trial { IsPreview = true };
        await trial.RunAsync(() => _ = new Bucket("c", new BucketArgs { Name = new Bucket("a").Id }));
        var request = trial.Monitor.Registration("c");

        Assert.That(OnWire.Text(request.Object), Is.EqualTo($"{{\"name\":{OnWire.Unknown}}}"));
        Assert.That(Text(request), Is.EqualTo($"name: {A}"));
    }

    [Test]
    public async Task A_component_stands_for_the_resources_made_in_it_so_far_however_deep()
    {
        var request = await LastAsync(() =>
        {
            var outer = new Group("outer");
            var inner = new Group("inner", new() { Parent = outer });
            var custom = new Bucket("a", options: new() { Parent = inner });
            _ = new Bucket("under-custom", options: new() { Parent = custom });
            _ = new Bucket("b", options: new() { Parent = outer });
            return new Bucket("c", options: new() { DependsOn = outer });
        });

        Assert.That(request.Dependencies, Is.EqualTo(new[]
        {
            Bucket.UrnOf("b", Group.UrnOf("outer")), Bucket.UrnOf("a", Group.UrnOf("inner", Group.UrnOf("outer"))),
        }));
    }

    [Test]
    public async Task An_output_of_a_component_s_urn_also_stands_for_its_children()
    {
        var request = await LastAsync(() =>
        {
            var group = new Group("g");
            _ = new Bucket("a", options: new() { Parent = group });
            return new Bucket("c", new BucketArgs { Name = group.Urn });
        });

        Assert.That(Text(request), Is.EqualTo($"name: {Bucket.UrnOf("a", Group.UrnOf("g"))}"));
    }

    private sealed class Remote(string name, ComponentResourceOptions? options = null)
        : ComponentResource("test:index:Remote", name, ResourceArgs.Empty, options, remote: true);

    [Test]
    public async Task A_remote_component_stands_for_itself()
    {
        var request = await LastAsync(() =>
        {
            var remote = new Remote("r");
            _ = new Bucket("a", options: new() { Parent = remote });
            return new Bucket("c", options: new() { DependsOn = remote });
        });

        Assert.That(request.Dependencies, Is.EqualTo(new[] { RecordingMonitor.UrnOf("test:index:Remote", "r") }));
    }

    [Test]
    public async Task Components_that_contain_each_other_s_children_are_walked_once()
    {
        var expanded = new HashSet<Resource>();
        await new Trial().RunAsync(() =>
        {
            var group = new Group("g");
            var bucket = new Bucket("a", options: new() { Parent = group });
            expanded = DependencyUrns.Expand([group, group, bucket, new Group("empty")]);
        });

        Assert.That(expanded.Select(resource => resource.GetResourceName()), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public async Task A_list_of_dependencies_may_itself_come_late_or_be_unknown()
    {
        var late = await LastAsync(() =>
        {
            var a = new Bucket("a");
            return new Bucket("c", options: new() { DependsOn = a.Urn.Apply(_ => new Resource[] { a }) });
        });
        var trial = new Trial { IsPreview = true };
        await trial.RunAsync(() =>
        {
            var a = new Bucket("a");
            _ = new Bucket("c", options: new() { DependsOn = a.Id.Apply(_ => new Resource[] { a }) });
        });

        Assert.That(late.Dependencies, Is.EqualTo(new[] { A }));
        Assert.That(trial.Monitor.Registration("c").Dependencies, Is.Empty);
    }

    [Test]
    public async Task A_resource_without_a_urn_is_no_dependency()
    {
        var request = await LastAsync(() => new Bucket("c", options: new() { DependsOn = { new DependencyResource(""), new Bucket("a") } }));

        Assert.That(request.Dependencies, Is.EqualTo(new[] { A }));
    }

    [Test]
    public async Task A_resource_is_registered_after_everything_it_depends_on_has_been_answered()
    {
        var trial = new Trial();
        var answered = false;
        trial.Monitor.Registering = async (request, _) =>
        {
            if (request.Name == "a")
            {
                await Task.Delay(50);
                answered = true;
            }
            else if (request.Name == "c")
                Assert.That(answered, Is.True);
        };
        await trial.RunAsync(() => _ = new Bucket("c", options: new() { DependsOn = new Bucket("a") }));
    }

    private static async Task<RegisterResourceRequest> LastAsync(Func<Bucket> program)
    {
        var trial = new Trial();
        await trial.RunAsync(() => { _ = program(); });
        return trial.Monitor.Registration("c");
    }

    private static string Text(RegisterResourceRequest request)
    {
        var entries = request.PropertyDependencies.OrderBy(entry => entry.Key, StringComparer.Ordinal);
        return string.Join("; ", entries.Select(entry => $"{entry.Key}: {string.Join(" ", entry.Value.Urns)}"));
    }
}
