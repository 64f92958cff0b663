using Platform.Engine.Graph;

namespace Platform.Engine.Programs;

/// <summary>A mistake of the user that keeps a preview from starting or ending; all that was found at once.</summary>
internal sealed class UserErrorException(string subject, IReadOnlyList<Problem> problems)
    : Exception(string.Join("\n", problems.Select(problem => problem.ToString())))
{
    /// <summary>One mistake.</summary>
    public UserErrorException(string subject, string path, string? value, string rule, string? fix)
        : this(subject, [new Problem(Severity.Error, null, path, value, rule, fix)])
    {
    }

    /// <summary>What the problems are of: a file, or a step.</summary>
    public string Subject { get; } = subject;

    public IReadOnlyList<Problem> Problems { get; } = problems;
}
