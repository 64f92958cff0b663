using System.Globalization;
using Platform.Engine.Graph;

namespace Platform.Engine.Costs;

/// <summary>Reads what a resource was given. What is secret is taken for not given, since what is read here is shown.</summary>
internal static class Given
{
    // More of anything than this is a mistake, and would not fit into an amount of money.
    private const double Most = 1e9;

    /// <summary>The value at a path; null when there is none.</summary>
    public static PropertyValue? At(this ObjectValue values, params ReadOnlySpan<string> path)
    {
        PropertyValue? at = values;
        foreach (var name in path)
            at = (at as ObjectValue)?[name];
        return at;
    }

    /// <summary>The text at a path; null when there is none.</summary>
    public static string? TextAt(this ObjectValue values, params ReadOnlySpan<string> path) => (values.At(path) as StringValue)?.Value;

    /// <summary>Whether something is switched on at a path.</summary>
    public static bool IsOn(this ObjectValue values, params ReadOnlySpan<string> path) => values.At(path) is BoolValue { Value: true };

    /// <summary>The objects of the list at a path.</summary>
    public static IEnumerable<ObjectValue> ObjectsAt(this ObjectValue values, params ReadOnlySpan<string> path) =>
        ItemsOf(values.At(path)).OfType<ObjectValue>();

    /// <summary>The texts of the list at a path.</summary>
    public static IEnumerable<string> TextsAt(this ObjectValue values, params ReadOnlySpan<string> path) =>
        ItemsOf(values.At(path)).OfType<StringValue>().Select(text => text.Value);

    /// <summary>How many items the list at a path has; null when there is none.</summary>
    public static int? CountAt(this ObjectValue values, params ReadOnlySpan<string> path) => (values.At(path) as ListValue)?.Items.Count;

    /// <summary>The number at a path, also when it is written as text; null when there is none that could be a quantity.</summary>
    public static decimal? NumberAt(this ObjectValue values, params ReadOnlySpan<string> path) => values.At(path) switch
    {
        NumberValue { Value: >= 0 and <= Most and var number } => (decimal)number,
        StringValue text => Number(text.Value),
        _ => null,
    };

    /// <summary>A Kubernetes quantity of processors, such as <c>100</c> or <c>500m</c>; null when it is none.</summary>
    public static decimal? CpusAt(this ObjectValue values, params ReadOnlySpan<string> path) =>
        values.TextAt(path) is { } text && text.EndsWith('m') ? Number(text[..^1]) / 1000 : values.NumberAt(path);

    /// <summary>A Kubernetes quantity of bytes in GiB, such as <c>400Gi</c>; null when it is none.</summary>
    public static decimal? GiBAt(this ObjectValue values, params ReadOnlySpan<string> path) => values.TextAt(path) switch
    {
        { Length: > 2 } text when text.EndsWith("Gi", StringComparison.Ordinal) => Number(text[..^2]),
        { Length: > 2 } text when text.EndsWith("Ti", StringComparison.Ordinal) => Number(text[..^2]) * 1024,
        { Length: > 2 } text when text.EndsWith("Mi", StringComparison.Ordinal) => Number(text[..^2]) / 1024,
        _ => null,
    };

    private static IReadOnlyList<PropertyValue> ItemsOf(PropertyValue? value) => (value as ListValue)?.Items ?? [];

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= (decimal)Most
            ? number
            : null;
}
