using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Components.Networks;
using Platform.Stacks.Rules;

namespace Platform.Stacks.Environments;

/// <summary>
/// Reads records from a stack file's values over their defaults. Every mistake becomes a problem at its own key, and reading goes on
/// past it. It knows no particular key; types and property names say everything.
/// </summary>
/// <param name="problems">Where mistakes go.</param>
/// <param name="entryDefaults">What a new entry of a map starts from, by its type; null for what the type's initialisers say.</param>
internal sealed class SpecReader(List<Problem> problems, Func<Type, object?> entryDefaults)
{
    /// <summary>No name of Kubernetes or of a cloud is longer.</summary>
    private const int LongestName = 253;

    /// <summary>The greatest number of anything; Kubernetes has no higher priority.</summary>
    internal const int Most = 1_000_000_000;

    private readonly HashSet<string> _doubtful = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether a value at the key, or below it, may be other than what was meant: a rule about it would blame the wrong thing.
    /// </summary>
    public bool Doubts(string path) =>
        _doubtful.Any(doubt => path.StartsWith(doubt, StringComparison.Ordinal)
            && (path.Length == doubt.Length || path[doubt.Length] is '.' or '['));

    /// <summary>The record with one of its properties as given; a wrong value leaves the property as it was.</summary>
    public T With<T>(T record, string key, JsonNode? given, string path)
        where T : notnull
    {
        var property = Property(typeof(T), key)!;
        var copy = Copy(typeof(T), record);
        property.SetValue(copy, Value(property, path, given, property.GetValue(copy)));
        return (T)copy;
    }

    /// <summary>A null switches off what may be absent; elsewhere it says: as it is by default.</summary>
    private object? Value(PropertyInfo property, string path, JsonNode? given, object? defaults) =>
        given is null && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable
            ? null
            : Value(property.PropertyType, path, given, defaults);

