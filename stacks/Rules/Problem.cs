using Platform.Stacks.Environments;

namespace Platform.Stacks.Rules;

/// <summary>Something to change in a stack file.</summary>
/// <param name="Path">The key, such as <c>platform:clusters.main.region</c>.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Rule">What is wrong with it.</param>
/// <param name="Fix">What to do.</param>
public sealed record Problem(string Path, string Value, string Rule, string Fix)
{
    private const int LongestValue = 160;

    /// <summary>Two lines, whatever stands in the file.</summary>
    public override string ToString() =>
        $"{Spelling.Shown(Path, 2 * LongestValue)}: "
        + $"{(Value.Length == 0 ? "\"\"" : Spelling.Shown(Value, LongestValue))}: {Spelling.Shown(Rule)}\n"
        + $"      fix: {Spelling.Shown(Fix)}";
}

/// <summary>A stack file that cannot be built; its message lists everything that is wrong with it.</summary>
public sealed class ConfigurationException(string file, IReadOnlyList<Problem> problems)
    : Pulumi.RunException($"{file}: {problems.Count} {(problems.Count == 1 ? "problem" : "problems")}\n\n"
        + string.Join("\n\n", problems.Select(problem => $"  {problem}")))
{
    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
