using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Readers.Markdown;

/// <summary>How much of the values is shown.</summary>
/// <param name="Lines">How many lines at most for one resource.</param>
/// <param name="Width">How many characters at most in a line.</param>
internal sealed record DiffSize(int Lines, int Width);

/// <summary>
/// Writes what happens to a resource's properties as lines of a diff: those that go begin with a minus, those that come with a plus.
/// Texts of several lines, and texts that are JSON, are compared line by line. Secrets are masked.
/// </summary>
internal static class DiffLines
{
    /// <summary>The lines, ready for a fence; at least one.</summary>
    public static IReadOnlyList<string> Of(Step step, DiffSize size)
    {
        var lines = Raw(step).Take(size.Lines + 1).ToList();
        if (lines.Count == 0)
            lines.Add("  no properties");
        if (lines.Count > size.Lines)
        {
            var all = Raw(step).Count();
            lines[^1] = $"  … {Words.Count(all - size.Lines, "more line")}";
        }

        return [.. lines.Select(line => MarkdownText.Fenced(VisibleText.Clip(line, size.Width)))];
    }

    /// <summary>The lines as they are, none left out.</summary>
    public static IEnumerable<string> Raw(Step step) => step switch
    {
        { Changes.Count: > 0 } => step.Changes.SelectMany(Change),
        { Old: null, New: { } made } => made.Inputs.SelectMany(input => Value("+ ", input.Key, input.Value)),
        { New: null, Old: { } gone } => gone.Node.Inputs.SelectMany(input => Value("- ", input.Key, input.Value)),
        _ => [],
    };

    private static IEnumerable<string> Change(PropertyChange change)
    {
        var path = change.Path.ToString();
        var note = (change.Replaces, change.Cause) switch
        {
            (true, { } urn) => $"  (replaces, as {Urns.Name(urn)} does)",
            (true, null) => "  (replaces)",
            _ => "",
        };
        if (change.Hidden)
            return [$"! {path}: changes, and hideDiffs keeps it from being shown{note}"];

        return (Lines(change.Old), Lines(change.New)) switch
        {
            ({ } old, { } now) when change.Kind == ChangeKind.Update =>
                [$"  {path}:{note}", .. LineDifferences.Between(old, now).Select(line => $"{line[..2]}  {line[2..]}")],
            _ =>
            [
                .. change.Old is { } old ? Value("- ", path, old, change.Kind == ChangeKind.Delete ? note : "") : [],
                .. change.New is { } now ? Value("+ ", path, now, note) : [],
            ],
        };
    }

    /// <summary>A value as <c>name: value</c>, what is inside it in further lines.</summary>
    private static IEnumerable<string> Value(string sign, string name, PropertyValue value, string note = "", string indent = "")
    {
        var nested = indent + "  ";
        var head = $"{sign}{indent}{name}:{note}";
        return value switch
        {
            ObjectValue { Count: > 0 } fields =>
                fields.SelectMany(field => Value(sign, field.Key, field.Value, indent: nested)).Prepend(head),
            ListValue list when list.Items.Any(item => item is ObjectValue or ListValue) =>
                list.Items.SelectMany((item, i) => Value(sign, $"[{i}]", item, indent: nested)).Prepend(head),
            StringValue when Lines(value) is { } lines => lines.Select(line => $"{sign}{nested}{line}").Prepend(head),
            _ => [$"{sign}{indent}{name}: {ValueText.Line(value, 4_000)}{note}"],
        };
    }

    /// <summary>The lines of a text that has several, or that is JSON with something in it; null of anything else.</summary>
    private static string[]? Lines(PropertyValue? value)
    {
        if (value is not StringValue { Value: { Length: > 2 } text })
            return null;
        if (text[0] is '{' or '[' && JsonText.Indented(text) is { } json)
            text = json;
        return text.AsSpan().TrimEnd('\n').Contains('\n') ? text.TrimEnd('\n').ReplaceLineEndings("\n").Split('\n') : null;
    }
}
