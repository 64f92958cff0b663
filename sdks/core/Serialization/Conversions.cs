using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>How a deserialized value becomes one target type. One instance per type, made once.</summary>
internal abstract class Conversion
{
    /// <summary>The converted value; the type's default after a warning when the value does not fit.</summary>
    public abstract object? Convert(Action<string> warn, string path, object? value);

    /// <summary>Fails when the type, or a type inside it, is none that outputs can have.</summary>
    /// <param name="seen">The object types on the way here, because object types may contain themselves.</param>
    public virtual void Check(HashSet<Type> seen)
    {
    }

    protected static void Misfit(Action<string> warn, string path, string expected, object value) =>
        warn($"{path}: expected {expected}, got {value.GetType().Name}");
}

/// <summary>Finds the conversion for a type. What a conversion does stands in the conversion.</summary>
internal static class Conversions
{
    private static readonly ConcurrentDictionary<Type, Conversion> Known = new()
    {
        [typeof(object)] = new AnyConversion(),
        [typeof(string)] = new LeafConversion<string>("a string", default),
        [typeof(bool)] = new LeafConversion<bool>("a boolean", false),
        [typeof(double)] = new LeafConversion<double>("a number", 0.0),
        [typeof(int)] = new IntegerConversion(),
        [typeof(JsonElement)] = new JsonConversion(),
        [typeof(Asset)] = new LeafConversion<Asset>("an asset", new InvalidAsset()),
        [typeof(Archive)] = new LeafConversion<Archive>("an archive", new InvalidArchive()),
        [typeof(AssetOrArchive)] = new LeafConversion<AssetOrArchive>("an asset or archive", new InvalidAsset()),
    };

    public static Conversion For(Type type) => Known.GetOrAdd(type, Make);

    private static Conversion Make(Type type)
    {
        if (type.IsGenericType)
        {
            var definition = type.GetGenericTypeDefinition();
            var arguments = type.GetGenericArguments();
            if (definition == typeof(Nullable<>))
                return new NullableConversion(arguments[0]);
            if (definition == typeof(ImmutableArray<>))
                return Generic(typeof(ArrayConversion<>));
            if (definition == typeof(ImmutableDictionary<,>) && arguments[0] == typeof(string))
                return (Conversion)Activator.CreateInstance(typeof(DictionaryConversion<>).MakeGenericType(arguments[1]))!;
            if (definition == typeof(Union<,>))
                return Generic(typeof(UnionConversion<,>));
            if (definition == typeof(Output<>))
                return Generic(typeof(OutputConversion<>));

            Conversion Generic(Type conversion) => (Conversion)Activator.CreateInstance(conversion.MakeGenericType(arguments))!;
        }

        if (type.IsEnum)
            return new EnumConversion(type);
        if (type.IsDefined(typeof(EnumTypeAttribute)))
            return new EnumTypeConversion(type);
        if (type.IsDefined(typeof(OutputTypeAttribute)))
            return new ObjectConversion(type);
        if (typeof(Resource).IsAssignableFrom(type))
            return new ResourceConversion(type);
        return new UnsupportedConversion(type);
    }
}
