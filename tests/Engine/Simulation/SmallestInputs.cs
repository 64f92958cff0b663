using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Engine.Tests.Simulation;

/// <summary>Makes the smallest inputs that a schema takes: what is required, and nothing else.</summary>
internal static class SmallestInputs
{
    public static ObjectValue Of(ObjectSchema schema) =>
        new(schema.Required.Select(property => KeyValuePair.Create(
            property.Name, property.Constant is { } constant ? constant : Of(property.Type, property.Name))));

    private static PropertyValue Of(SchemaType type, string name) => type.Kind switch
    {
        SchemaKind.Integer or SchemaKind.Number => 1,
        SchemaKind.Boolean => true,
        SchemaKind.List => new ListValue([Of(type.Element!, name)]),
        SchemaKind.Map => ObjectValue.Empty.With("key", Of(type.Element!, name)),
        SchemaKind.Object => Of(type.Shape),
        SchemaKind.Union => Of(type.Choices[0], name),
        SchemaKind.Enum => type.Values[0],
        SchemaKind.Asset => new AssetValue(IsArchive: false, "text", "content", ObjectValue.Empty),
        SchemaKind.Archive => new AssetValue(IsArchive: true, "path", ".", ObjectValue.Empty),
        _ => $"some-{name.ToLowerInvariant()}",
    };
}
