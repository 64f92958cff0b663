using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Serialization;

/// <summary>
/// Turns a wire value into plain .NET values and its marks: unknown as soon as a part is unknown, secret as soon as a part is
/// secret. It does not know which type the program expects.
/// </summary>
internal static class Deserializer
{
    public static OutputData<object?> Deserialize(Value value)
    {
        var isSecret = false;
        while (SignatureOf(value) == Signatures.Secret)
        {
            isSecret = true;
            value = Field(value.StructValue, Signatures.Value);
        }

        var data = DeserializePublic(value);
        return isSecret ? data with { IsSecret = true } : data;
    }

    /// <summary>All properties of an object, each with its own marks.</summary>
    public static OutputData<ImmutableDictionary<string, object?>> DeserializeObject(Struct fields)
    {
        var values = ImmutableDictionary.CreateBuilder<string, object?>();
        var (resources, isKnown, isSecret) = (ImmutableHashSet<Resource>.Empty, true, false);
        foreach (var (key, field) in fields.Fields)
        {
            // Keys with two underscores belong to providers and engine, not to programs.
            if (key.StartsWith("__", StringComparison.Ordinal))
                continue;

            var data = Deserialize(field);
            values.Add(key, data.Value);
            resources = resources.Merge(data.Resources);
            isKnown &= data.IsKnown;
            isSecret |= data.IsSecret;
        }

        return new(resources, values.ToImmutable(), isKnown, isSecret);
    }

    private static OutputData<object?> DeserializePublic(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue when value.StringValue == Signatures.Unknown =>
            OutputData<object?>.Unknown([], isSecret: false),
        Value.KindOneofCase.StringValue => OutputData<object?>.Plain(value.StringValue),
        Value.KindOneofCase.BoolValue => OutputData<object?>.Plain(value.BoolValue),
        Value.KindOneofCase.NumberValue => OutputData<object?>.Plain(value.NumberValue),
        Value.KindOneofCase.ListValue => DeserializeList(value.ListValue),
        Value.KindOneofCase.StructValue => DeserializeStruct(value),
        _ => OutputData<object?>.Plain(null),
    };

    private static OutputData<object?> DeserializeList(ListValue list)
    {
        var values = ImmutableArray.CreateBuilder<object?>(list.Values.Count);
        var (resources, isKnown, isSecret) = (ImmutableHashSet<Resource>.Empty, true, false);
        foreach (var item in list.Values)
        {
            var data = Deserialize(item);
            values.Add(data.Value);
            resources = resources.Merge(data.Resources);
            isKnown &= data.IsKnown;
            isSecret |= data.IsSecret;
        }

        return new(resources, values.MoveToImmutable(), isKnown, isSecret);
    }

    private static OutputData<object?> DeserializeStruct(Value value)
    {
        var fields = value.StructValue;
        switch (SignatureOf(value))
        {
            case null:
                var data = DeserializeObject(fields);
                return data.With<object?>(data.Value);
            case Signatures.Asset:
                return OutputData<object?>.Plain(AssetOf(fields));
            case Signatures.Archive:
                return ArchiveOf(fields);
            case Signatures.Resource:
                return OutputData<object?>.Plain(ResourceOf(fields));
            case Signatures.OutputValue:
                return OutputData<object?>.Plain(new Output<object?>(OutputValueOf(fields)));
            case var unknown:
                throw new InvalidOperationException(
                    $"The engine sent a value with the signature {unknown}, which this SDK does not know; it is newer than this SDK.");
        }
    }

    private static Asset AssetOf(Struct fields) =>
        fields.Fields.TryGetValue(Signatures.Path, out var path) ? new FileAsset(path.StringValue)
        : fields.Fields.TryGetValue(Signatures.Uri, out var uri) ? new RemoteAsset(uri.StringValue)
        : new StringAsset(Field(fields, Signatures.Text).StringValue);

    private static OutputData<object?> ArchiveOf(Struct fields)
    {
        if (fields.Fields.TryGetValue(Signatures.Path, out var path))
            return OutputData<object?>.Plain(new FileArchive(path.StringValue));
        if (fields.Fields.TryGetValue(Signatures.Uri, out var uri))
            return OutputData<object?>.Plain(new RemoteArchive(uri.StringValue));

        var data = DeserializeObject(Field(fields, Signatures.Assets).StructValue);
        return data.With<object?>(new AssetArchive(data.Value
            .Where(entry => entry.Value is AssetOrArchive)
            .ToDictionary(entry => entry.Key, entry => (AssetOrArchive)entry.Value!)));
    }

    private static Resource ResourceOf(Struct fields)
    {
        var urn = Field(fields, Signatures.Urn).StringValue;
        var version = fields.Fields.TryGetValue(Signatures.PackageVersion, out var value) ? value.StringValue : "";
        return ResourcePackages.TryConstruct(urn, version) ?? new DependencyResource(urn);
    }

    private static OutputData<object?> OutputValueOf(Struct fields)
    {
        var isSecret = fields.Fields.TryGetValue(Signatures.SecretMark, out var secret) && secret.BoolValue;
        var resources = fields.Fields.TryGetValue(Signatures.Dependencies, out var urns)
            ? urns.ListValue.Values.Select(urn => (Resource)new DependencyResource(urn.StringValue)).ToImmutableHashSet()
            : [];
        if (!fields.Fields.TryGetValue(Signatures.Value, out var value))
            return OutputData<object?>.Unknown(resources, isSecret);

        var data = Deserialize(value);
        return new(resources.Merge(data.Resources), data.Value, data.IsKnown, data.IsSecret || isSecret);
    }

    private static string? SignatureOf(Value value) =>
        value.KindCase == Value.KindOneofCase.StructValue && value.StructValue.Fields.TryGetValue(Signatures.Key, out var signature)
            ? signature.StringValue
            : null;

    private static Value Field(Struct fields, string name) =>
        fields.Fields.TryGetValue(name, out var value)
            ? value
            : throw new InvalidOperationException($"The engine sent a special value without its field {name}.");
}
