using System.Collections;
using System.Reflection;
using System.Text.Json;
using Platform.Stacks.Environments;

namespace Platform.Stacks.Profiles;

/// <summary>A value that differs between two descriptions.</summary>
/// <param name="Path">The keys that lead to it.</param>
/// <param name="Before">The one value.</param>
/// <param name="After">The other value.</param>
internal sealed record SpecDifference(ImmutableArray<string> Path, object? Before, object? After);

/// <summary>
/// Finds the values in which two records differ, and a record's value at a place. What a <c>with</c> expression left alone is not looked
/// into, so it costs what was changed. Keys are those of stack files.
/// </summary>
internal static class SpecDifferences
{
    /// <summary>The differences between two records of one type.</summary>
    public static IEnumerable<SpecDifference> Between(object before, object after) => Between([], before, after);

    /// <summary>The value at a place; null where the way to it ends before.</summary>
    public static object? At(object? start, IEnumerable<string> path) => path.Aggregate(start, Below);

    /// <summary>Whether two values are the same, lists item by item.</summary>
    public static bool Same(object? one, object? other) =>
        Equals(one, other)
        || (one is not string && one is IEnumerable some && other is IEnumerable others
            && some.Cast<object>().SequenceEqual(others.Cast<object>()));

    private static IEnumerable<SpecDifference> Between(ImmutableArray<string> path, object? before, object? after)
    {
        if (ReferenceEquals(before, after) || Same(before, after))
            return [];
        if (before is IDictionary some && after is IDictionary others)
        {
            return some.Keys.Cast<string>().Union(others.Keys.Cast<string>())
                .SelectMany(key => Between(path.Add(key), some[key], others[key]));
        }

        return before is not null && after is not null && IsRecord(before)
            ? SpecReader.Settable(before.GetType()).SelectMany(
                property => Between(path.Add(Key(property)), property.GetValue(before), property.GetValue(after)))
            : [new(path, before, after)];
    }

    private static object? Below(object? value, string key) => value switch
    {
        null => null,
        IDictionary map => map[key],
        _ => SpecReader.Settable(value.GetType()).FirstOrDefault(property => Key(property) == key)?.GetValue(value),
    };

    private static string Key(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static bool IsRecord(object value) => !value.GetType().IsValueType && value is not (string or IEnumerable);
}
