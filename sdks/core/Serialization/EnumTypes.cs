using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Reads and makes <see cref="EnumTypeAttribute"/> structs, whose constructor is private.</summary>
internal static class EnumTypes
{
    private static readonly ConcurrentDictionary<Type, (MethodInfo Read, ConstructorInfo Make)> Shapes = new();

    public static object Underlying(Type type, object value) =>
        ShapeOf(type).Read.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [value], null)!;

    public static object Make(Type type, object underlying) =>
        ShapeOf(type).Make.Invoke(BindingFlags.DoNotWrapExceptions, null, [underlying], null);

    /// <summary>Either string or double.</summary>
    public static Type UnderlyingType(Type type) => ShapeOf(type).Read.ReturnType;

    private static (MethodInfo Read, ConstructorInfo Make) ShapeOf(Type type) => Shapes.GetOrAdd(type, static key =>
    {
        var read = key.GetMethods(BindingFlags.Public | BindingFlags.Static).SingleOrDefault(method =>
            method.Name == "op_Explicit" && (method.ReturnType == typeof(string) || method.ReturnType == typeof(double)));
        var make = read is null
            ? null
            : key.GetConstructor(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance, [read.ReturnType]);
        return read is not null && make is not null
            ? (read, make)
            : throw new InvalidOperationException(
                $"{key.FullName}: an [EnumType] needs an explicit conversion to string or double and a constructor from it");
    });
}
