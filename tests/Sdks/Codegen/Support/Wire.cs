using System.Collections;
using System.Globalization;

namespace Codegen.Tests.Support;

/// <summary>Prints values as they cross the wire, objects by name in order, so that a test can hold them whole.</summary>
internal static class Wire
{
    public static string Lines(IEnumerable<KeyValuePair<string, object>> values) =>
        string.Join('\n', values.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {Text(entry.Value)}"));

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        IEnumerable<KeyValuePair<string, object>> values => $"{{{Lines(values).Replace("\n", ", ", StringComparison.Ordinal)}}}",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Text))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
