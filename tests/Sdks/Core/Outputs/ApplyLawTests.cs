using FsCheck.Fluent;

namespace Core.Tests.Outputs;

[TestFixture]
public sealed class ApplyLawTests
{
    [Test]
    public void Applying_identity_changes_nothing() => Law.Holds(Marked.Numbers, async marked =>
        Assert.That(await marked.ToOutput().Apply(value => value).SeenAsync(), Is.EqualTo(await marked.ToOutput().SeenAsync())));

    [Test]
    public void Two_functions_in_a_row_are_their_composition() => Law.Holds(Marked.Numbers, async marked =>
    {
        var twice = marked.ToOutput().Apply(value => value + 1).Apply(value => value * 2);
        var once = marked.ToOutput().Apply(value => (value + 1) * 2);

        Assert.That(await twice.SeenAsync(), Is.EqualTo(await once.SeenAsync()));
    });

    [Test]
    public void A_plain_value_adds_nothing_to_the_output_that_the_function_answers() => Law.Holds(Marked.Numbers, async inner =>
        Assert.That(await Output.Create(0).Apply(_ => inner.ToOutput()).SeenAsync(), Is.EqualTo(await inner.ToOutput().SeenAsync())));

    [Test]
    public void Wrapping_the_value_again_changes_nothing() => Law.Holds(Marked.Numbers, async marked =>
        Assert.That(
            await marked.ToOutput().Apply(value => Output.Create(value)).SeenAsync(), Is.EqualTo(await marked.ToOutput().SeenAsync())));

    [Test]
    public void Functions_that_answer_outputs_nest_as_they_chain() =>
        Law.Holds(Marked.Numbers, Marked.Numbers, Marked.Numbers, async (first, second, third) =>
        {
            var chained = first.ToOutput().Apply(_ => second.ToOutput()).Apply(value => third.With(value).ToOutput());
            var nested = first.ToOutput().Apply(_ => second.ToOutput().Apply(value => third.With(value).ToOutput()));

            Assert.That(await chained.SeenAsync(), Is.EqualTo(await nested.SeenAsync()));
        });

    [Test]
    public void The_result_has_the_marks_of_both_outputs_once_the_first_is_known() =>
        Law.Holds(Marked.Numbers.Where(outer => outer.IsKnown), Marked.Numbers, async (outer, inner) =>
        {
            var result = await outer.ToOutput().Apply(_ => inner.ToOutput()).SeenAsync();

            Assert.That(result, Is.EqualTo(new Seen<int>(
                inner.IsKnown ? inner.Value : 0, inner.IsKnown, outer.IsSecret || inner.IsSecret,
                await Seen.UrnsAsync(outer.Sources.Union(inner.Sources)))));
        });

    [Test]
    public void An_unknown_output_stays_as_it_is_and_its_function_does_not_run() =>
        Law.Holds(Marked.Numbers.Select(marked => marked with { IsKnown = false }), async marked =>
        {
            var ran = false;
            var result = await marked.ToOutput().Apply(_ => ran = true).SeenAsync();

            Assert.That(ran, Is.False);
            Assert.That(result, Is.EqualTo(new Seen<bool>(false, IsKnown: false, marked.IsSecret, await Seen.UrnsAsync(marked.Sources))));
        });

    [Test]
    public void Plain_results_tasks_inputs_and_outputs_are_all_unwrapped_alike() => Law.Holds(Marked.Numbers, async marked =>
    {
        var plain = await marked.ToOutput().Apply(value => $"<{value}>").SeenAsync();

        Assert.That(await marked.ToOutput().Apply(value => Task.FromResult($"<{value}>")).SeenAsync(), Is.EqualTo(plain));
        Assert.That(await marked.ToOutput().Apply(value => (Input<string>)$"<{value}>").SeenAsync(), Is.EqualTo(plain));
        Assert.That(await marked.ToOutput().Apply(value => Output.Create($"<{value}>")).SeenAsync(), Is.EqualTo(plain));
    });
}
