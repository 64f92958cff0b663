using System.Globalization;
using System.Text;

namespace Codegen.Naming;

/// <summary>The spelling rules of C# members, parameters and namespaces; each from one text to another, without a schema.</summary>
internal static class Names
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch",
        "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while",
    ];

    public static string UpperFirst(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary><c>abc-def</c> becomes <c>abcDef</c>.</summary>
    public static string Unhyphenated(string name)
    {
        var parts = name.Split('-', StringSplitOptions.None);
        return parts[0] + string.Concat(parts.Skip(1).Select(UpperFirst));
    }

    public static string Member(string wireName) => UpperFirst(Unhyphenated(wireName));

    /// <summary>What a token names, without its package and module.</summary>
    public static string Class(string token) => UpperFirst(token[(token.LastIndexOf(':') + 1)..]);

    /// <summary>A constructor's parameter, which the runtime matches with the name on the wire.</summary>
    public static string Parameter(string wireName)
    {
        var name = wireName.StartsWith('$') ? wireName[1..] : wireName;
        return Keywords.Contains(name) ? $"@{name}" : Unhyphenated(name);
    }

    public static string Namespace(string module) =>
        string.Join('.', module.Split('/').Select(part => string.Concat(part.Split('-').Select(UpperFirst))));

    public static bool IsIdentifier(string name) =>
        name.Length > 0 && CanStart(name[0]) && name.All(CanContinue) && !Keywords.Contains(name);

    /// <summary>Every character that C# does not take becomes an underscore, and so does the start where a digit would stand.</summary>
    public static string Identifier(string name)
    {
        var safe = new StringBuilder(name.Length + 1);
        if (name.Length > 0 && CanContinue(name[0]) && !CanStart(name[0]))
            safe.Append('_');

        foreach (var letter in name)
            safe.Append(CanContinue(letter) ? letter : '_');

        return safe.ToString();
    }

    private static bool CanStart(char letter) => letter == '_' || char.IsLetter(letter)
        || char.GetUnicodeCategory(letter) == UnicodeCategory.LetterNumber;

    private static bool CanContinue(char letter) => CanStart(letter) || char.GetUnicodeCategory(letter) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.Format;
}
