using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Components.AddOns;

/// <summary>
/// Turns typed objects into a release's values: anonymous types, dictionaries and lists, with outputs at any depth. Names stay as they are
/// written; a null is left out, since Helm takes one for the removal of a default.
/// </summary>
public static class HelmValues
{
    /// <summary>The values, with a user's own over them, key by key.</summary>
    /// <param name="values">What the platform sets.</param>
    /// <param name="over">What the stack file sets over it. Default: nothing.</param>
    public static InputMap<object> Of(object values, JsonObject? over = null)
    {
        var map = Merged((Dictionary<string, object?>)Plain(values)!, over is null ? [] : (Dictionary<string, object?>)Plain(over)!);
        return map.ToDictionary(entry => entry.Key, entry => entry.Value!);
    }

    private static Dictionary<string, object?> Merged(Dictionary<string, object?> under, Dictionary<string, object?> over)
    {
        foreach (var (key, value) in over)
        {
            under[key] = (under.GetValueOrDefault(key), value) switch
            {
                (Dictionary<string, object?> below, Dictionary<string, object?> above) => Merged(below, above),
                _ => value,
            };
        }

        return under;
    }

    private static object? Plain(object? value) => value switch
    {
        null or string or bool or int or long or double => value,
        _ when IsOfPulumi(value.GetType()) => value,
        Enum name => JsonNamingPolicy.CamelCase.ConvertName(name.ToString()),
        JsonObject node => node.ToDictionary(entry => entry.Key, entry => Plain(entry.Value)),
        JsonArray nodes => nodes.Select(Plain).ToList(),
        JsonValue leaf => Leaf(leaf),
        IDictionary map => Map(map),
        IEnumerable items => items.Cast<object?>().Select(Plain).ToList(),
        _ => Object(value),
    };

    private static object? Leaf(JsonValue leaf) => leaf.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => leaf.TryGetValue<int>(out var whole) ? whole : leaf.GetValue<double>(),
        JsonValueKind.Null => null,
        _ => leaf.ToString(),
    };

    private static Dictionary<string, object?> Map(IDictionary map)
    {
        var plain = new Dictionary<string, object?>();
        foreach (DictionaryEntry entry in map)
            Add(plain, (string)entry.Key, entry.Value);
        return plain;
    }

    private static Dictionary<string, object?> Object(object value)
    {
        var plain = new Dictionary<string, object?>();
        foreach (var property in value.GetType().GetProperties())
            Add(plain, property.Name, property.GetValue(value));
        return plain;
    }

    private static void Add(Dictionary<string, object?> plain, string key, object? value)
    {
        if (Plain(value) is { } present)
            plain.Add(key, present);
    }

    /// <summary>Outputs, inputs and arguments of the SDK are serialised by the SDK.</summary>
    private static bool IsOfPulumi(Type type) => type.Namespace?.Split('.')[0] == nameof(Pulumi);
}
