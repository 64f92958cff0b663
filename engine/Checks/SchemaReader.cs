using System.Collections.Concurrent;
using System.Text.Json;

namespace Platform.Engine.Checks;

/// <summary>
/// Turns the JSON of properties and types into <see cref="SchemaType"/>s. It knows the format, not what the types are for.
/// </summary>
internal sealed class SchemaReader(IReadOnlyDictionary<string, JsonElement> types)
{
    private const string TypePrefix = "#/types/";

    private readonly ConcurrentDictionary<string, SchemaType> _types = new(StringComparer.Ordinal);

    /// <summary>The properties of the named nested type, or null when it is unknown or an enum.</summary>
    public ObjectSchema? FindObject(string token) =>
        types.ContainsKey(token) && Named(token) is { Kind: SchemaKind.Object } type ? type.Shape : null;

    /// <summary>The properties under one key of a JSON object and, under another, the names of those that are required.</summary>
    public ObjectSchema ReadObject(string token, JsonElement owner, string propertiesKey, string requiredKey)
    {
        if (owner.ValueKind != JsonValueKind.Object || !owner.TryGetProperty(propertiesKey, out var properties))
            return new ObjectSchema(token, []);

        var required = new HashSet<string>(StringComparer.Ordinal);
        if (owner.TryGetProperty(requiredKey, out var names))
        {
            foreach (var name in names.EnumerateArray())
                required.Add(name.GetString()!);
        }

        var read = new List<PropertySchema>();
        foreach (var property in properties.EnumerateObject())
            read.Add(ReadProperty(property.Name, property.Value, required.Contains(property.Name)));
        return new ObjectSchema(token, read);
    }

    private static bool Flag(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var text) ? text.ToString() : null;

    private PropertySchema ReadProperty(string name, JsonElement property, bool required) =>
        new(
            name,
            ReadType(property),
            required,
            Text(property, "const"),
            Flag(property, "secret"),
            Flag(property, "willReplaceOnChanges") || Flag(property, "replaceOnChanges"),
            property.TryGetProperty("default", out var value) ? JsonValues.From(value) : null);

    private SchemaType ReadType(JsonElement type)
    {
        if (type.TryGetProperty("$ref", out var reference))
            return Referenced(reference.GetString()!);
        if (type.TryGetProperty("oneOf", out var choices))
            return SchemaType.OneOf([.. choices.EnumerateArray().Select(ReadType)]);

        return Text(type, "type") switch
        {
            "string" => SchemaType.Text,
            "integer" => SchemaType.Integer,
            "number" => SchemaType.Number,
            "boolean" => SchemaType.Boolean,
            "array" => SchemaType.ListOf(type.TryGetProperty("items", out var items) ? ReadType(items) : SchemaType.Any),
            // The format's default: an object that says nothing of its values is a map of text.
            "object" => SchemaType.MapOf(
                type.TryGetProperty("additionalProperties", out var values) ? ReadType(values) : SchemaType.Text),
            _ => SchemaType.Any,
        };
    }

    private SchemaType Referenced(string reference) => reference switch
    {
        "pulumi.json#/Asset" => SchemaType.Asset,
        "pulumi.json#/Archive" => SchemaType.Archive,
        "pulumi.json#/Json" => SchemaType.Json,
        _ when reference.StartsWith(TypePrefix, StringComparison.Ordinal) =>
            Named(Uri.UnescapeDataString(reference[TypePrefix.Length..])),
        // pulumi.json#/Any, a resource as a value, a type of another package.
        _ => SchemaType.Any,
    };

    private SchemaType Named(string token) => _types.GetOrAdd(token, static (name, self) => self.ReadNamed(name), this);

    private SchemaType ReadNamed(string token)
    {
        if (!types.TryGetValue(token, out var type))
            return SchemaType.Any;
        if (!type.TryGetProperty("enum", out var members))
            return SchemaType.ObjectOf(() => ReadObject(token, type, "properties", "required"));

        return SchemaType.EnumOf(
            ReadType(type),
            [.. members.EnumerateArray().Select(member => (Text(member, "value") ?? Text(member, "name"))!)]);
    }
}
