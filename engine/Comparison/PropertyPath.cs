using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Platform.Engine.Comparison;

/// <summary>One step into a value: a name, an index, or <c>*</c> for any of either.</summary>
/// <param name="Name">The name; null when the step is an index.</param>
/// <param name="Index">The index; meaningless when the step is a name.</param>
internal readonly record struct PathStep(string? Name, int Index)
{
    public static implicit operator PathStep(string name) => new(name, 0);

    public static implicit operator PathStep(int index) => new(null, index);

    public bool IsIndex => Name is null;

    public bool IsAny => Name == "*";
}

/// <summary>
/// Where a value stands inside an object, such as <c>spec.ports[0].name</c> or <c>["a.b"].c</c>. It reads and writes the notation
/// of the Pulumi CLI and knows nothing of the values.
/// </summary>
internal sealed class PropertyPath(IReadOnlyList<PathStep> steps)
{
    /// <summary>From the outside in; at least one.</summary>
    public IReadOnlyList<PathStep> Steps { get; } = steps;

    /// <summary>The name of the property of the resource that the path leads into.</summary>
    public string Root => Steps[0].Name ?? Steps[0].Index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a path as the CLI does: any character up to the next dot or bracket belongs to a bare name.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PropertyPath? path)
    {
        path = null;
        var steps = new List<PathStep>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '.' && (at == 0 || ++at == text.Length))
                return false;
            if (text[at] != '[')
            {
                var end = text.AsSpan(at).IndexOfAny('.', '[') is >= 0 and var length ? at + length : text.Length;
                steps.Add(text[at..end]);
                at = end;
            }
            else if (!TryParseBracket(text, ref at, steps))
            {
                return false;
            }
        }

        path = steps.Count == 0 ? null : new(steps);
        return path is not null;
    }

    /// <summary>Those of the texts that are paths; the CLI passes over the others as well.</summary>
    public static IEnumerable<PropertyPath> ParseAll(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (TryParse(text, out var path))
                yield return path;
        }
    }

    /// <summary>Whether this path, in which a <c>*</c> stands for any one step, leads to the other or to something around it.</summary>
    public bool Contains(PropertyPath other) => other.Steps.Count >= Steps.Count && StartsAlike(Steps, other.Steps);

    /// <summary>
    /// Whether a change at the other path touches this one: either path leads to the other's value or around it. Indexes are
    /// skipped on both sides, for schemas name properties of list items without them.
    /// </summary>
    public bool Meets(PropertyPath other) => StartsAlike(WithoutIndexes(Steps), WithoutIndexes(other.Steps));

    /// <summary>The notation of the CLI: names of other than letters, digits and underscores are quoted.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var step in Steps)
        {
            if (step.Name is not { } name)
                text.Append(CultureInfo.InvariantCulture, $"[{step.Index}]");
            else if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
                text.Append("[\"").Append(name.Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
            else
                text.Append(text.Length == 0 ? "" : ".").Append(name);
        }

        return text.ToString();
    }

    private static bool StartsAlike(IReadOnlyList<PathStep> some, IReadOnlyList<PathStep> others)
    {
        for (var i = 0; i < Math.Min(some.Count, others.Count); i++)
        {
            if (!some[i].IsAny && some[i] != others[i])
                return false;
        }

        return true;
    }

    private static PathStep[] WithoutIndexes(IReadOnlyList<PathStep> steps) => [.. steps.Where(step => !step.IsIndex && !step.IsAny)];

    private static bool TryParseBracket(string text, ref int at, List<PathStep> steps)
    {
        if (at + 1 < text.Length && text[at + 1] == '"')
            return TryParseQuoted(text, ref at, steps);

        var end = text.IndexOf(']', at);
        if (end < 0)
            return false;
        var inner = text[(at + 1)..end];
        at = end + 1;
        if (inner == "*")
            steps.Add(inner);
        else if (int.TryParse(inner, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            steps.Add(index);
        else
            return false;
        return true;
    }

    private static bool TryParseQuoted(string text, ref int at, List<PathStep> steps)
    {
        var name = new StringBuilder();
        for (var i = at + 2; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '"')
            {
                name.Append(text[++i]);
            }
            else if (text[i] == '"')
            {
                at = i + 2;
                steps.Add(name.ToString());
                return i + 1 < text.Length && text[i + 1] == ']';
            }
            else
            {
                name.Append(text[i]);
            }
        }

        return false;
    }
}
