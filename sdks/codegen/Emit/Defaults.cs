using Codegen.Naming;
using Codegen.Schema;

namespace Codegen.Emit;

/// <summary>Writes the C# expression of a default value.</summary>
internal static class Defaults
{
    public static string Of(Sdk sdk, Property property, DefaultValue value)
    {
        var fallback = value.Value is { } given ? Constant(sdk, property, given) : null;
        if (value.Environment.IsEmpty)
            return fallback!;

        var kind = property.Type switch
        {
            ScalarType { Kind: Scalar.Flag } => "Boolean",
            ScalarType { Kind: Scalar.Integer } => "Int32",
            ScalarType { Kind: Scalar.Number } => "Double",
            _ => "",
        };
        var variable = $"{sdk.Utilities}.GetEnv{kind}({Literal.List(value.Environment)})";
        if (fallback is not null)
            return $"{variable} ?? {fallback}";

        // An input of null is sent as no input at all.
        return kind.Length == 0 ? $"{variable}!" : variable;
    }

    private static string Constant(Sdk sdk, Property property, object value)
    {
        if (property.Type is not EnumRef reference)
            return Literal.Of(value);

        var type = Names.Class(reference.Token);
        var member = sdk.Package.Enums[reference.Token].Members.FirstOrDefault(member => member.Value.Equals(value))
            ?? throw new SchemaException(
                $"{property.Path}/default", $"{Literal.Of(value)} is no value of {reference.Token}", "use a value of the enum");
        return $"global::{sdk.Namespaces.Of(reference.Token)}.{type}.{EnumNames.Of(member.Name, type)}";
    }
}
