using Google.Protobuf.WellKnownTypes;
using Type = System.Type;

namespace Pulumi.Serialization;

/// <summary>
/// Turns what the engine sent into the type that the program expects. What does not fit becomes the type's default with a
/// warning, because a provider's answer must not stop a program that may never read it.
/// </summary>
internal static class Converter
{
    public static OutputData<T> Convert<T>(Action<string> warn, string path, Value value)
    {
        var data = Deserializer.Deserialize(value);
        return data.With((T)Conversions.For(typeof(T)).Convert(warn, path, data.Value)!);
    }

    /// <summary>The result of a function: all its values as one object.</summary>
    public static OutputData<T> Convert<T>(Action<string> warn, string path, Struct fields) =>
        Convert<T>(warn, path, Value.ForStruct(fields));

    /// <summary>Fails when an output property has a type that no value can be converted to, so that the mistake shows at once.</summary>
    public static void Check(string path, Type type)
    {
        try
        {
            Conversions.For(type).Check([]);
        }
        catch (InvalidOperationException wrong)
        {
            throw new InvalidOperationException($"{path}: {wrong.Message}", wrong);
        }
    }
}
