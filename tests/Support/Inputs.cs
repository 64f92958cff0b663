using System.Collections.Immutable;

namespace Platform.Tests.Support;

/// <summary>Reads into recorded inputs by path.</summary>
internal static class Inputs
{
    /// <summary>The value at a path such as <c>vpcConfig.subnetIds</c>; null when there is none.</summary>
    public static object? At(this ImmutableDictionary<string, object> inputs, string path)
    {
        object? value = inputs;
        foreach (var name in path.Split('.'))
            value = (value as ImmutableDictionary<string, object>)?.GetValueOrDefault(name);
        return value;
    }

    /// <summary>The value at a path below an object that is a map.</summary>
    public static object? At(this object map, string path) => ((ImmutableDictionary<string, object>)map).At(path);
}
