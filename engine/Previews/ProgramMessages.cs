using System.Text.RegularExpressions;
using Platform.Engine.Graph;
using Platform.Engine.Recording;

namespace Platform.Engine.Previews;

/// <summary>
/// Reads what a program told the engine. What is written as problems of configuration, <c>namespace:key: value: rule</c> with
/// <c>fix:</c> below, becomes one problem each; everything else is taken as it is.
/// </summary>
internal static partial class ProgramMessages
{
    private const string Fix = "fix: ";

    /// <summary>The problems that a message holds, at least one.</summary>
    /// <param name="message">The message.</param>
    /// <param name="settings">The run, whose configuration says what a key is.</param>
    public static IReadOnlyList<Problem> Problems(ProgramLog.Message message, RunSettings settings) =>
        message.Urn is null && Split(message, settings) is { Count: > 0 } problems ? problems :
        [new(message.Severity, message.Urn, Path(message), null, message.Text, null)];

    /// <summary>What a program only mentions is about nothing in particular.</summary>
    private static string Path(ProgramLog.Message message) =>
        message.Urn is { } urn ? Urns.Name(urn) : message.Severity == Severity.Info ? "" : "program";

    /// <summary>Nothing where a line is neither a problem nor its fix: then it is prose, and only whole does it make sense.</summary>
    private static List<Problem>? Split(ProgramLog.Message message, RunSettings settings)
    {
        var problems = new List<Problem>();
        var lines = message.Text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
        var heading = lines.Length > 1 ? Heading().Match(lines[0]) : Match.Empty;
        var elsewhere = heading.Success && heading.Groups["file"].Value is var file && file != $"Pulumi.{settings.Stack}.yaml"
            ? $"{file}: "
            : "";
        foreach (var line in heading.Success ? lines[1..] : lines)
        {
            if (line.StartsWith(Fix, StringComparison.Ordinal) && problems is [.., { Fix: null }])
                problems[^1] = problems[^1] with { Fix = line[Fix.Length..] };
            else if (line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var end && IsKey(line[..end], settings))
                problems.Add(new(message.Severity, null, elsewhere + line[..end], null, line[(end + 2)..], null));
            else
                return null;
        }

        return problems;
    }

    private static bool IsKey(string text, RunSettings settings)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && colon < text.Length - 1
            && (text[..colon] == settings.Project
                || settings.Config.Names.Any(key => key.StartsWith(text[..(colon + 1)], StringComparison.Ordinal)));
    }

    /// <summary>Such as <c>Pulumi.prod.yaml: 2 problems</c>; the file need not be the stack's own.</summary>
    [GeneratedRegex(@"^(?<file>\S+): \d+ problems?$")]
    private static partial Regex Heading();
}
