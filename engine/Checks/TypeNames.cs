namespace Platform.Engine.Checks;

/// <summary>Names types in the words of a message.</summary>
internal static class TypeNames
{
    /// <summary>Such as <c>text</c>, <c>a whole number</c>, <c>a list of text</c>.</summary>
    public static string Of(SchemaType type) => type.Kind switch
    {
        SchemaKind.Text => "text",
        SchemaKind.Integer => "a whole number",
        SchemaKind.Number => "a number",
        SchemaKind.Boolean => "true or false",
        SchemaKind.List => $"a list of {Plural(type.Element!)}",
        SchemaKind.Map => $"a map of {Plural(type.Element!)}",
        SchemaKind.Object => "an object",
        SchemaKind.Enum when type.Values.Count <= 12 => $"one of {string.Join(", ", type.Values)}",
        SchemaKind.Enum => Of(type.Underlying!),
        SchemaKind.Union => string.Join(" or ", type.Choices.Select(Of).Distinct()),
        SchemaKind.Asset => "an asset",
        SchemaKind.Archive => "an archive",
        _ => "a value",
    };

    private static string Plural(SchemaType type) => type.Kind switch
    {
        SchemaKind.Integer => "whole numbers",
        SchemaKind.Number => "numbers",
        SchemaKind.Object => "objects",
        SchemaKind.List => $"lists of {Plural(type.Element!)}",
        SchemaKind.Map => $"maps of {Plural(type.Element!)}",
        SchemaKind.Any or SchemaKind.Json => "values",
        _ => Of(type),
    };
}
