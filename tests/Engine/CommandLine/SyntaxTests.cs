using System.CommandLine;
using Platform.Engine.CommandLine;

namespace Engine.Tests.CommandLine;

[TestFixture]
public sealed class SyntaxTests
{
    [TestCase("tree", "Tree")]
    [TestCase("json", "Json")]
    [TestCase("Markdown", "Markdown")]
    [TestCase("timeline", "Timeline")]
    [TestCase("timeline-json", "TimelineJson")]
    [TestCase("destroy", "Destroy")]
    [TestCase("cost", "Cost")]
    [TestCase("cost-json", "CostJson")]
    [TestCase("html", "Html")]
    public async Task A_format_is_known_by_its_name(string name, string format) =>
        Assert.That((await ParseAsync(PreviewSyntax.Create, "--format", name)).Options!.Format.ToString(), Is.EqualTo(format));

    [Test]
    public async Task Without_a_format_there_is_a_tree() =>
        Assert.That((await ParseAsync(PreviewSyntax.Create)).Options!.Format, Is.EqualTo(OutputFormat.Tree));

    [TestCase("leftovers")]
    [TestCase("timelin")]
    public async Task Another_format_is_answered_with_the_known_ones(string name) => Assert.That(
        (await ParseAsync(PreviewSyntax.Create, "--format", name)).Errors,
        Is.EqualTo(new[] { $"--format: {name}: must be one of tree, json, markdown, timeline, timeline-json, destroy, cost, cost-json, policy, policy-json, html" }));

    [Test]
    public async Task Until_is_handed_on() => Assert.That(
        (await ParseAsync(PreviewSyntax.Create, "--format", "timeline", "--until", "main-cluster")).Options!.Until,
        Is.EqualTo("main-cluster"));

    [Test]
    public async Task A_stack_s_outputs_are_a_name_and_a_file()
    {
        var parsed = await ParseAsync(PreviewSyntax.Create, "--stack-outputs", "acme/base/prod=base.json");

        Assert.That(parsed.Options!.StackOutputs, Is.EqualTo(new Dictionary<string, string> { ["acme/base/prod"] = "base.json" }));
        Assert.That(
            (await ParseAsync(PreviewSyntax.Create, "--stack-outputs", "base.json")).Errors,
            Is.EqualTo(new[] { "--stack-outputs: base.json: must be NAME=FILE" }));
    }

    [TestCase("0")]
    [TestCase("soon")]
    public async Task A_time_limit_is_a_positive_number(string limit) => Assert.That(
        (await ParseAsync(LeftoversSyntax.Create, "--stack", "prod", "--timeout", limit)).Errors,
        Has.Some.EqualTo($"--timeout: {limit}: must be a positive number of seconds"));

    [Test]
    public async Task Leftovers_want_one_stack()
    {
        Assert.That((await ParseAsync(LeftoversSyntax.Create)).Errors, Has.Exactly(1).Contain("--stack"));

        var options = (await ParseAsync(LeftoversSyntax.Create, "--stack", "prod", "--against", "before.json")).Options!;
        Assert.That((options.Stack, options.Against, options.Format), Is.EqualTo(("prod", "before.json", OutputFormat.Leftovers)));
    }

    [TestCase("", "Drill", null)]
    [TestCase("--format json --expect survive", "DrillJson", true)]
    [TestCase("--format text --expect report", "Drill", false)]
    public async Task A_drill_says_what_to_print_and_what_to_expect(string words, string format, bool? mustSurvive)
    {
        var options = (await ParseAsync(DrillSyntax.Create, words.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Options!;

        Assert.That((options.Format.ToString(), options.MustSurvive, options.Stack), Is.EqualTo((format, mustSurvive, (string?)null)));
    }

    [Test]
    public async Task Other_words_for_a_drill_are_answered_with_the_known_ones()
    {
        Assert.That(
            (await ParseAsync(DrillSyntax.Create, "--expect", "all")).Errors, Is.EqualTo(new[] { "--expect: all: must be one of survive, report" }));
        Assert.That(
            (await ParseAsync(DrillSyntax.Create, "--format", "tree")).Errors, Is.EqualTo(new[] { "--format: tree: must be one of text, json" }));
    }

    private static async Task<(PreviewOptions? Options, IReadOnlyList<string> Errors)> ParseAsync(
        Func<Func<PreviewOptions, CancellationToken, Task<int>>, Command> create, params string[] words)
    {
        PreviewOptions? options = null;
        var parsed = create((given, _) =>
        {
            options = given;
            return Task.FromResult(0);
        }).Parse(words);
        if (parsed.Errors.Count == 0)
            await parsed.InvokeAsync();
        return (options, [.. parsed.Errors.Select(error => error.Message)]);
    }
}
