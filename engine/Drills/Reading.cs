using System.Globalization;
using Platform.Engine.Graph;

namespace Platform.Engine.Drills;

/// <summary>Reads values by path, where any part of the path may be missing, secret or of another shape.</summary>
internal static class Reading
{
    /// <summary>The value at a path such as <c>spec.template.spec</c>; null when there is none.</summary>
    public static PropertyValue? At(this ObjectValue values, string path)
    {
        PropertyValue? value = values;
        foreach (var name in path.Split('.'))
            value = (value?.Plain as ObjectValue)?[name]?.Plain;
        return value is NullValue ? null : value;
    }

    /// <summary>The object at a path; empty when there is none.</summary>
    public static ObjectValue Object(this ObjectValue values, string path) => values.At(path) as ObjectValue ?? ObjectValue.Empty;

    /// <summary>The objects of a list at a path.</summary>
    public static IEnumerable<ObjectValue> Objects(this ObjectValue values, string path) =>
        values.Items(path).Select(item => item.Plain).OfType<ObjectValue>();

    /// <summary>The texts of a list at a path.</summary>
    public static IReadOnlyList<string> Texts(this ObjectValue values, string path) =>
        [.. values.Items(path).Select(item => item.Plain).OfType<StringValue>().Select(text => text.Value)];

    /// <summary>The texts of a map at a path.</summary>
    public static IReadOnlyDictionary<string, string> Map(this ObjectValue values, string path) =>
        values.Object(path).Where(entry => entry.Value.Plain is StringValue)
            .ToDictionary(entry => entry.Key, entry => ((StringValue)entry.Value.Plain).Value, StringComparer.Ordinal);

    /// <summary>The whole number at a path, also where it is written as text; null when there is none.</summary>
    public static int? Whole(this ObjectValue values, string path) => values.At(path) switch
    {
        NumberValue { Value: >= 0 and <= int.MaxValue } number => (int)number.Value,
        StringValue text when int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>Whether the value at a path is this truth value.</summary>
    public static bool Is(this ObjectValue values, string path, bool expected) =>
        values.At(path) is BoolValue { Value: var value } && value == expected;

    private static IReadOnlyList<PropertyValue> Items(this ObjectValue values, string path) =>
        (values.At(path) as ListValue)?.Items ?? [];
}
