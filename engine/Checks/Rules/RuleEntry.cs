namespace Platform.Engine.Checks.Rules;

/// <summary>A rule and the properties it holds for.</summary>
/// <param name="Type">
/// The type in short form: <c>ec2/Vpc</c> for both the resource <c>aws:ec2/vpc:Vpc</c> and nested types, <c>core/v1/Container</c> for
/// <c>kubernetes:core/v1:Container</c>. A star stands for any letters.
/// </param>
/// <param name="Property">The property; a star stands for any letters; a dot for the object itself.</param>
/// <param name="Rule">What holds for its value.</param>
internal sealed record RuleEntry(string Type, string Property, ValueRule Rule)
{
    /// <summary>The property name that stands for the object itself.</summary>
    public const string Itself = ".";

    /// <summary>
    /// Reads lines of the form <c>type.property = VALUE VALUE …</c>: the property, or each member of it when it is a list, must be one
    /// of the values. A line that ends with a backslash goes on in the next.
    /// </summary>
    /// <param name="lines">The lines.</param>
    /// <param name="warning">
    /// What to say about other values when they are no errors, because the service adds to the values now and then; null when they are.
    /// </param>
    public static IEnumerable<RuleEntry> Enumerations(string lines, string? warning = null)
    {
        foreach (var line in lines.Replace("\\\n", " ").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sides = line.Split(" = ", 2);
            var dot = sides[0].LastIndexOf('.');
            var values = sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var one = warning is null ? Rules.Rule.OneOf(values) : Rules.Rule.Known(warning, values);
            yield return new RuleEntry(sides[0][..dot], sides[0][(dot + 1)..], Rules.Rule.All(one, Rules.Rule.Each(one)));
        }
    }

    /// <summary>The short form of a type token.</summary>
    public static string ShortForm(string token)
    {
        var parts = token.Split(':');
        if (parts.Length != 3)
            return token;

        var slash = parts[1].LastIndexOf('/');
        return slash >= 0 && string.Equals(parts[1][(slash + 1)..], parts[2], StringComparison.OrdinalIgnoreCase)
            ? $"{parts[1][..slash]}/{parts[2]}"
            : $"{parts[1]}/{parts[2]}";
    }

    /// <summary>Whether the text has the pattern's form.</summary>
    public static bool Matches(string pattern, string text)
    {
        var star = pattern.IndexOf('*');
        if (star < 0)
            return pattern == text;

        var (start, end) = (pattern[..star], pattern[(star + 1)..]);
        return text.Length >= start.Length + end.Length
            && text.StartsWith(start, StringComparison.Ordinal)
            && text.EndsWith(end, StringComparison.Ordinal);
    }
}
