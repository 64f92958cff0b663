using System.Globalization;
using System.Text;
using Platform.Engine.Programs;

namespace Platform.Engine.CommandLine;

/// <summary>How a mistake reads: file or step first, then each problem as <c>key: value: rule</c> with its fix.</summary>
internal static class MistakeText
{
    public static string Of(UserErrorException mistake)
    {
        var count = mistake.Problems.Count;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{mistake.Subject}: {count} {(count == 1 ? "problem" : "problems")}");
        foreach (var problem in mistake.Problems)
            text.Append("\n\n  ").Append(problem.ToString().Replace("\n", "\n  ", StringComparison.Ordinal));
        return text.ToString();
    }
}
