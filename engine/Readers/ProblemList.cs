using System.Text;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers;

/// <summary>Shows problems as <c>key: value: rule</c> with a <c>fix:</c> line, below the resource they concern.</summary>
internal static class ProblemList
{
    /// <summary>The list with its heading; empty when there are no problems.</summary>
    public static string Of(IReadOnlyList<Problem> problems, Paint paint)
    {
        if (problems.Count == 0)
            return "";

        var text = new StringBuilder();
        text.Append(paint.This("Problems", Tone.Strong)).Append($": {Counts(problems)}\n");
        foreach (var group in problems.GroupBy(problem => problem.Urn).OrderByDescending(group => group.Max(problem => problem.Severity)))
        {
            text.Append($"\n  {paint.This(group.Key is { } urn ? Words.Resource(urn) : "The program", Tone.Strong)}\n");
            foreach (var problem in group)
                Append(text, problem, paint);
        }

        return text.ToString();
    }

    /// <summary>Such as <c>2 errors, 1 warning</c>.</summary>
    public static string Counts(IReadOnlyList<Problem> problems) => string.Join(
        ", ",
        problems.GroupBy(problem => problem.Severity).OrderByDescending(group => group.Key)
            .Select(group => Words.Count(group.Count(), Noun(group.Key))));

    private static void Append(StringBuilder text, Problem problem, Paint paint)
    {
        var tone = problem.Severity switch
        {
            Severity.Error => Tone.Bad,
            Severity.Warning => Tone.Warning,
            _ => Tone.Read,
        };
        var parts = new[] { problem.Path, problem.Value, problem.Rule }.OfType<string>().Where(part => part.Length > 0);
        text.Append($"    {paint.This(Noun(problem.Severity), tone)}: {Indented(string.Join(": ", parts), "      ")}\n");
        if (problem.Fix is { } fix)
            text.Append($"        {paint.This("fix:", Tone.Faint)} {Indented(fix, "          ")}\n");
    }

    /// <summary>Messages of programs may have several lines, such as a stack trace.</summary>
    private static string Indented(string text, string indent) =>
        string.Join($"\n{indent}", text.ReplaceLineEndings("\n").Split('\n').Select(VisibleText.Of));

    private static string Noun(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
