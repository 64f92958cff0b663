using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Engine.Tests.Checks;

/// <summary>Values that a property takes and values that it refuses.</summary>
public sealed record RuleCase(string Type, string Path, string[] Accepted, string[] Refused)
{
    public override string ToString() => $"{Type} {Path}";

    /// <summary>
    /// What is wrong at the path when the value stands there. A path such as <c>a.b[].c</c> leads through objects and lists; a value
    /// that reads as a JSON number, list or object is one, and one in quotes is text.
    /// </summary>
    public IReadOnlyList<string> Problems(string value, string? region = null)
    {
        var findings = new Findings("urn:a");
        var place = Path.Replace("[]", "[0]");
        var written = value.Length > 0 && value[0] is '{' or '[' or '"' || double.TryParse(value, out _) ? JsonValues.Parse(value) : null;
        ValueRules.Check(Type, (ObjectValue)Nested(Path, written ?? value), region, findings);
        return [.. findings.Problems.Where(problem => problem.Path.StartsWith(place, StringComparison.Ordinal)).Select(problem =>
            problem.ToString())];
    }

    private static PropertyValue Nested(string path, PropertyValue value)
    {
        if (path.Length == 0)
            return value;
        if (path.StartsWith("[]", StringComparison.Ordinal))
            return new ListValue([Nested(path[2..].TrimStart('.'), value)]);

        var end = path.IndexOfAny(['.', '[']);
        var name = end < 0 ? path : path[..end];
        return ObjectValue.Empty.With(name, Nested(end < 0 ? "" : path[end..].TrimStart('.'), value));
    }
}
