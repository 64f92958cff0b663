using System.Text.RegularExpressions;

namespace Codegen.Naming;

/// <summary>What the members of an enum are called in C#.</summary>
internal static partial class EnumNames
{
    private static readonly string[] Digits = ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

    /// <summary>Null where no name can be made of it.</summary>
    public static string? Of(string name, string type)
    {
        var word = name switch
        {
            "*" => "Asterisk",
            [>= '0' and <= '9'] => Digits[name[0] - '0'],
            _ => name,
        };
        if (word.Length == 0 || (word.Length == 1 && !Names.IsIdentifier(word)))
            return null;

        var safe = Underscores().Replace(Names.UpperFirst(Names.Identifier(word)), "_");
        if (safe.StartsWith('_'))
            safe = type + safe;

        // Equals is a method of the generated structs.
        return safe == "Equals" ? "EqualsValue" : safe;
    }

    [GeneratedRegex("_+")]
    private static partial Regex Underscores();
}
