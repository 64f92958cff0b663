using Platform.Engine.Graph;
using Struct = Google.Protobuf.WellKnownTypes.Struct;
using Value = Google.Protobuf.WellKnownTypes.Value;

namespace Platform.Engine.Recording;

/// <summary>Property values to and from the wire.</summary>
internal static class WireValues
{
    /// <summary>Unknowns of each type; older SDKs send them.</summary>
    private static readonly HashSet<string> Unknowns =
    [
        Signatures.Unknown,
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", "3eeb2bf0-c639-47a8-9e75-3b44932eb421", "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "030794c1-ac77-496b-92df-f27374a8bd58", "e48ece36-62e2-4504-bad9-02848725956a", "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    ];

    /// <summary>An object; nulls in it do not exist.</summary>
    public static ObjectValue FromWire(Struct? fields) => fields is null || fields.Fields.Count == 0
        ? ObjectValue.Empty
        : ObjectValue.FromSorted(
        [
            .. fields.Fields
                .Where(field => field.Value.KindCase != Value.KindOneofCase.NullValue)
                .Select(field => KeyValuePair.Create(field.Key, FromWire(field.Value)))
                .OrderBy(entry => entry.Key, StringComparer.Ordinal),
        ]);

    /// <summary>Any value.</summary>
    public static PropertyValue FromWire(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => Unknowns.Contains(value.StringValue)
            ? UnknownValue.Instance
            : new StringValue(value.StringValue),
        Value.KindOneofCase.BoolValue => new BoolValue(value.BoolValue),
        Value.KindOneofCase.NumberValue => new NumberValue(value.NumberValue),
        Value.KindOneofCase.ListValue => new ListValue([.. value.ListValue.Values.Select(FromWire)]),
        Value.KindOneofCase.StructValue => FromSpecial(value.StructValue),
        _ => NullValue.Instance,
    };

    /// <param name="fields">The object.</param>
    /// <param name="form">What the receiver understands.</param>
    public static Struct ToWire(ObjectValue fields, WireForm form)
    {
        var wire = new Struct();
        foreach (var (name, value) in fields)
            wire.Fields.Add(name, ToWire(value, form));
        return wire;
    }

    /// <inheritdoc cref="ToWire(ObjectValue, WireForm)"/>
    public static Value ToWire(PropertyValue value, WireForm form) => value switch
    {
        StringValue text => Value.ForString(text.Value),
        BoolValue flag => Value.ForBool(flag.Value),
        NumberValue number => Value.ForNumber(number.Value),
        UnknownValue => Value.ForString(Signatures.Unknown),
        ListValue list => Value.ForList([.. list.Items.Select(item => ToWire(item, form))]),
        ObjectValue fields => Value.ForStruct(ToWire(fields, form)),
        SecretValue secret when !form.Secrets => ToWire(secret.Value, form),
        SecretValue secret when form.OutputValues => Signed(
            Signatures.OutputValue, ("value", ToWire(secret.Value, form)), ("secret", Value.ForBool(true))),
        SecretValue secret => Signed(Signatures.Secret, ("value", ToWire(secret.Value, form))),
        ResourceReferenceValue reference when !form.References => Value.ForString(reference.Id ?? reference.Urn),
        ResourceReferenceValue { Id: null } reference => Signed(Signatures.Resource, ("urn", Value.ForString(reference.Urn))),
        ResourceReferenceValue reference => Signed(
            Signatures.Resource, ("urn", Value.ForString(reference.Urn)), ("id", Value.ForString(reference.Id))),
        AssetValue asset => Signed(
            asset.IsArchive ? Signatures.Archive : Signatures.Asset,
            (asset.Kind, asset.Kind == "assets" ? Value.ForStruct(ToWire(asset.Assets, form)) : Value.ForString(asset.Reference))),
        _ => Value.ForNull(),
    };

    private static PropertyValue FromSpecial(Struct fields)
    {
        if (!fields.Fields.TryGetValue(Signatures.Key, out var signature))
            return FromWire(fields);

        switch (signature.StringValue)
        {
            case Signatures.Secret:
                return new SecretValue(FromWire(Field(fields, "value")).Plain);
            case Signatures.Resource:
                var id = fields.Fields.TryGetValue("id", out var wireId)
                    ? FromWire(wireId) is StringValue text ? text.Value : ""
                    : null;
                return new ResourceReferenceValue(Field(fields, "urn").StringValue, id);
            case Signatures.OutputValue:
                var known = fields.Fields.TryGetValue("value", out var value) ? FromWire(value) : UnknownValue.Instance;
                return fields.Fields.TryGetValue("secret", out var secret) && secret.BoolValue ? new SecretValue(known.Plain) : known;
            case Signatures.Asset:
                return Asset(fields, isArchive: false);
            case Signatures.Archive:
                return Asset(fields, isArchive: true);
            default:
                return FromWire(fields);
        }
    }

    private static AssetValue Asset(Struct fields, bool isArchive)
    {
        foreach (var kind in new[] { "path", "uri", "text" })
        {
            if (fields.Fields.TryGetValue(kind, out var reference))
                return new(isArchive, kind, reference.StringValue, ObjectValue.Empty);
        }

        return new(isArchive, "assets", "", FromWire(fields.Fields.GetValueOrDefault("assets")?.StructValue));
    }

    private static Value Field(Struct fields, string name) => fields.Fields.GetValueOrDefault(name) ?? Value.ForNull();

    private static Value Signed(string signature, params (string Name, Value Value)[] fields)
    {
        var wire = new Struct { Fields = { [Signatures.Key] = Value.ForString(signature) } };
        foreach (var (name, value) in fields)
            wire.Fields.Add(name, value);
        return Value.ForStruct(wire);
    }
}

/// <summary>What a receiver of values understands.</summary>
/// <param name="Secrets">Secret marks; without it values travel in plain, as the protocol wants for old SDKs.</param>
/// <param name="References">Resource references; without it a resource travels as its id or urn.</param>
/// <param name="OutputValues">Output values in place of secret marks, as transforms get them.</param>
internal sealed record WireForm(bool Secrets, bool References, bool OutputValues = false)
{
    /// <summary>For transforms.</summary>
    public static WireForm Transform { get; } = new(Secrets: true, References: true, OutputValues: true);
}
