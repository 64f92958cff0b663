using Platform.Engine.Graph;

namespace Platform.Engine.Checks;

/// <summary>
/// Holds inputs against their package's schema: names, types, required properties, enums, constants. It knows no rule of a cloud
/// that the schema does not state. Unknown values and values of packages without a schema pass.
/// </summary>
/// <remarks>
/// Text that reads as a number or a truth value, and the other way round: providers made from Terraform ones convert both silently,
/// so it is a warning; Kubernetes refuses both, so there it is an error. A value outside an enum that the schema gives together with
/// plain text is none: such enums are incomplete, and the rules about values know the closed ones.
/// </remarks>
internal static class SchemaCheck
{
    private const string ProviderPrefix = "pulumi:providers:";

    /// <summary>What is wrong with the inputs of a resource or provider.</summary>
    public static void Resource(string type, ObjectValue inputs, Findings findings)
    {
        if (type.StartsWith(ProviderPrefix, StringComparison.Ordinal))
            ProviderCheck.Check(type[ProviderPrefix.Length..], inputs, findings);
        else if (PackageSchemas.Find(type) is { } schema)
            new TypeCheck(Converts(type), findings).Object(inputs, schema.Inputs);
        else if (type.StartsWith("kubernetes:", StringComparison.Ordinal))
            CustomResourceCheck.Check(type, inputs, findings);
    }

    /// <summary>What is wrong with the arguments of a function.</summary>
    public static void Function(FunctionSchema function, ObjectValue arguments, Findings findings) =>
        new TypeCheck(Converts(function.Token), findings).Object(arguments, function.Inputs);

    private static bool Converts(string token) => PackageSchemas.PackageOf(token) != "kubernetes";
}
