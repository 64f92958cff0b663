using Platform.Engine.Comparison;

namespace Engine.Tests.Comparison;

[TestFixture]
public sealed class PropertyPathTests
{
    [TestCase("name")]
    [TestCase("spec.ports[0].name")]
    [TestCase("metadata.annotations[\"pulumi.com/autonamed\"]")]
    [TestCase("[\"a \\\"quoted\\\" name\"].b")]
    [TestCase("a[0][1].b")]
    [TestCase("[\"\"]")]
    public void A_path_is_written_as_it_was_read(string text) => Assert.That(Parse(text).ToString(), Is.EqualTo(text));

    [TestCase("a[\"b\"]", "a.b")]
    [TestCase("foo-bar.baz", "[\"foo-bar\"].baz")]
    [TestCase("a.[0]", "a[0]")]
    [TestCase("a[*].b", "a[\"*\"].b")]
    public void Other_notations_are_read_as_well(string text, string canonical) =>
        Assert.That(Parse(text).ToString(), Is.EqualTo(canonical));

    [TestCase("")]
    [TestCase(".a")]
    [TestCase("a.")]
    [TestCase("a[")]
    [TestCase("a[x]")]
    [TestCase("a[\"b]")]
    [TestCase("a[\"b\"")]
    public void What_is_no_path_is_not_read(string text) => Assert.That(PropertyPath.TryParse(text, out _), Is.False);

    [TestCase("a", "a", true)]
    [TestCase("a", "a.b[0]", true)]
    [TestCase("a.b", "a", false)]
    [TestCase("a[1]", "a[2]", false)]
    [TestCase("a[*].b", "a[7].b.c", true)]
    [TestCase("*", "anything.at.all", true)]
    public void A_path_contains_what_lies_below_it(string path, string other, bool contains) =>
        Assert.That(Parse(path).Contains(Parse(other)), Is.EqualTo(contains));

    [TestCase("a.b", "a", true)]
    [TestCase("a.b", "a[3].b.c", true)]
    [TestCase("rules[*].name", "rules[0].name", true)]
    [TestCase("a.b", "a.c", false)]
    public void Paths_meet_when_one_leads_into_the_other(string path, string other, bool meets) =>
        Assert.That(Parse(path).Meets(Parse(other)), Is.EqualTo(meets));

    private static PropertyPath Parse(string text)
    {
        Assert.That(PropertyPath.TryParse(text, out var path), text);
        return path!;
    }
}
