using Platform.Engine.Graph;
using Platform.Engine.Previews;
using Platform.Engine.Recording;

namespace Engine.Tests.Recording;

[TestFixture]
public class ProgramMessagesTests
{
    private static readonly RunSettings Settings = new(
        "organization", "shop", "dev", ObjectValue.Empty.With("aws:region", "eu-west-1"), false, new Dictionary<string, ObjectValue>());

    private static IReadOnlyList<Problem> Read(string text, string? urn = null) =>
        ProgramMessages.Problems(new(Severity.Warning, urn, text), Settings);

    [Test]
    public void A_list_of_problems_becomes_one_each() => Assert.That(
        Read("Pulumi.dev.yaml: 2 problems\n\n  shop:a.b: 1: must be 2\n      fix: write 2\n\n  aws:region: x: is none\n      fix: use one"),
        Is.EqualTo(new Problem[]
        {
            new(Severity.Warning, null, "shop:a.b", null, "1: must be 2", "write 2"),
            new(Severity.Warning, null, "aws:region", null, "x: is none", "use one"),
        }));

    [Test]
    public void A_problem_need_not_have_a_fix() =>
        Assert.That(Read("shop:a: must be 2").Single(), Is.EqualTo(new Problem(Severity.Warning, null, "shop:a", null, "must be 2", null)));

    [TestCase("no bucket: it is gone")]
    [TestCase("gcp:project: none: is needed")]
    [TestCase("shop:a: 1: must be 2\nand that is all")]
    [TestCase("fix: nothing")]
    [TestCase("Pulumi.dev.yaml: 2 problems")]
    [TestCase("")]
    public void Anything_else_stays_as_it_is(string text) =>
        Assert.That(Read(text).Single(), Is.EqualTo(new Problem(Severity.Warning, null, "program", null, text, null)));

    [Test]
    public void What_is_only_mentioned_is_about_nothing_in_particular()
    {
        var note = ProgramMessages.Problems(new(Severity.Info, null, "dev gives up:\n  much"), Settings).Single();

        Assert.That(note, Is.EqualTo(new Problem(Severity.Info, null, "", null, "dev gives up:\n  much", null)));
        Assert.That(note.ToString(), Is.EqualTo("dev gives up:\n  much"));
    }

    [Test]
    public void What_is_said_of_a_resource_stays_with_it() =>
        Assert.That(Read("shop:a: 1: must be 2", "urn:pulumi:dev::shop::a:b:C::d").Single().Path, Is.EqualTo("d"));
}
