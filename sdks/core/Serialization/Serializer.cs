using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Serialization;

/// <summary>
/// Turns one property of a program into its wire value, waiting for the outputs inside, and collects the resources it depends on.
/// It does not decide which properties there are.
/// </summary>
/// <param name="keepResources">
/// Whether resources travel as references, or as their id or urn for an engine that knows no references.
/// </param>
/// <param name="keepOutputValues">Whether outputs keep their marks, for remote components, calls and transforms.</param>
/// <param name="excludeReferences">Whether a resource used as a value is no dependency, for remote components and calls.</param>
internal sealed class Serializer(bool keepResources, bool keepOutputValues = false, bool excludeReferences = false)
{
    private HashSet<Resource>? _dependencies;

    /// <summary>The resources met so far.</summary>
    public IReadOnlyCollection<Resource> Dependencies => (IReadOnlyCollection<Resource>?)_dependencies ?? [];

    public async ValueTask<Value> SerializeAsync(string path, object? value) => await SerializeAsync(path, value, keepOutputValues);

    /// <summary>A special value: an object that carries the signature key.</summary>
    public static Struct Signed(string signature) =>
        new() { Fields = { [Signatures.Key] = Value.ForString(signature) } };

    private async ValueTask<Value> SerializeAsync(string path, object? value, bool keepOutputs)
    {
        while (value is IInput input)
            value = input.Payload;

        return value switch
        {
            null => Value.ForNull(),
            string text => Value.ForString(text),
            bool flag => Value.ForBool(flag),
            int number => Value.ForNumber(number),
            double number => Value.ForNumber(number),
            IOutput output => await OutputAsync(path, output, keepOutputs),
            InputArgs args => await ArgsAsync(path, args, keepOutputs),
            AssetOrArchive asset => await AssetAsync(path, asset),
            Resource resource => await ResourceAsync(path, resource),
            IUnion union => await SerializeAsync(path, union.Held, keepOutputs),
            JsonElement json => FromJson(json),
            IDictionary dictionary => await DictionaryAsync(path, dictionary, keepOutputs),
            IList list => await ListAsync(path, list, keepOutputs),
            // The result of an effect is no value; a program may export it all the same.
            ValueTuple => Value.ForNull(),
            Task => throw Unsupported(path, value, "wrap it with Output.Create"),
            _ => await MarkedTypeAsync(path, value, keepOutputs),
        };
    }

    private async ValueTask<Value> OutputAsync(string path, IOutput output, bool keepOutputs)
    {
        var data = await output.GetDataAsync();
        if (keepOutputs)
            return await MarkedOutputAsync(path, data);

        DependOn(data.Resources);
        // Secrecy is lost together with the value; the engine restores it when the value becomes known.
        if (!data.IsKnown)
            return Value.ForString(Signatures.Unknown);

        var plain = await SerializeAsync(path, data.Value, keepOutputs: false);
        return data.IsSecret ? Secret(plain) : plain;
    }

    /// <summary>
    /// The output with its marks. There are no marks further inside, so the sources of what is inside are its own as well.
    /// </summary>
    private async ValueTask<Value> MarkedOutputAsync(string path, OutputData<object?> data)
    {
        var sources = data.Resources;
        var marked = Signed(Signatures.OutputValue);
        if (data.IsKnown)
        {
            var inside = new Serializer(keepResources, keepOutputValues: false, excludeReferences);
            var inner = await inside.SerializeAsync(path, data.Value);
            sources = sources.Union(inside.Dependencies);
            if (!data.IsSecret && sources.IsEmpty)
                return inner;
            marked.Fields.Add(Signatures.Value, inner);
        }

        DependOn(sources);
        if (data.IsSecret)
            marked.Fields.Add(Signatures.SecretMark, Value.ForBool(true));
        var urns = await DependencyUrns.OfAsync(sources);
        if (urns.Count > 0)
        {
            marked.Fields.Add(Signatures.Dependencies,
                Value.ForList([.. urns.Order(StringComparer.Ordinal).Select(Value.ForString)]));
        }

        return Value.ForStruct(marked);
    }

    private async ValueTask<Value> ArgsAsync(string path, InputArgs args, bool keepOutputs)
    {
        var fields = new Struct();
        foreach (var (name, member) in args.Members())
        {
            var value = await SerializeAsync($"{path}.{name}", member, keepOutputs);
            if (value.KindCase != Value.KindOneofCase.NullValue)
                fields.Fields.Add(name, value);
        }

        return Value.ForStruct(fields);
    }

    private async ValueTask<Value> AssetAsync(string path, AssetOrArchive asset)
    {
        if (asset is InvalidAsset or InvalidArchive)
            throw new MissingAssetException(path, asset is Asset ? "asset" : "archive");

        var fields = Signed(asset.Signature);
        fields.Fields.Add(asset.Property, await SerializeAsync($"{path}.{asset.Property}", asset.Value, keepOutputs: false));
        return Value.ForStruct(fields);
    }

