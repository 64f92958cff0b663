using System.Globalization;
using Platform.Engine.Comparison;
using Platform.Engine.Graph;

namespace Platform.Engine.Policies;

/// <summary>Reads values by path. It takes marks of secrets away, and stops at what is not known.</summary>
internal static class Values
{
    /// <summary>The plain value at a path; unknown when something on the way is, null when nothing stands there.</summary>
    public static PropertyValue? At(PropertyValue from, string path)
    {
        if (!PropertyPath.TryParse(path, out var parsed))
            return null;

        var value = from.Plain;
        foreach (var step in parsed.Steps)
        {
            value = value switch
            {
                ObjectValue members when step.Name is { } name => members[name]?.Plain,
                ListValue list when step.IsIndex => step.Index < list.Items.Count ? list.Items[step.Index].Plain : null,
                // A list of one where the schema flattens it, and the other way round in older states.
                ListValue { Items: [var only] } when step.Name is { } name => Member(only.Plain, name),
                UnknownValue => value,
                _ => null,
            };
            if (value is null or NullValue)
                return null;
        }

        return value;
    }

    /// <summary>Whether anything on the way to the path, or there, is marked secret.</summary>
    public static bool IsSecret(ObjectValue from, string path)
    {
        if (!PropertyPath.TryParse(path, out var parsed))
            return from.HasSecrets;

        PropertyValue? value = from;
        foreach (var step in parsed.Steps)
        {
            if (value is null or SecretValue)
                break;
            value = value switch
            {
                ObjectValue members when step.Name is { } name => members[name],
                ListValue list when step.IsIndex && step.Index < list.Items.Count => list.Items[step.Index],
                _ => null,
            };
        }

        return value?.HasSecrets == true;
    }

    /// <summary>A truth value, also when it is written as text; null when it is none.</summary>
    public static bool? Flag(PropertyValue? value) => value?.Plain switch
    {
        BoolValue flag => flag.Value,
        StringValue text when bool.TryParse(text.Value, out var flag) => flag,
        _ => null,
    };

    /// <summary>A number, also when it is written as text; null when it is none.</summary>
    public static double? Number(PropertyValue? value) => value?.Plain switch
    {
        NumberValue number => number.Value,
        StringValue text when double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>The texts that are known of a list, or of the one text in its place.</summary>
    public static IReadOnlyList<string> Texts(PropertyValue? value) => value?.Plain switch
    {
        StringValue text => [text.Value],
        ListValue list => [.. list.Items.Select(item => item.Plain).OfType<StringValue>().Select(text => text.Value)],
        _ => [],
    };

    /// <summary>Whether the value is the text, in whatever case.</summary>
    public static bool Is(PropertyValue? value, string text) =>
        value?.Plain is StringValue found && found.Value.Equals(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the value is a text with anything in it.</summary>
    public static bool IsText(PropertyValue? value) => value?.Plain is StringValue { Value.Length: > 0 };

    private static PropertyValue? Member(PropertyValue value, string name) => value switch
    {
        ObjectValue members => members[name]?.Plain,
        UnknownValue => value,
        _ => null,
    };
}
