namespace Platform.Tests.Golden;

/// <summary>A preview says what its environment gives up, as a note and not as a warning.</summary>
[TestFixture]
public class DeviationTests
{
    private static async Task<string[]> Notes(string environment) =>
    [
        .. (await Previewed.Of(environment)).Problems
            .Where(problem => problem.ToString().Contains("gives up, compared with production", StringComparison.Ordinal))
            .Select(problem => $"{problem.Severity}: {problem}"),
    ];

    [TestCase("staging", "a way to the internet in every zone")]
    [TestCase("dev", "replicas in several zones")]
    public async Task An_environment_says_what_it_gives_up(string environment, string what) =>
        Assert.That(await Notes(environment), Has.Exactly(1).Items.And.All.Match($"^Info: {environment} gives up.*\n(.*\n)*  {what}: "));

    [Test]
    public async Task Production_gives_up_nothing() => Assert.That(await Notes("prod"), Is.Empty);
}
