using Engine.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Platform.Engine.Readers.Markdown;

namespace Engine.Tests.Readers.Markdown;

[TestFixture]
public sealed class MarkdownTextTests
{
    [TestCase("main-vpc", "<code>main-vpc</code>")]
    [TestCase("aws:ec2:Vpc", "<code>aws:ec2:Vpc</code>")]
    [TestCase("snake_case", "<code>snake_case</code>")]
    [TestCase("_emphasis_", "<code>&#95;emphasis&#95;</code>")]
    [TestCase("@octocat", "<code>&#64;octocat</code>")]
    [TestCase("#1", "<code>&#35;1</code>")]
    [TestCase("a|b", "<code>a&#124;b</code>")]
    [TestCase("https://evil.example", "<code>https&#58;//evil.example</code>")]
    [TestCase("www.evil.example", "<code>www&#46;evil.example</code>")]
    [TestCase("</details>", "<code>&#60;/details&#62;</code>")]
    [TestCase("two\nlines", "<code>two&#92;nlines</code>")]
    [TestCase("\u202Egnp.exe", "<code>&#92;u202Egnp.exe</code>")]
    [TestCase("漢字 🚀", "<code>漢字 🚀</code>")]
    [TestCase("", "<i>empty</i>")]
    public void Text_becomes_code_in_which_no_sign_means_anything(string text, string code) =>
        Assert.That(MarkdownText.Code(text), Is.EqualTo(code));

    [Test]
    public void Long_text_ends_in_an_ellipsis_and_never_within_a_character()
    {
        Assert.That(MarkdownText.Code("abcdef", 4), Is.EqualTo("<code>abc…</code>"));
        Assert.That(MarkdownText.Code("ab🚀def", 4), Is.EqualTo("<code>ab…</code>"));
    }

    [TestCase("image: a/b@sha256:0", "image: a/b@sha256:0", Description = "no mention, as it does not begin a word")]
    [TestCase("+ @octocat", "+ @\u200Boctocat")]
    [TestCase("<!-- x -->", "<\u200B!-- x -\u200B->")]
    [TestCase("</DETAILS>", "<\u200B/DETAILS>")]
    [TestCase("\u001b[31m", "\\u001B[31m")]
    public void A_line_of_a_fence_mentions_nobody_and_looks_like_no_tag(string line, string fenced) =>
        Assert.That(MarkdownText.Fenced(line), Is.EqualTo(fenced));

    [Test]
    public void A_fence_is_longer_than_any_run_of_backticks_in_it()
    {
        Assert.That(MarkdownText.Fence("diff", ["+ a"]), Is.EqualTo("```diff\n+ a\n```\n"));
        Assert.That(MarkdownText.Fence("diff", ["a ``` b", "`````"]), Is.EqualTo("``````diff\na ``` b\n`````\n``````\n"));
    }

    [Test]
    public void No_lines_end_a_fence_early() =>
        Prop.ForAll(ArbitraryGraphs.Texts.ListOf().ToArbitrary(), texts =>
        {
            string[] lines = [.. texts.Select(MarkdownText.Fenced)];
            var read = new RenderedMarkdown(MarkdownText.Fence("text", lines) + "after");

            Assert.That(read.Inside, Is.EqualTo(lines));
            Assert.That(read.Outside, Is.EqualTo(new[] { "after" }));
        }).QuickCheckThrowOnFailure();
}
