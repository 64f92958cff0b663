namespace Core.Tests.Resources;

/// <summary>Functions that change a resource while it is being constructed.</summary>
[TestFixture]
public sealed class TransformationTests
{
    private static ResourceTransformation Naming(string suffix) => args => args.Args is BucketArgs bucket
        ? new(new BucketArgs { Name = bucket.Name.Apply(name => name + suffix) }, args.Options)
        : null;

    [Test]
    public async Task Own_transformations_run_before_those_of_the_parents_up_to_the_stack()
    {
        var trial = new Trial { StackOptions = new() { ResourceTransformations = { Naming("-stack") } } };
        await trial.RunAsync(() =>
        {
            var outer = new Group("outer", new() { ResourceTransformations = { Naming("-outer") } });
            var inner = new Group("inner", new() { Parent = outer, ResourceTransformations = { Naming("-inner") } });
            var options = new CustomResourceOptions { Parent = inner, ResourceTransformations = { Naming("-one"), Naming("-two") } };
            _ = new Bucket("a", new() { Name = "n" }, options);
            _ = new Bucket("b", new() { Name = "n" });
        });

        Assert.That(NameOf(trial, "a"), Is.EqualTo("n-one-two-inner-outer-stack"));
        Assert.That(NameOf(trial, "b"), Is.EqualTo("n-stack"));
    }

    [Test]
    public async Task It_sees_the_resource_its_args_and_its_options()
    {
        ResourceTransformationArgs? seen = null;
        Bucket bucket = null!;
        var args = new BucketArgs { Name = "n" };
        var options = new CustomResourceOptions { Protect = true };
        options.ResourceTransformations.Add(received =>
        {
            seen = received;
            return null;
        });
        await new Trial().RunAsync(() => bucket = new Bucket("a", args, options));

        Assert.That(
            (seen!.Value.Resource, seen.Value.Args, seen.Value.Options),
            Is.EqualTo(((Resource)bucket, (ResourceArgs)args, (ResourceOptions)options)));
    }

    [Test]
    public async Task It_may_change_options()
    {
        var trial = new Trial();
        await trial.RunAsync(() => _ = new Bucket("a", options: new()
        {
            ResourceTransformations =
            {
                args => new(args.Args, CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new() { Protect = true })),
            },
        }));

        Assert.That(trial.Monitor.Registration("a").Protect, Is.True);
    }

    [Test]
    public async Task The_stack_s_leave_a_resource_alone_that_is_taken_from_the_engine()
    {
        var seen = new List<string>();
        var trial = new Trial
        {
            StackOptions = new()
            {
                ResourceTransformations =
                {
                    args =>
                    {
                        seen.Add(args.Resource.GetResourceName());
                        return null;
                    },
                },
            },
        };
        trial.Monitor.Invoking = _ => new() { Return = OnWire.ObjectFrom("""{"urn":"u","id":"i","state":{}}""") };
        await trial.RunAsync(() =>
        {
            _ = new Bucket("made");
            _ = new Bucket("taken", null, new() { Urn = Bucket.UrnOf("taken") });
        });

        Assert.That(seen, Is.EqualTo(new[] { "project-stack", "made" }));
    }

    [Test]
    public async Task It_may_not_move_the_resource_to_another_parent()
    {
        var message = await new Trial().FailAsync(() =>
        {
            var group = new Group("g");
            _ = new Bucket("a", options: new()
            {
                ResourceTransformations = { args => new(args.Args, new CustomResourceOptions { Parent = group }) },
            });
        });

        Assert.That(message, Does.Contain("Transformations cannot currently be used to change the 'parent' of a resource."));
    }

    [Test]
    public async Task Its_exception_is_the_program_s() => Assert.That(
        await new Trial().FailAsync(() => _ = new Bucket("a", options: new()
        {
            ResourceTransformations = { _ => throw new RunException("Buckets are forbidden.") },
        })),
        Is.EqualTo("Buckets are forbidden."));

    private static string NameOf(Trial trial, string resource) => trial.Monitor.Registration(resource).Object.Fields["name"].StringValue;
}
