using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Platform.Stacks.Schemas;

/// <summary>Writes values as a stack file spells them.</summary>
internal static class Values
{
    /// <summary>A value in one line; <c>none</c> for none.</summary>
    public static string Text(object? value) => value switch
    {
        null => "none",
        string { Length: 0 } => "none",
        string text => text,
        bool flag => flag ? "true" : "false",
        Enum word => JsonNamingPolicy.CamelCase.ConvertName(word.ToString()),
        IDictionary map => map.Count == 0 ? "none" : string.Join(", ", map.Keys.Cast<object>().Select(Text)),
        IEnumerable list => list.Cast<object>().Select(Text).ToArray() is { Length: > 0 } items ? string.Join(", ", items) : "none",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        ValueType block => $"{block}",
        _ => "settings",
    };
}
