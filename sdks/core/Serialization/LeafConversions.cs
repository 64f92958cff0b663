using System.Text.Json;

namespace Pulumi.Serialization;

internal sealed class AnyConversion : Conversion
{
    public override object? Convert(Action<string> warn, string path, object? value) => value;
}

internal sealed class LeafConversion<T>(string expected, T? otherwise) : Conversion
{
    private readonly object? _otherwise = otherwise;

    public override object? Convert(Action<string> warn, string path, object? value)
    {
        if (value is T)
            return value;
        if (value is not null)
            Misfit(warn, path, expected, value);
        return value is null ? default(T) : _otherwise;
    }
}

internal sealed class IntegerConversion : Conversion
{
    public override object? Convert(Action<string> warn, string path, object? value)
    {
        if (value is double number)
            return (int)number;
        if (value is not null)
            Misfit(warn, path, "a number", value);
        return 0;
    }
}

internal sealed class EnumConversion(Type type) : Conversion
{
    public override object? Convert(Action<string> warn, string path, object? value)
    {
        if (value is not null and not double)
            Misfit(warn, path, "a number", value);
        return Enum.ToObject(type, value is double number ? (int)number : 0);
    }
}

internal sealed class EnumTypeConversion(Type type) : Conversion
{
    public override object? Convert(Action<string> warn, string path, object? value)
    {
        if (value is not null && value.GetType() == EnumTypes.UnderlyingType(type))
            return EnumTypes.Make(type, value);
        if (value is not null)
            Misfit(warn, path, EnumTypes.UnderlyingType(type) == typeof(string) ? "a string" : "a number", value);
        return Activator.CreateInstance(type);
    }
}

internal sealed class NullableConversion(Type inner) : Conversion
{
    public override object? Convert(Action<string> warn, string path, object? value) =>
        value is null ? null : Conversions.For(inner).Convert(warn, path, value);

    public override void Check(HashSet<Type> seen) => Conversions.For(inner).Check(seen);
}

internal sealed class JsonConversion : Conversion
{
    public override object Convert(Action<string> warn, string path, object? value) =>
        JsonSerializer.SerializeToElement(value);
}
