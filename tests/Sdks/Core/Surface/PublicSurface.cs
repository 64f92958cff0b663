using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Core.Tests.Surface;

/// <summary>
/// Writes down what an assembly offers to programs: every public type and under it, indented, every member that code outside can
/// see, sorted. Members that a type merely overrides are left out.
/// </summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly) => string.Join(
        "\n\n", assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).Select(Describe));

    private static string Describe(Type type) => string.Join(
        "\n    ", Members(type).Where(member => member is not null).Order(StringComparer.Ordinal).Prepend(Header(type)));

    private static string Header(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
            return $"delegate {TypeNames.Of(type)}";

        var bases = new[] { type.BaseType }
            .Where(parent => parent is not null && parent != typeof(object) && parent != typeof(ValueType))
            .Concat(OwnInterfaces(type))
            .Select(parent => TypeNames.Of(parent!)).ToArray();
        var kind = type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : type.IsAbstract && type.IsSealed ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        return $"{kind} {TypeNames.Of(type)}{(bases.Length == 0 ? "" : $" : {string.Join(", ", bases)}")}";
    }

    private static IEnumerable<Type> OwnInterfaces(Type type) => type.GetInterfaces()
        .Where(candidate => candidate.IsPublic && type.BaseType?.GetInterfaces().Contains(candidate) != true)
        .OrderBy(candidate => candidate.FullName, StringComparer.Ordinal);

    private static IEnumerable<string?> Members(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
            return [Signature(type.GetMethod("Invoke")!, "Invoke")];

        return type.GetConstructors(Declared).Where(method => IsSeen(method)).Select(method => $"{Access(method)}new({Parameters(method)})")
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic).Select(FieldText))
            .Concat(type.GetProperties(Declared).Select(PropertyText))
            .Concat(type.GetMethods(Declared).Where(IsOwn).Select(method => Access(method) + Signature(method, method.Name)));
    }

    private static bool IsOwn(MethodInfo method) =>
        IsSeen(method)
        && method.GetBaseDefinition() == method
        && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) =>
        (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "");

    private static string FieldText(FieldInfo field) =>
        $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeNames.Of(field)} {field.Name}";

    private static string? PropertyText(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsSeen).ToArray();
        if (accessors.Length == 0)
            return null;

        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var kinds = accessors.Select(accessor => accessor.Name[..3]).Order(StringComparer.Ordinal);
        return $"{Access(accessors[0])}{TypeNames.Of(property)} {name} {{ {string.Join("; ", kinds)}; }}";
    }

    private static string Signature(MethodInfo method, string name)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
        return $"{TypeNames.Of(method.ReturnParameter)} {name}{generic}({Parameters(method)}){Constraints(method)}";
    }

    private static string Constraints(MethodInfo method) => string.Concat(
        from argument in method.IsGenericMethod ? method.GetGenericArguments() : []
        let all = argument.GetGenericParameterConstraints().Select(TypeNames.Of)
            .Concat(argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) ? ["new()"] : [])
            .ToArray()
        where all.Length > 0
        select $" where {argument.Name} : {string.Join(", ", all)}");

    private static string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var isParams = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        var isOut = parameter.IsOut ? "out " : "";
        var optional = parameter.HasDefaultValue ? $" = {Literal(parameter.DefaultValue)}" : "";
        return $"{isParams}{isOut}{TypeNames.Of(parameter)} {parameter.Name}{optional}";
    }

    private static string Literal(object? value) => value switch
    {
        null => "default",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