    private async ValueTask<Value> ResourceAsync(string path, Resource resource)
    {
        if (!excludeReferences)
            DependOn(resource);

        var reference = Signed(Signatures.Resource);
        // A stand-in for a resource of which only the urn is known has no id; engines refuse a reference whose id is null.
        if (resource is CustomResource { Id: { } customId })
        {
            var id = await ReferencePartAsync($"{path}.id", customId);
            if (!keepResources)
                return id;
            reference.Fields.Add(Signatures.Id, id.StringValue == Signatures.Unknown ? Value.ForString("") : id);
        }

        var urn = await ReferencePartAsync($"{path}.urn", resource.Urn);
        if (!keepResources)
            return urn;
        reference.Fields.Add(Signatures.Urn, urn);
        return Value.ForStruct(reference);
    }

    private async ValueTask<Value> ReferencePartAsync(string path, Output<string> part)
    {
        if (!excludeReferences)
            return await SerializeAsync(path, part, keepOutputs: false);

        var data = await part.DataTask;
        return Value.ForString(data.IsKnown ? data.Value : Signatures.Unknown);
    }

    private async ValueTask<Value> DictionaryAsync(string path, IDictionary dictionary, bool keepOutputs)
    {
        var entries = new List<(string Key, object? Value)>(dictionary.Count);
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string key)
                throw new InvalidOperationException($"{path}: {dictionary.GetType()} has a key that is not a string");
            entries.Add((key, entry.Value));
        }

        entries.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        var fields = new Struct();
        foreach (var (key, member) in entries)
        {
            var value = await SerializeAsync($"{path}.{key}", member, keepOutputs);
            if (value.KindCase != Value.KindOneofCase.NullValue)
                fields.Fields.Add(key, value);
        }

        return Value.ForStruct(fields);
    }

    private async ValueTask<Value> ListAsync(string path, IList list, bool keepOutputs)
    {
        var values = new ListValue();
        if (!IsDefaultArray(list))
        {
            for (var i = 0; i < list.Count; i++)
                values.Values.Add(await SerializeAsync($"{path}[{i}]", list[i], keepOutputs));
        }

        return new Value { ListValue = values };
    }

    /// <summary>An immutable array that was never assigned throws on every read; it counts as empty.</summary>
    private static bool IsDefaultArray(IList list)
    {
        var type = list.GetType();
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && list.Equals(Activator.CreateInstance(type));
    }

    private async ValueTask<Value> MarkedTypeAsync(string path, object value, bool keepOutputs)
    {
        var type = value.GetType();
        if (type.IsEnum)
        {
            return System.Enum.GetUnderlyingType(type) == typeof(int)
                ? Value.ForNumber((int)value)
                : throw Unsupported(path, value, "only enums over Int32 are supported");
        }

        if (type.IsDefined(typeof(EnumTypeAttribute)))
            return await SerializeAsync(path, EnumTypes.Underlying(type, value), keepOutputs);

        if (type.IsDefined(typeof(OutputTypeAttribute)))
        {
            var fields = new Struct();
            foreach (var field in OutputTypes.Of(type).Fields)
                fields.Fields.Add(field.Name, await SerializeAsync($"{path}.{field.Name}", field.Read(value), keepOutputs));
            return Value.ForStruct(fields);
        }

        throw Unsupported(path, value, "use bool, int, double, string, a list, a dictionary with string keys or an args class");
    }

    private static Value FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Value.ForString(json.GetString()),
        JsonValueKind.Number => Value.ForNumber(json.GetDouble()),
        JsonValueKind.True => Value.ForBool(true),
        JsonValueKind.False => Value.ForBool(false),
        JsonValueKind.Array => Value.ForList([.. json.EnumerateArray().Select(FromJson)]),
        JsonValueKind.Object => Value.ForStruct(ObjectFromJson(json)),
        _ => Value.ForNull(),
    };

    private static Struct ObjectFromJson(JsonElement json)
    {
        var fields = new Struct();
        foreach (var property in json.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
            fields.Fields[property.Name] = FromJson(property.Value);
        return fields;
    }

    /// <summary>A value the engine encrypts.</summary>
    public static Value Secret(Value value)
    {
        var secret = Signed(Signatures.Secret);
        secret.Fields.Add(Signatures.Value, value);
        return Value.ForStruct(secret);
    }

    /// <summary>The value as the JSON text that provider inputs travel as.</summary>
    public static string ToJson(Value value) => JsonFormatter.Default.Format(value);

    private void DependOn(ImmutableHashSet<Resource> resources)
    {
        if (!resources.IsEmpty)
            (_dependencies ??= []).UnionWith(resources);
    }

    private void DependOn(Resource resource) => (_dependencies ??= []).Add(resource);

    private static UnsupportedInputException Unsupported(string path, object value, string advice) => new(path, value.GetType(), advice);
}
