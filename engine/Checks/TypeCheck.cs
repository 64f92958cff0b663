using System.Globalization;
using Platform.Engine.Graph;

namespace Platform.Engine.Checks;

/// <summary>Holds values against schema types.</summary>
/// <param name="converts">Whether the provider converts between text and numbers or truth values.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class TypeCheck(bool converts, Findings findings)
{
    /// <summary>Checks the values of an object: each by itself, then what is missing.</summary>
    public void Object(ObjectValue members, ObjectSchema schema)
    {
        foreach (var (name, value) in members)
        {
            if (name.StartsWith("__", StringComparison.Ordinal))
                continue;

            findings.Enter(name);
            if (schema[name] is { } property)
                Property(value, property, schema.Token);
            else
                UnknownName(value, name, schema);
            findings.Leave();
        }

        foreach (var property in schema.Required)
        {
            // What has a constant is filled in by the SDK or the provider.
            if (property.Constant is not null || members[property.Name]?.Plain is not (null or NullValue))
                continue;

            findings.Enter(property.Name);
            findings.Error(null, "is required", $"set it to {TypeNames.Of(property.Type)}");
            findings.Leave();
        }
    }

    /// <summary>Checks one value.</summary>
    public void Value(PropertyValue value, SchemaType type)
    {
        if (value is SecretValue)
        {
            findings.Hide();
            value = value.Plain;
        }

        if (value is UnknownValue or NullValue)
            return;

        switch (type.Kind)
        {
            case SchemaKind.Any or SchemaKind.Json:
                break;
            case SchemaKind.Object when value is ObjectValue members:
                Object(members, type.Shape);
                break;
            case SchemaKind.List when value is ListValue list:
                Items(list, type.Element!);
                break;
            case SchemaKind.Map when value is ObjectValue members:
                Members(members, type.Element!);
                break;
            case SchemaKind.Union:
                Union(value, type);
                break;
            case SchemaKind.Enum:
                Enum(value, type);
                break;
            default:
                Simple(value, type);
                break;
        }
    }

    private static string PlainText(PropertyValue value) => value switch
    {
        StringValue text => text.Value,
        BoolValue boolean => boolean.Value ? "true" : "false",
        NumberValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    private void Property(PropertyValue value, PropertySchema property, string owner)
    {
        if (property.Secret)
            findings.Hide();
        if (property.Constant is not { } constant)
            Value(value, Quantities.Holds(owner, property.Name) ? Quantities.Loosened(property.Type) : property.Type);
        else if (value.Plain is not (UnknownValue or NullValue) && PlainText(value.Plain) != constant)
            findings.Error(value, $"must be {constant}", $"leave it out or set it to {constant}");
    }

    private void UnknownName(PropertyValue value, string name, ObjectSchema schema)
    {
        if (value.Plain is NullValue)
            return;

        var nearest = NearestName.Of(name, schema.Properties.Select(property => property.Name));
        findings.Error(value, "there is no such property", nearest is null ? Known() : $"did you mean {nearest}?");

        string Known() => schema.Properties.Count == 0
            ? "leave it out; nothing can be set here"
            : schema.Properties.Count > 12
                ? "leave it out"
                : $"leave it out or use one of {string.Join(", ", schema.Properties.Select(property => property.Name))}";
    }

    private void Items(ListValue list, SchemaType element)
    {
        for (var index = 0; index < list.Items.Count; index++)
        {
            findings.Enter(index);
            Value(list.Items[index], element);
            findings.Leave();
        }
    }

    private void Members(ObjectValue members, SchemaType element)
    {
        foreach (var (name, value) in members)
        {
            findings.Enter(name);
            Value(value, element);
            findings.Leave();
        }
    }

    private void Union(PropertyValue value, SchemaType union)
    {
        foreach (var choice in union.Choices)
        {
            if (TypeFit.Fits(value, choice))
                return;
        }

        // An object that fits no choice is best explained by the one it was surely meant for.
        if (value is ObjectValue && union.Choices.Where(choice => choice.Kind == SchemaKind.Object).ToList() is [var meant])
            Value(value, meant);
        else if (!(converts && union.Choices.Any(choice => TypeFit.Converts(value, choice))))
            findings.Error(value, $"must be {TypeNames.Of(union)}");
    }

    private void Enum(PropertyValue value, SchemaType type)
    {
        if (type.Values.Contains(PlainText(value)))
            return;

        var nearest = NearestName.Of(PlainText(value), type.Values);
        findings.Error(
            value,
            type.Values.Count > 12 ? "is not among the possible values" : $"must be one of {string.Join(", ", type.Values)}",
            nearest is null ? null : $"did you mean {nearest}?");
    }

    private void Simple(PropertyValue value, SchemaType type)
    {
        if (TypeFit.Fits(value, type))
            return;

        if (converts && TypeFit.Converts(value, type))
            findings.Warning(value, $"should be {TypeNames.Of(type)}: the provider converts it", Written(value, type));
        else
            findings.Error(value, $"must be {TypeNames.Of(type)}", Written(value, type));
    }

    private static string? Written(PropertyValue value, SchemaType type) => (value, type.Kind) switch
    {
        (StringValue, _) when TypeFit.Converts(value, type) => "write it without quotes",
        (NumberValue or BoolValue, SchemaKind.Text) => "write it in quotes",
        (StringValue or NumberValue or BoolValue or ObjectValue, SchemaKind.List) => "put it in a list",
        (ListValue { Items.Count: 1 }, _) => "give the value itself instead of a list",
        _ => null,
    };
}
