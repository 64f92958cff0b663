using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Platform.Engine.Simulation;

/// <summary>
/// Completes what a resource or function answers by what its schema promises: every output that always has a value gets one of its
/// type. Values that mean something are the providers' own affair; these only keep programs from missing one.
/// </summary>
internal static class SchemaOutputs
{
    // Object types may contain themselves; what no program reads that deep is left out.
    private const int Depth = 4;

    /// <param name="known">What is known: inputs, and what a provider made of them.</param>
    /// <param name="outputs">What the schema promises.</param>
    /// <param name="name">Stands in texts that are made up, so that a reader sees whose they are.</param>
    /// <param name="mark">Whether secret outputs are marked.</param>
    public static ObjectValue Complete(ObjectValue known, ObjectSchema outputs, string name, bool mark = true)
    {
        var added = new List<KeyValuePair<string, PropertyValue>>();
        foreach (var property in outputs.Properties)
        {
            var given = known[property.Name];
            var value = given ?? (property.Required ? Promised(property, name) : null);
            if (mark && property.Secret && value is not (null or SecretValue))
                value = new SecretValue(value);
            if (value is not null && !ReferenceEquals(value, given))
                added.Add(new(property.Name, value));
        }

        return added.Count == 0 ? known : new ObjectValue(known.Concat(added));
    }

    private static PropertyValue Promised(PropertySchema property, string name) =>
        property.Constant is { } constant ? constant : Default(property.Type, $"{name}-{property.Name}");

    /// <summary>A value of the type; lists and maps are empty.</summary>
    public static PropertyValue Default(SchemaType type, string text, int depth = Depth) => type.Kind switch
    {
        SchemaKind.Text => text,
        SchemaKind.Integer or SchemaKind.Number => 0.0,
        SchemaKind.Boolean => false,
        SchemaKind.List => new ListValue([]),
        SchemaKind.Map => ObjectValue.Empty,
        SchemaKind.Enum when type.Values.Count > 0 && type.Underlying!.Kind == SchemaKind.Text => type.Values[0],
        SchemaKind.Enum => 0.0,
        SchemaKind.Union when type.Choices.Count > 0 => Default(type.Choices[0], text, depth),
        SchemaKind.Object when depth > 0 => new ObjectValue(type.Shape.Required.Select(property => KeyValuePair.Create(
            property.Name, property.Constant is { } constant ? constant : Default(property.Type, $"{text}-{property.Name}", depth - 1)))),
        SchemaKind.Asset => new AssetValue(IsArchive: false, "text", "", ObjectValue.Empty),
        SchemaKind.Archive => new AssetValue(IsArchive: true, "assets", "", ObjectValue.Empty),
        _ => ObjectValue.Empty,
    };
}
