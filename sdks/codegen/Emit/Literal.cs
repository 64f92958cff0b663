using System.Globalization;
using System.Text;

namespace Codegen.Emit;

/// <summary>Writes values as C# literals.</summary>
internal static class Literal
{
    public static string Of(object value) => value switch
    {
        string text => Of(text),
        bool flag => flag ? "true" : "false",
        int integer => integer.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"no literal for a {value.GetType()}"),
    };

    public static string Of(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => literal.Append("\\\""),
                '\\' => literal.Append("\\\\"),
                '\n' => literal.Append("\\n"),
                '\r' => literal.Append("\\r"),
                '\t' => literal.Append("\\t"),
                _ when char.IsControl(letter) => literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => literal.Append(letter),
            };
        }

        return literal.Append('"').ToString();
    }

    public static string List(IEnumerable<string> texts) => string.Join(", ", texts.Select(Of));
}