    private object? Value(Type type, string path, JsonNode? given, object? defaults)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return given is null ? null : Value(inner, path, given, defaults);
        if (type == typeof(JsonObject))
            return given is null or JsonObject
                ? given?.DeepClone()
                : Wrong(path, given, "must be a map", $"write {path}: {{ ... }}", defaults);
        if (type.IsEnum)
            return Enumeration(type, path, given, defaults);
        if (type == typeof(string))
            return Text(path, given, defaults);
        if (type == typeof(CidrBlock))
            return Block(path, given, defaults);
        if (type == typeof(bool))
            return Scalar(path, given, defaults, "must be true or false", "write true or false", (bool _) => true);
        if (type == typeof(int))
            return Scalar(path, given, defaults, $"must be a whole number from 0 to {Most}", "write a number such as 3",
                (int number) => number is >= 0 and <= Most);
        if (type == typeof(double))
            return Scalar(path, given, defaults, $"must be a number from 0 to {Most}", "write a number such as 0.5",
                (double number) => number is >= 0 and <= Most);
        if (IsGeneric(type, typeof(ImmutableSortedDictionary<,>)))
            return Map(type, path, given, defaults!);
        if (IsGeneric(type, typeof(ImmutableSortedSet<>)) || IsGeneric(type, typeof(ImmutableArray<>)))
            return Sequence(type, path, given, defaults);
        return Record(type, path, given, defaults);
    }

    private object? Record(Type type, string path, JsonNode? given, object? defaults)
    {
        // An entry without anything below its key, as in "system:", says: as it is by default.
        if (given is not (null or JsonObject))
            return Wrong(path, given, "must be a map of settings", $"write {path}: {{ {Keys(type)[0]}: ... }}", defaults);

        var copy = Copy(type, defaults);
        foreach (var (key, value) in given as JsonObject ?? [])
        {
            if (Property(type, key) is { } property)
                property.SetValue(copy, Value(property, $"{path}.{key}", value, property.GetValue(copy)));
            else
                Unknown($"{path}.", key, Keys(type));
        }

        var missing = Required(type)
            .Where(key => (given as JsonObject)?.ContainsKey(key) != true && Property(type, key)!.GetValue(copy) is null);
        foreach (var key in missing)
            Report($"{path}.{key}", "none", "must be given", $"set {path}.{key}");
        return copy;
    }

    /// <summary>Reports what another reader found, and doubts it.</summary>
    public void Report(string path, string value, string rule, string fix)
    {
        _doubtful.Add(path);
        problems.Add(new(path, value, rule, fix));
    }

    /// <summary>Reports a key in a namespace that is not read.</summary>
    public void Stray(string key, string meant)
    {
        _doubtful.Add(meant);
        problems.Add(new(key, "given", "is in a namespace that nothing reads", $"did you mean {meant}?"));
    }

    /// <summary>Reports a key that nothing reads, with the one that was probably meant.</summary>
    /// <param name="prefix">What stands before the key in its path.</param>
    /// <param name="key">The key.</param>
    /// <param name="known">The keys that are read there.</param>
    public void Unknown(string prefix, string key, IReadOnlyCollection<string> known)
    {
        var nearest = Spelling.Nearest(key, known);
        if (nearest is not null)
            _doubtful.Add(prefix + nearest);
        problems.Add(new(prefix + key, "given", "is not a known key",
            nearest is null ? $"the keys here are {string.Join(", ", known)}" : $"did you mean {nearest}?"));
    }

    /// <summary>The keys of a record, in order.</summary>
    public static string[] Keys(Type type) =>
        [.. Settable(type).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal)];

    /// <summary>The keys without which a record is none, in order: what the compiler demands of who makes one.</summary>
    public static IEnumerable<string> Required(Type type) => !type.IsDefined(typeof(RequiredMemberAttribute), inherit: false) ? [] :
        Settable(type).Where(property => property.IsDefined(typeof(RequiredMemberAttribute), inherit: false))
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal);

    private object Map(Type type, string path, JsonNode? given, object defaults)
    {
        if (given is not (null or JsonObject))
            return Wrong(path, given, "must be a map from names", $"write {path}: {{ name: ... }}", defaults)!;

        var value = type.GetGenericArguments()[1];
        var map = (IDictionary)defaults;
        foreach (var (name, entry) in given as JsonObject ?? [])
        {
            if (name.Length is 0 or > LongestName || !Spelling.IsPlain(name))
            {
                Report($"{path}.{name}", "given", $"a name must be one line of visible text, of 1 to {LongestName} characters",
                    "rename it");
                continue;
            }

            // What could not be read at all is told above, and is no entry.
            if (Value(value, $"{path}.{name}", entry, map.Contains(name) ? map[name] : entryDefaults(value)) is { } read)
                map = (IDictionary)type.GetMethod("SetItem")!.Invoke(map, [name, read])!;
        }

        return map;
    }

    private object? Sequence(Type type, string path, JsonNode? given, object? defaults)
    {
        if (given is not JsonArray array)
            return Wrong(path, given, "must be a list", $"write {path}: [ ... ]", defaults);

        var item = type.GetGenericArguments()[0];
        var read = array.Select((entry, index) => Value(item, $"{path}[{index}]", entry, null)).OfType<object>().ToArray();
        var items = Array.CreateInstance(item, read.Length);
        read.CopyTo(items, 0);
        return type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            ? typeof(ImmutableArray).GetMethods().Single(IsCreateFromArray).MakeGenericMethod(item).Invoke(null, [items])
            : typeof(ImmutableSortedSet).GetMethods().Single(IsCreateFromArray).MakeGenericMethod(item).Invoke(null, [items]);
    }

    private object? Enumeration(Type type, string path, JsonNode? given, object? defaults)
    {
        var names = Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName).ToArray();
        if (given is JsonValue value && value.TryGetValue<string>(out var text) && Array.IndexOf(names, text) is >= 0 and var index)
            return Enum.GetValues(type).GetValue(index);

        var nearest = given is JsonValue wrong && wrong.TryGetValue<string>(out var meant) ? Spelling.Nearest(meant, names) : null;
        return Wrong(path, given, $"must be one of {string.Join(", ", names)}", $"set {path} to {nearest ?? names[0]}", defaults);
    }

    /// <summary>YAML reads 1.35 and 123456789012 as numbers; where a text belongs, what was written is meant.</summary>
    private object? Text(string path, JsonNode? given, object? defaults) => given switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) && Spelling.IsPlain(text) => text,
        JsonValue value when value.TryGetValue<string>(out _) =>
            Wrong(path, given, $"must be one line of visible text, up to {Spelling.LongestText} characters", "write it anew, in one line",
                defaults),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString(),
        null => Wrong(path, given, "must be a text", "write a value, or leave the key out", defaults),
        _ => Wrong(path, given, "must be a text", "write one value", defaults),
    };

    private object? Block(string path, JsonNode? given, object? defaults) =>
        given is JsonValue value && value.TryGetValue<string>(out var text) && CidrBlock.TryParse(text, out var block)
            ? block
            : Wrong(path, given, "must be a block such as 10.0.0.0/16, with no bits set beyond its prefix",
                $"set {path} to a block that nothing else uses", defaults);

    /// <summary>The CLI hands over numbers and switches of a map as they are, and those of a single key as text.</summary>
    private object? Scalar<T>(string path, JsonNode? given, object? defaults, string rule, string fix, Predicate<T> isSensible)
        where T : struct, IParsable<T>
    {
        if (given is JsonValue value)
        {
            if (value.TryGetValue<T>(out var exact) && isSensible(exact))
                return exact;
            if (value.TryGetValue<string>(out var text) && T.TryParse(text, CultureInfo.InvariantCulture, out var parsed)
                && isSensible(parsed))
                return parsed;
        }

        return Wrong(path, given, rule, fix, defaults);
    }

    private object? Wrong(string path, JsonNode? given, string rule, string fix, object? defaults)
    {
        _doubtful.Add(path);
        problems.Add(new(path, Shown(given), rule, fix));
        return defaults;
    }

    private static string Shown(JsonNode? given) => given switch
    {
        null => "none",
        JsonObject => "a map",
        JsonArray => "a list",
        _ => given.ToString(),
    };

    private static object Copy(Type type, object? defaults) => defaults is null
        ? Activator.CreateInstance(type)!
        : type.GetMethod("<Clone>$")!.Invoke(defaults, null)!;

    private static PropertyInfo? Property(Type type, string key) =>
        Settable(type).FirstOrDefault(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name) == key);

    /// <summary>What of a record a stack file may say.</summary>
    public static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties().Where(property => property.CanWrite);

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static bool IsCreateFromArray(MethodInfo method) =>
        method.Name == "Create" && method.GetParameters() is [{ ParameterType.IsArray: true }];
}
