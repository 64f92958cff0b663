namespace Core.Tests.Resources;

[TestFixture]
public sealed class ProviderTests
{
    [Test]
    public async Task It_is_registered_under_the_type_of_its_package()
    {
        var trial = new Trial();
        await trial.RunAsync(() => _ = Provider("one"));

        Assert.That(trial.Monitor.Registration("one").Type, Is.EqualTo("pulumi:providers:test"));
    }

    [Test]
    public async Task A_resource_names_it_by_urn_and_id()
    {
        Assert.That(
            await ProviderOfAsync(() => new Bucket("a", options: new() { Provider = Provider("one") })), Is.EqualTo(Reference("one")));
        Assert.That(await ProviderOfAsync(() => new Bucket("a")), Is.Empty);
    }

    [Test]
    public async Task In_a_preview_its_id_is_the_constant_for_unknown() => Assert.That(
        await ProviderOfAsync(() => new Bucket("a", options: new() { Provider = Provider("one") }), new Trial { IsPreview = true }),
        Is.EqualTo("urn:pulumi:stack::project::pulumi:providers:test::one::04da6b54-80e4-46f7-96ec-b56ff0331ba9"));

    [Test]
    public async Task Children_inherit_the_provider_of_their_package_through_any_number_of_components()
    {
        var one = Reference("one");

        Assert.That(
            await ProviderOfAsync(() => new Bucket("a", options: new() { Parent = Within(new() { Provider = Provider("one") }) })),
            Is.EqualTo(one));
        Assert.That(
            await ProviderOfAsync(() => new Bucket("a", options: new() { Parent = Within(new() { Providers = { Provider("one") } }) })),
            Is.EqualTo(one));
        Assert.That(
            await ProviderOfAsync(() => new Bucket("a", options: new() { Parent = Within(new() { Provider = Provider("one", "other") }) })),
            Is.Empty);
    }

    [Test]
    public async Task The_nearest_provider_wins()
    {
        Assert.That(
            await ProviderOfAsync(() => new Bucket("a", options: new()
            {
                Parent = new Group("near", new() { Parent = Within(new() { Provider = Provider("far") }), Provider = Provider("one") }),
            })),
            Is.EqualTo(Reference("one")));
        Assert.That(
            await ProviderOfAsync(() => new Bucket("a", options: new()
            {
                Parent = Within(new() { Provider = Provider("far") }),
                Provider = Provider("one"),
            })),
            Is.EqualTo(Reference("one")));
    }

    [Test]
    public async Task Children_of_a_resource_inherit_the_provider_it_was_given() => Assert.That(
        await ProviderOfAsync(() => new Bucket("a", options: new()
        {
            Parent = new Bucket("parent", options: new() { Provider = Provider("one") }),
        })),
        Is.EqualTo(Reference("one")));

    [Test]
    public async Task The_stack_s_children_do_not_inherit_from_each_other() => Assert.That(
        await ProviderOfAsync(() =>
        {
            _ = new Bucket("sibling", options: new() { Provider = Provider("one") });
            return new Bucket("a");
        }),
        Is.Empty);

    [Test]
    public async Task One_provider_and_several_at_once_are_refused() => Assert.That(
        await new Trial().FailAsync(() => _ = new Group("g", new() { Provider = Provider("one"), Providers = { Provider("two") } })),
        Does.Contain("Do not supply both 'provider' and 'providers' options to a ComponentResource."));

    [Test]
    public async Task Protection_is_inherited_unless_the_child_says_otherwise()
    {
        var trial = new Trial();
        await trial.RunAsync(() =>
        {
            var group = new Group("g", new() { Protect = true });
            _ = new Bucket("inherits", options: new() { Parent = new Group("between", new() { Parent = group }) });
            _ = new Bucket("differs", options: new() { Parent = group, Protect = false });
            _ = new Bucket("elsewhere");
        });

        Assert.That(trial.Monitor.Registration("inherits").Protect, Is.True);
        Assert.That(trial.Monitor.Registration("differs").Protect, Is.False);
        Assert.That(trial.Monitor.Registration("elsewhere").HasProtect, Is.False);
    }

    [Test]
    public async Task A_reference_is_taken_apart_at_its_last_colons()
    {
        var provider = new DependencyProviderResource("urn:pulumi:s::p::pulumi:providers:aws::the::name::the-id");

        Assert.That(provider.Package, Is.EqualTo("aws"));
        Assert.That((await provider.Urn.SeenAsync()).Value, Is.EqualTo("urn:pulumi:s::p::pulumi:providers:aws::the::name"));
        Assert.That((await provider.Id.SeenAsync()).Value, Is.EqualTo("the-id"));
        Assert.That(await provider.ReferenceAsync(), Is.EqualTo("urn:pulumi:s::p::pulumi:providers:aws::the::name::the-id"));
    }

    private static ProviderResource Provider(string name, string package = "test") => new(package, name, ResourceArgs.Empty);

    private static Group Within(ComponentResourceOptions options) => new("inner", new() { Parent = new Group("outer", options) });

    private static string Reference(string name) => $"urn:pulumi:stack::project::pulumi:providers:test::{name}::{name}-id";

    private static async Task<string> ProviderOfAsync(Func<Bucket> program, Trial? trial = null)
    {
        trial ??= new Trial();
        await trial.RunAsync(() => { _ = program(); });
        return trial.Monitor.Registration("a").Provider;
    }
}
