using Platform.Engine.Graph;

namespace Platform.Engine.Checks;

/// <summary>A property of a resource, function or nested type.</summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Type">The type.</param>
/// <param name="Required">Whether it must be given; for outputs, whether it always has a value.</param>
/// <param name="Constant">The only value it may have; null when it is free.</param>
/// <param name="Secret">Whether its value must not be shown.</param>
/// <param name="Replaces">Whether the package says that a change of it replaces the resource.</param>
/// <param name="Default">What the provider uses when nothing is given; null when that is nothing, or the cloud's affair.</param>
internal sealed record PropertySchema(
    string Name, SchemaType Type, bool Required, string? Constant, bool Secret, bool Replaces, PropertyValue? Default);

/// <summary>The properties of a resource, of a function or of a nested type.</summary>
internal sealed class ObjectSchema
{
    private readonly Dictionary<string, PropertySchema> _byName;

    /// <summary>Takes the properties in the schema's order; names differ.</summary>
    public ObjectSchema(string token, IReadOnlyList<PropertySchema> properties)
    {
        Token = token;
        Properties = properties;
        Required = [.. properties.Where(property => property.Required)];
        _byName = properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
    }

    /// <summary>The token of the resource, function or type these properties belong to.</summary>
    public string Token { get; }

    /// <summary>All properties, in the schema's order.</summary>
    public IReadOnlyList<PropertySchema> Properties { get; }

    /// <summary>The properties that must be given, in the schema's order.</summary>
    public IReadOnlyList<PropertySchema> Required { get; }

    /// <summary>The property of the name, or null.</summary>
    public PropertySchema? this[string name] => _byName.GetValueOrDefault(name);
}
