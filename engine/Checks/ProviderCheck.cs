using Platform.Engine.Graph;

namespace Platform.Engine.Checks;

/// <summary>
/// Holds a provider's configuration against its package's schema. Whatever is no text travels as JSON text: SDKs write it so, and a
/// stack file's values arrive so.
/// </summary>
internal static class ProviderCheck
{
    /// <summary>Checks the inputs of a provider; packages without a schema pass.</summary>
    public static void Check(string package, ObjectValue inputs, Findings findings)
    {
        if (PackageSchemas.Package(package) is not { } schema)
            return;

        // Text in quotes is how configuration writes numbers and truth values.
        new TypeCheck(converts: true, findings).Object(Decoded(inputs, schema.Provider.Inputs), schema.Provider.Inputs);
    }

    /// <summary>The inputs with JSON text replaced by what it says; text that is not JSON stays.</summary>
    public static ObjectValue Decoded(ObjectValue inputs, ObjectSchema schema) =>
        new(inputs
            // The engine's own: which plugin, and where from.
            .Where(input => input.Key is not ("version" or "pluginDownloadURL"))
            .Select(input => KeyValuePair.Create(input.Key, Decoded(input.Value, schema[input.Key]?.Type))));

    private static PropertyValue Decoded(PropertyValue value, SchemaType? type)
    {
        if (type is null || type.Kind == SchemaKind.Text || value.Plain is not StringValue text)
            return value;

        var decoded = JsonValues.Parse(text.Value);
        return decoded is null ? value : value is SecretValue ? new SecretValue(decoded) : decoded;
    }
}
