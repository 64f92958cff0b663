using System.Globalization;
using Platform.Engine.Graph;

namespace Platform.Engine.Checks;

/// <summary>Answers whether a value is of a type, without saying why not.</summary>
internal static class TypeFit
{
    /// <summary>Whether the value is of the type. What is not known yet is of every type, and so is the absence of a value.</summary>
    public static bool Fits(PropertyValue value, SchemaType type) => (value.Plain, type.Kind) switch
    {
        (UnknownValue or NullValue, _) or (_, SchemaKind.Any or SchemaKind.Json) => true,
        (StringValue text, SchemaKind.Enum) => type.Values.Contains(text.Value),
        (NumberValue number, SchemaKind.Enum) => type.Values.Contains(number.Value.ToString(CultureInfo.InvariantCulture)),
        // A resource given as a value is its id to the provider.
        (StringValue or ResourceReferenceValue, SchemaKind.Text) => true,
        (NumberValue, SchemaKind.Number) => true,
        (NumberValue number, SchemaKind.Integer) => double.IsInteger(number.Value),
        (BoolValue, SchemaKind.Boolean) => true,
        (AssetValue, SchemaKind.Asset) => true,
        (AssetValue asset, SchemaKind.Archive) => asset.IsArchive,
        (ListValue list, SchemaKind.List) => list.Items.All(item => Fits(item, type.Element!)),
        (ObjectValue members, SchemaKind.Map) => members.All(member => Fits(member.Value, type.Element!)),
        (ObjectValue members, SchemaKind.Object) => Fits(members, type.Shape),
        (var plain, SchemaKind.Union) => type.Choices.Any(choice => Fits(plain, choice)),
        _ => false,
    };

    /// <summary>Whether a provider made from a Terraform one turns the value into the type: text and numbers or truth values.</summary>
    public static bool Converts(PropertyValue value, SchemaType type) => (value.Plain, type.Kind) switch
    {
        (NumberValue or BoolValue, SchemaKind.Text) => true,
        (StringValue text, SchemaKind.Boolean) => text.Value is "true" or "false",
        (StringValue text, SchemaKind.Integer) =>
            long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        (StringValue text, SchemaKind.Number) => double.TryParse(
            text.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
        _ => false,
    };

    private static bool Fits(ObjectValue members, ObjectSchema schema) =>
        members.All(member => schema[member.Key] is { } property && Fits(member.Value, property.Type))
        && schema.Required.All(property => members[property.Name] is not null);
}
