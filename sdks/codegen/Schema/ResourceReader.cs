using System.Collections.Immutable;
using System.Text.Json;

namespace Codegen.Schema;

/// <summary>Reads resources and the provider, and gives each resource its methods.</summary>
internal sealed class ResourceReader(PropertyReader properties, ImmutableArray<Function> functions)
{
    private static readonly string[] Keys =
    [
        "type", "description", "properties", "required", "inputProperties", "requiredInputs", "stateInputs", "listInputs", "aliases",
        "deprecationMessage", "isComponent", "methods", "isOverlay", "overlaySupportedLanguages", "language",
    ];

    public Resource Read(string token, Node node)
    {
        node.Only(Keys);
        return new Resource(token, node.Path)
        {
            CSharpName = PropertyReader.CSharpNameOf(node),
            IsComponent = node.FlagOf("isComponent"),
            IsOverlay = node.FlagOf("isOverlay"),
            Deprecation = node.TextOf("deprecationMessage"),
            Properties = properties.Read(node, "properties", "required"),
            Inputs = properties.Read(node, "inputProperties", "requiredInputs"),
            StateInputs = node.Find("stateInputs") is { } state
                ? properties.Read(state.Only("type", "properties", "required", "description", "language"), "properties", "required")
                : null,
            Aliases = [.. node.ItemsOf("aliases").Select(AliasOf)],
            Methods = [.. node.MembersOf("methods").Select(method => MethodOf(token, method.Key, method.Value))],
        };
    }

    /// <summary>Of a provider's outputs only the strings are kept: the engine sends the others back as JSON text.</summary>
    public Resource ReadProvider(string package, Node node)
    {
        var resource = Read($"pulumi:providers:{package}", node);
        return resource with
        {
            IsProvider = true,
            Properties = [.. resource.Properties.Where(property => property.Type is ScalarType { Kind: Scalar.Text })],
        };
    }

    /// <summary>The provider of a package that says nothing of it.</summary>
    public static Resource BareProvider(string package, string path) => new($"pulumi:providers:{package}", path) { IsProvider = true };

    private static string AliasOf(Node node) =>
        node.Json.ValueKind == JsonValueKind.String ? node.Text() : node.Only("type").Get("type").Text();

    private Method MethodOf(string resource, string name, Node node)
    {
        var token = node.Text();
        if (token != $"{resource}/{name}")
            throw node.Fault($"\"{token}\" is not the token of a method of {resource}", $"write {resource}/{name}");

        var function = functions.FirstOrDefault(candidate => candidate.Token == token)
            ?? throw node.Fault($"there is no function {token}", $"add {token} to \"functions\", or remove the method");
        return function.Inputs?.Any(input => input.Name == "__self__") == true
            ? new Method(name, function)
            : throw node.Fault($"function {token} does not take __self__", "add __self__ to its inputs");
    }
}
