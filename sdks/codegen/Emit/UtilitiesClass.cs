namespace Codegen.Emit;

/// <summary>Writes what all classes of a package share: the provider's version, default options, environment variables, secrets.</summary>
internal static class UtilitiesClass
{
    public static IEnumerable<Declaration> Declarations(Sdk sdk)
    {
        var root = sdk.Namespaces.Root;
        yield return new Declaration(root, root, "Utilities", "#", Utilities(sdk).ToString());

        var attribute = $"{sdk.Namespaces.Prefix}ResourceTypeAttribute";
        var code = new Code().Line(
            $"internal sealed class {attribute}(string type) : global::Pulumi.ResourceTypeAttribute(type, {sdk.Utilities}.Version);");
        yield return new Declaration(root, root, attribute, "#", code.ToString());
    }

    private static Code Utilities(Sdk sdk)
    {
        var code = new Code()
            .Open("internal static class Utilities")
            .Line($"internal const string Version = {Literal.Of(sdk.Package.Version)};");
        Environment(code);
        code.Line("internal static global::Pulumi.Output<T> Secret<T>(global::Pulumi.Input<T>? value) "
            + "=> global::Pulumi.Output.Tuple(global::Pulumi.InputExtensions.ToOutput(value), global::Pulumi.Output.CreateSecret(0))"
            + ".Apply(pair => pair.Item1);");
        foreach (var options in new[] { "InvokeOptions", "InvokeOutputOptions" })
            WithDefaults(code, $"global::Pulumi.{options}", sdk.Package.PluginDownloadUrl);
        foreach (var options in new[] { "CustomResourceOptions", "ComponentResourceOptions" })
            Merge(code, $"global::Pulumi.{options}", sdk.Package.PluginDownloadUrl);

        return code.Close();
    }

    private static void Environment(Code code)
    {
        const string invariant = "global::System.Globalization.CultureInfo.InvariantCulture";
        const string styles = "global::System.Globalization.NumberStyles";
        code.Open("internal static string? GetEnv(params string[] names)")
            .Open("foreach (var name in names)")
            .Line("if (global::System.Environment.GetEnvironmentVariable(name) is { } value) return value;")
            .Close().Line("return null;").Close();
        code.Open("internal static bool? GetEnvBoolean(params string[] names) => GetEnv(names) switch")
            .Line("""
                "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
                """)
            .Line("""
                "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
                """)
            .Line("_ => null,").Close(";");
        code.Line("internal static int? GetEnvInt32(params string[] names) "
            + $"=> int.TryParse(GetEnv(names), {styles}.Integer, {invariant}, out var value) ? value : null;");
        code.Line("internal static double? GetEnvDouble(params string[] names) "
            + $"=> double.TryParse(GetEnv(names), {styles}.Float, {invariant}, out var value) ? value : null;");
    }

    private static void WithDefaults(Code code, string options, string? url)
    {
        code.Open($"internal static {options} WithDefaults({options}? options)")
            .Line("options ??= new();")
            .Line("options.Version ??= Version;");
        if (url is not null)
            code.Line($"options.PluginDownloadURL ??= {Literal.Of(url)};");

        code.Line("return options;").Close();
    }

    private static void Merge(Code code, string options, string? url)
    {
        code.Open($"internal static {options} Merge({options} defaults, {options}? options, global::Pulumi.Input<string>? id)")
            .Line("defaults.Version = Version;");
        if (url is not null)
            code.Line($"defaults.PluginDownloadURL = {Literal.Of(url)};");

        code.Line($"var merged = {options}.Merge(defaults, options);").Line("merged.Id = id ?? merged.Id;").Line("return merged;").Close();
    }
}
