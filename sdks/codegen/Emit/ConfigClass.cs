using Codegen.Naming;
using Codegen.Schema;

namespace Codegen.Emit;

/// <summary>Writes the class through which a program reads, and may overrule, the stack configuration of the package.</summary>
internal sealed class ConfigClass(Sdk sdk)
{
    public Declaration Declaration()
    {
        var variables = Members.Checked(sdk.Package.Config, "Config");
        var code = new Code()
            .Open("public static class Config")
            .Line($"private static readonly global::Pulumi.Config __config = new({Literal.Of(sdk.Package.Name)});");
        foreach (var variable in variables)
            Variable(code, variable);

        var objects = Objects(variables.Select(variable => variable.Type));
        if (objects.Count > 0)
        {
            code.Open("public static class Types");
            foreach (var type in objects)
                Type(code, type);
            code.Close();
        }

        code.Open("private sealed class __Value<T>(global::System.Func<T> read)")
            .Line("private T _value = default!;")
            .Line("private bool _set;")
            .Line("public T Get() => _set ? _value : read();")
            .Line("public void Set(T value) => (_value, _set) = (value, true);")
            .Close();
        return new Declaration(sdk.Namespaces.Root, sdk.Namespaces.Root, "Config", "#/config", code.Close().ToString());
    }

    private void Variable(Code code, Property variable)
    {
        var type = sdk.Types.InConfig(variable.Type);
        var getter = variable.Type switch
        {
            ScalarType { Kind: Scalar.Text } => "Get",
            ScalarType { Kind: Scalar.Flag } => "GetBoolean",
            ScalarType { Kind: Scalar.Integer } => "GetInt32",
            ScalarType { Kind: Scalar.Number } => "GetDouble",
            _ => $"GetObject<{type}>",
        };
        var read = $"__config.{getter}({Literal.Of(variable.Name)})";
        if (variable.Default is { } value)
            read += $" ?? {Defaults.Of(sdk, variable, value)}";

        var field = $"_{variable.Name}";
        var result = variable.Type is ListType ? type : $"{type}?";
        code.Line($"private static readonly __Value<{result}> {field} = new(() => {read});")
            .Line($"public static {result} {variable.MemberName} {{ get => {field}.Get(); set => {field}.Set(value); }}");
    }

    private void Type(Code code, ObjectType type)
    {
        code.Open($"public class {Names.Class(type.Token)}");
        foreach (var property in Members.Checked(type.Properties, Names.Class(type.Token)))
        {
            var name = sdk.Types.InConfig(property.Type);
            var mark = property.Required || property.Type is ListType ? "" : "?";
            var initializer = mark == "" && property.Type is not ListType && !Typing.TypeMap.IsValueType(property.Type) ? " = null!;" : "";
            code.Line($"public {name}{mark} {property.MemberName} {{ get; set; }}{initializer}");
        }

        code.Close();
    }

    private SortedDictionary<string, ObjectType>.ValueCollection Objects(IEnumerable<SchemaType> types)
    {
        var found = new SortedDictionary<string, ObjectType>(StringComparer.Ordinal);
        var waiting = new Queue<SchemaType>(types);
        while (waiting.TryDequeue(out var type))
        {
            IEnumerable<SchemaType> inside = type switch
            {
                ListType list => [list.Element],
                MapType map => [map.Element],
                UnionType union => union.Elements,
                ObjectRef { Token: var token } when found.TryAdd(token, sdk.Package.Objects[token]) =>
                    found[token].Properties.Select(property => property.Type),
                _ => [],
            };
            foreach (var element in inside)
                waiting.Enqueue(element);
        }

        return found.Values;
    }
}
