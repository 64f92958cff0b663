using System.Globalization;
using Platform.Engine.Graph;

namespace Platform.Engine.Checks;

/// <summary>Shows a value in one short line, as it stands in a message. Nothing secret is ever shown.</summary>
internal static class ValueText
{
    /// <summary>What stands for a secret.</summary>
    public const string Secret = "[secret]";

    private const int Longest = 100;

    /// <summary>
    /// Text as it is, <c>""</c> when it is empty, cut after 100 characters; control characters as <c>\u0000</c>; lists and objects by
    /// their size.
    /// </summary>
    public static string Of(PropertyValue value) => value switch
    {
        _ when value.HasSecrets => Secret,
        StringValue { Value: "" } => "\"\"",
        StringValue text => OneLine(text.Value),
        NumberValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        BoolValue boolean => boolean.Value ? "true" : "false",
        ListValue { Items.Count: 0 } => "[]",
        ListValue { Items.Count: 1 } => "a list of 1",
        ListValue list => $"a list of {list.Items.Count}",
        ObjectValue { Count: 0 } => "{}",
        ObjectValue { Count: 1 } => "an object of 1 value",
        ObjectValue members => $"an object of {members.Count} values",
        AssetValue asset => asset.IsArchive ? "an archive" : "an asset",
        ResourceReferenceValue reference => reference.Urn,
        UnknownValue => "unknown",
        _ => "null",
    };

    private static string OneLine(string text)
    {
        var shown = text.Length > Longest ? text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…" : text;
        return shown.Any(char.IsControl)
            ? string.Concat(shown.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString()))
            : shown;
    }
}
