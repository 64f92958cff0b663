using System.Collections.Immutable;

namespace Platform.Tests.Support;

/// <summary>Reads into recorded values where names have dots in them, or lists lie in between.</summary>
internal static class Paths
{
    /// <summary>The object of the name.</summary>
    public static ImmutableDictionary<string, object> Object(this ImmutableDictionary<string, object> values, string path) =>
        (ImmutableDictionary<string, object>)(values.At(path) ?? throw new KeyNotFoundException(path));

    /// <summary>The objects of a list.</summary>
    public static ImmutableDictionary<string, object>[] Objects(this ImmutableDictionary<string, object> values, string path) =>
        [.. List(values, path).Cast<ImmutableDictionary<string, object>>()];

    /// <summary>The items of a list.</summary>
    public static object[] List(this ImmutableDictionary<string, object> values, string path) =>
        [.. (ImmutableArray<object>)(values.At(path) ?? throw new KeyNotFoundException(path))];
}
