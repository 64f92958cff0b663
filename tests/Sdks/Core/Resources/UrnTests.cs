using FsCheck;
using FsCheck.Fluent;

namespace Core.Tests.Resources;

[TestFixture]
public sealed class UrnTests
{
    private const string Parent = "urn:pulumi:stack::project::a:b:Outer$a:b:Inner::the::name";

    /// <summary>Parts of a name, with the colons that make urns hard to take apart.</summary>
    private static readonly Gen<string> Names =
        Gen.NonEmptyListOf(Gen.Elements("a", "B", "-", ":", "::", " ", "ä", "$")).Select(parts => "n" + string.Concat(parts));

    private static readonly Gen<string> Types = Gen.Elements("aws:eks/cluster:Cluster", "kubernetes:core/v1:Service", "platform:a:B");

    [Test]
    public void Name_and_own_type_are_found_whatever_the_name_contains() => Law.Holds(Names, Types, Types, (name, type, parent) =>
    {
        Assert.That(Urn.NameOf($"urn:pulumi:s::p::{parent}${type}::{name}"), Is.EqualTo(name));
        Assert.That(Urn.TypeOf($"urn:pulumi:s::p::{parent}${type}::{name}"), Is.EqualTo(type));
        Assert.That(Urn.TypeOf($"urn:pulumi:s::p::{type}::{name}"), Is.EqualTo(type));
        return Task.CompletedTask;
    });

    [Test]
    public async Task A_urn_is_made_of_stack_project_type_and_name()
    {
        await new Trial().RunAsync(async () =>
        {
            Assert.That((await Urn.Create("n", "a:b:C").SeenAsync()).Value, Is.EqualTo("urn:pulumi:stack::project::a:b:C::n"));
            Assert.That(
                (await Urn.Create("n", "a:b:C", project: "p", stack: "s").SeenAsync()).Value, Is.EqualTo("urn:pulumi:s::p::a:b:C::n"));
        });
        Assert.That((await Urn.Create("n", "a:b:C", project: "p", stack: "s").SeenAsync()).Value, Is.EqualTo("urn:pulumi:s::p::a:b:C::n"));
    }

    [Test]
    public async Task A_parent_adds_its_types_and_its_name_does_not_confuse()
    {
        Assert.That((await Urn.Create("n", "a:b:C", parentUrn: Parent).SeenAsync()).Value, Is.EqualTo(
            "urn:pulumi:stack::project::a:b:Outer$a:b:Inner$a:b:C::n"));
        Assert.That((await Urn.Create("n", "a:b:C", new DependencyResource(Parent)).SeenAsync()).Value, Is.EqualTo(
            "urn:pulumi:stack::project::a:b:Outer$a:b:Inner$a:b:C::n"));
    }

    [Test]
    public void Only_one_parent_may_be_given() => Assert.That(
        () => Urn.Create("n", "a:b:C", new DependencyResource(Parent), parentUrn: Parent),
        Throws.ArgumentException.With.Message.EqualTo("Only one of 'parent' and 'parentUrn' can be non-null."));

    [Test]
    public void Marks_of_the_parts_are_marks_of_the_urn() => Law.Holds(Marked.Gen(Names), async name =>
        Assert.That(
            await Urn.Create(name.ToOutput(), "a:b:C", parentUrn: Parent).Apply(_ => 0).SeenAsync(),
            Is.EqualTo(await name.ToOutput().Apply(_ => 0).SeenAsync())));

    [TestCase("")]
    [TestCase("urn:pulumi:stack::project::name")]
    [TestCase("name")]
    public void What_is_no_urn_is_shown(string text) => Assert.That(
        () => Urn.NameOf(text),
        Throws.ArgumentException.With.Message.EqualTo($"{text}: not a urn: expected urn:pulumi:<stack>::<project>::<type>::<name>"));

    [Test]
    public void Urns_are_equal_when_their_texts_are()
    {
        var (one, same, other) = (new Urn(Parent), new Urn(Parent), new Urn(Parent + "!"));

        Assert.That(one, Is.EqualTo(same));
        Assert.That(one.GetHashCode(), Is.EqualTo(same.GetHashCode()));
        Assert.That(one == same && one != other && !one.Equals((object)Parent), Is.True);
        Assert.That(((string)one, one.ToString()), Is.EqualTo((Parent, Parent)));
    }

    [Test]
    public void A_urn_may_not_be_empty()
    {
        Assert.That(() => new Urn(""), Throws.ArgumentException);
        Assert.That(() => new Urn(null!), Throws.InstanceOf<ArgumentException>());
    }
}
