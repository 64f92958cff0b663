using Moq;
using Pulumi.Testing;

namespace Core.Tests.Mocks;

/// <summary>Runs on mocks: what they answer and how they fail.</summary>
[TestFixture]
public sealed class TestRunTests
{
    private sealed class Platform : Stack
    {
        public Platform() => Name = new Bucket("a", new() { Name = "n" }).Name;

        [Output]
        public Output<string> Name { get; private set; }
    }

    private sealed class Configured : Stack
    {
        public Configured(string name) => Name = new Bucket(name, new() { Name = name }).Name;

        [Output]
        public Output<string> Name { get; private set; }
    }

    private sealed class Services(Func<Type, object?> find) : IServiceProvider
    {
        public object? GetService(Type serviceType) => find(serviceType);
    }

    [Test]
    public async Task A_stack_class_answers_all_its_resources_in_order_and_itself_first()
    {
        var resources = await Deployment.TestAsync<Platform>(new EmptyMocks());

        Assert.That(resources.Select(resource => resource.GetResourceName()), Is.EqualTo(new[] { "project-stack", "a" }));
        Assert.That(resources[0], Is.TypeOf<Platform>());
    }

    [Test]
    public async Task A_stack_class_may_come_from_services()
    {
        var services = new Services(type => type == typeof(Configured) ? new Configured("from-services") : null);
        var resources = await Deployment.TestWithServiceProviderAsync<Configured>(new EmptyMocks(), services);

        Assert.That(resources.Select(resource => resource.GetResourceName()), Is.EqualTo(new[] { "project-stack", "from-services" }));
    }

    [Test]
    public async Task A_stack_class_that_the_services_do_not_know_is_named()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestWithServiceProviderAsync<Configured>(new EmptyMocks(), new Services(_ => null)));

        Assert.That(failure!.Message, Does.Contain(
            "Failed to resolve instance of type Core.Tests.Mocks.TestRunTests+Configured from service provider. "
            + "Register the type with the service provider before calling RunAsync."));
    }

    [Test]
    public async Task A_program_answers_its_resources_without_the_stack_and_its_outputs_as_they_are()
    {
        static Dictionary<string, object?> Program() => new() { ["name"] = new Bucket("a", new() { Name = "n" }).Name, ["plain"] = 1 };

        foreach (var (resources, outputs) in new[]
        {
            await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), Program),
            await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), async () =>
            {
                await Task.Yield();
                return (IDictionary<string, object?>)Program();
            }),
        })
        {
            Assert.That(resources.Single().GetResourceName(), Is.EqualTo("a"));
            Assert.That((await ((Output<string>)outputs["name"]!).SeenAsync()).Value, Is.EqualTo("n"));
            Assert.That(outputs["plain"], Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_program_without_outputs_answers_its_resources()
    {
        var plain = await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () => { _ = new Bucket("a"); });
        var later = await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), async () =>
        {
            await Task.Yield();
            _ = new Bucket("a");
        });

        Assert.That(plain.Single().GetResourceName(), Is.EqualTo("a"));
        Assert.That(later.Single().GetResourceName(), Is.EqualTo("a"));
    }

    [Test]
    public async Task Names_are_what_the_options_say_or_the_usual_ones()
    {
        var named = new TestOptions { ProjectName = "p", StackName = "s", OrganizationName = "o", IsPreview = false };

        Assert.That(await NamesAsync(named), Is.EqualTo("p s o False"));
        Assert.That(await NamesAsync(new TestOptions()), Is.EqualTo("project stack organization True"));
    }

    [Test]
    public async Task One_error_is_thrown_as_it_is()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestAsync(new EmptyMocks(), new TestOptions(), Refuse));

        Assert.That(failure!.Message, Is.EqualTo("Choose a region."));

        static void Refuse() => throw new RunException("Choose a region.");
    }

    [Test]
    public async Task Several_errors_are_thrown_together()
    {
        var failure = await Assert.ThrowsAsync<AggregateException>(() => Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () =>
        {
            Log.Error("one");
            Log.Error("two");
        }));

        Assert.That(failure!.InnerExceptions, Has.All.TypeOf<RunException>());
        Assert.That(failure.InnerExceptions.Select(inner => inner.Message), Is.EqualTo(new[] { "one", "two" }));
    }

    [Test]
    public async Task Warnings_are_no_errors() =>
        Assert.That(await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () => Log.Warn("w")), Is.Empty);

    [Test]
    public async Task A_failing_mock_fails_the_run_with_the_resource_it_was_asked_about()
    {
        var mocks = new SeenMocks { Answer = _ => throw new FormatException("no such zone") };
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Deployment.TestAsync(mocks, new TestOptions(), () => _ = new Bucket("a")));

        Assert.That(failure!.Message, Does.Contain("test:index:Bucket 'a': System.FormatException: no such zone"));
    }

    [Test]
    public async Task A_cycle_is_found_under_mocks_as_well()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () =>
        {
            var later = new DeferredOutput<string>();
            later.Resolve(new Bucket("a", new() { Name = later.Output }).Name);
        }));

        Assert.That(failure!.Message, Does.StartWith(
            "The program waits for itself: nothing is left to do, yet these are not settled: test:index:Bucket 'a'. "));
    }

    [Test]
    public async Task Config_comes_from_the_environment_as_ever()
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", """{"project:key":"value"}""");
        try
        {
            await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () =>
                Assert.That(new Config().Require("key"), Is.EqualTo("value")));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
        }
    }

    [Test]
    public async Task Mocks_may_be_made_with_Moq()
    {
        var mocks = new Mock<IMocks> { CallBase = true };
        mocks.Setup(mock => mock.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .ReturnsAsync((MockResourceArgs args) => ($"{args.Name}-id", (object)args.Inputs));
        var resources = await Deployment.TestAsync<Platform>(mocks.Object);

        Assert.That((await ((Platform)resources[0]).Name.SeenAsync()).Value, Is.EqualTo("n"));
        mocks.Verify(
            mock => mock.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Type == Bucket.Token && args.Name == "a")), Times.Once);
        mocks.Verify(mock => mock.CallAsync(It.IsAny<MockCallArgs>()), Times.Never);
    }

    [Test]
    public async Task Empty_mocks_give_back_what_they_get()
    {
        Bucket bucket = null!;
        await Deployment.TestAsync(new EmptyMocks(), new TestOptions { IsPreview = false }, async () =>
        {
            bucket = new Bucket("a", new() { Name = "n" });
            var args = new DictionaryInvokeArgs(ImmutableDictionary<string, object?>.Empty.Add("n", "v"));
            Assert.That(await Deployment.Instance.InvokeSingleAsync<string>("a:b:c", args), Is.EqualTo("v"));
        });

        Assert.That((await bucket.Name.SeenAsync()).Value, Is.EqualTo("n"));
        Assert.That((await bucket.Id.SeenAsync()).IsKnown, Is.False);
    }

    private static async Task<string> NamesAsync(TestOptions options)
    {
        var (_, outputs) = await Deployment.TestAsync(new EmptyMocks(), options, () =>
        {
            var run = Deployment.Instance;
            return new Dictionary<string, object?>
            {
                ["names"] = $"{run.ProjectName} {run.StackName} {run.OrganizationName} {run.IsDryRun}",
            };
        });
        return (string)outputs["names"]!;
    }
}
