using System.Collections.Immutable;

namespace Pulumi.Serialization;

internal sealed class ArrayConversion<T> : Conversion
{
    public override object Convert(Action<string> warn, string path, object? value)
    {
        if (value is not ImmutableArray<object?> items)
        {
            if (value is not null)
                Misfit(warn, path, "a list", value);
            return ImmutableArray<T>.Empty;
        }

        var conversion = Conversions.For(typeof(T));
        var converted = ImmutableArray.CreateBuilder<T>(items.Length);
        for (var i = 0; i < items.Length; i++)
            converted.Add((T)conversion.Convert(warn, $"{path}[{i}]", items[i])!);
        return converted.MoveToImmutable();
    }

    public override void Check(HashSet<Type> seen) => Conversions.For(typeof(T)).Check(seen);
}

internal sealed class DictionaryConversion<T> : Conversion
{
    public override object? Convert(Action<string> warn, string path, object? value)
    {
        if (value is not ImmutableDictionary<string, object?> entries)
        {
            if (value is not null)
                Misfit(warn, path, "an object", value);
            return null;
        }

        // Providers send null for an entry that is not set; the program should not see a key without a value.
        var conversion = Conversions.For(typeof(T));
        return entries.Where(entry => entry.Value is not null).ToImmutableDictionary(
            entry => entry.Key, entry => (T)conversion.Convert(warn, $"{path}.{entry.Key}", entry.Value)!);
    }

    public override void Check(HashSet<Type> seen) => Conversions.For(typeof(T)).Check(seen);
}

/// <summary>Tries the first alternative and takes the second when the first does not fit.</summary>
internal sealed class UnionConversion<T0, T1> : Conversion
{
    public override object Convert(Action<string> warn, string path, object? value)
    {
        if (value is null)
            return default(Union<T0, T1>);

        var fits = true;
        var first = Conversions.For(typeof(T0)).Convert(_ => fits = false, path, value);
        if (fits)
            return Union<T0, T1>.FromT0((T0)first!);

        fits = true;
        var second = Conversions.For(typeof(T1)).Convert(_ => fits = false, path, value);
        if (fits)
            return Union<T0, T1>.FromT1((T1)second!);

        Misfit(warn, path, $"{typeof(T0).Name} or {typeof(T1).Name}", value);
        return default(Union<T0, T1>);
    }

    public override void Check(HashSet<Type> seen)
    {
        Conversions.For(typeof(T0)).Check(seen);
        Conversions.For(typeof(T1)).Check(seen);
    }
}

internal sealed class OutputConversion<T> : Conversion
{
    public override object Convert(Action<string> warn, string path, object? value)
    {
        var conversion = Conversions.For(typeof(T));
        return value is Output<object?> output
            ? output.Apply(inner => (T)conversion.Convert(warn, path, inner)!)
            : Output.Create((T)conversion.Convert(warn, path, value)!);
    }

    public override void Check(HashSet<Type> seen) => Conversions.For(typeof(T)).Check(seen);
}

internal sealed class ObjectConversion(Type type) : Conversion
{
    public override object? Convert(Action<string> warn, string path, object? value)
    {
        if (value is not ImmutableDictionary<string, object?> entries)
        {
            if (value is not null)
                Misfit(warn, path, "an object", value);
            return null;
        }

        var shape = OutputTypes.Of(type);
        var arguments = new object?[shape.Parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var (name, parameter) = shape.Parameters[i];
            arguments[i] = Conversions.For(parameter).Convert(warn, $"{path}.{name}", entries.GetValueOrDefault(name));
        }

        return shape.Make(arguments);
    }

    public override void Check(HashSet<Type> seen)
    {
        if (!seen.Add(type))
            return;
        foreach (var (_, parameter) in OutputTypes.Of(type).Parameters)
            Conversions.For(parameter).Check(seen);
    }
}

internal sealed class ResourceConversion(Type type) : Conversion
{
    public override object? Convert(Action<string> warn, string path, object? value)
    {
        if (value is null || type.IsInstanceOfType(value))
            return value;
        Misfit(warn, path, type.Name, value);
        return null;
    }
}

internal sealed class UnsupportedConversion(Type type) : Conversion
{
    public override object Convert(Action<string> warn, string path, object? value) => throw Wrong();

    public override void Check(HashSet<Type> seen) => throw Wrong();

    private InvalidOperationException Wrong() => new(
        $"{type} cannot be an output; use bool, int, double, string, object, JsonElement, an [EnumType], an [OutputType], a resource, "
        + "or ImmutableArray, ImmutableDictionary with string keys, Union or Output of these");
}
