using Pulumi.Utilities;

namespace Core.Tests.Outputs;

[TestFixture]
public sealed class OutputUtilitiesTests
{
    [Test]
    public void They_tell_what_an_output_holds() => Law.Holds(Marked.Numbers, async marked =>
    {
        var output = marked.ToOutput();

        Assert.That(await OutputUtilities.GetIsKnownAsync(output), Is.EqualTo(marked.IsKnown));
        Assert.That(await OutputUtilities.GetDependenciesAsync(output), Is.EquivalentTo(marked.Sources));
        Assert.That(await OutputUtilities.GetValueAsync(output), Is.EqualTo(marked.IsKnown ? marked.Value : 0));
    });

    [Test]
    public async Task An_unknown_output_is_unknown_and_has_no_value()
    {
        var unknown = OutputUtilities.CreateUnknown("value");

        Assert.That(await unknown.SeenAsync(), Is.EqualTo(Seen.Unknown<string>()));
        Assert.That(await OutputUtilities.GetValueAsync(unknown), Is.Null);
    }

    [Test]
    public async Task The_factory_of_an_unknown_value_does_not_run()
    {
        var ran = false;
        var unknown = OutputUtilities.CreateUnknown(() =>
        {
            ran = true;
            return Task.FromResult(1);
        });

        Assert.That(await unknown.SeenAsync(), Is.EqualTo(Seen.Unknown<int>()));
        Assert.That(ran, Is.False);
    }

    [Test]
    public void A_dependency_more_changes_nothing_else() => Law.Holds(Marked.Numbers, async marked =>
    {
        var more = OutputUtilities.WithDependency(marked.ToOutput(), Marked.Sources[0]);

        Assert.That(await more.SeenAsync(), Is.EqualTo(
            await marked.ToOutput().SeenAsync() with { Sources = await Seen.UrnsAsync(marked.Sources.Union([Marked.Sources[0]])) }));
    });

    [Test]
    public void Neither_the_output_nor_the_dependency_may_be_missing()
    {
        Assert.That(() => OutputUtilities.WithDependency<int>(null!, Marked.Sources[0]), Throws.ArgumentNullException);
        Assert.That(() => OutputUtilities.WithDependency(Output.Create(1), null!), Throws.ArgumentNullException);
    }
}
