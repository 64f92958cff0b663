using System.Reflection;

namespace Core.Tests.Surface;

/// <summary>Names types as C# does, with the marks for null where the compiler left them.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(double)] = "double",
    };

    public static string Of(Type type) => Of(type, null);

    public static string Of(FieldInfo field) => Of(field.FieldType, new NullabilityInfoContext().Create(field));

    public static string Of(PropertyInfo property) => Of(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    private static string Of(Type type, NullabilityInfo? marks)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, marks?.ElementType ?? marks);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"{Of(underlying, null)}?";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!, marks?.ElementType)}[]{Mark(type, marks)}";
        if (type.IsGenericParameter)
            return type.Name;
        if (!type.IsGenericType)
            return $"{Keywords.GetValueOrDefault(type) ?? Qualified(type)}{Mark(type, marks)}";

        var arguments = type.GetGenericArguments();
        var texts = arguments.Select((argument, place) => Of(argument, marks?.GenericTypeArguments.ElementAtOrDefault(place)));
        return $"{Qualified(type).Split('`')[0]}<{string.Join(", ", texts)}>{Mark(type, marks)}";
    }

    /// <summary>Types of the base library go by their short names; there is no doubt which they are.</summary>
    private static string Qualified(Type type) =>
        type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true ? type.Name : $"{type.Namespace}.{type.Name}";

    private static string Mark(Type type, NullabilityInfo? marks) =>
        !type.IsValueType && marks?.ReadState == NullabilityState.Nullable ? "?" : "";
}
