namespace Codegen.Schema;

/// <summary>Reads type specifications and resolves their references. It knows which tokens exist, not what they hold.</summary>
internal sealed class TypeReader(string package, IReadOnlyDictionary<string, Scalar?> types, IReadOnlySet<string> resources)
{
    internal static readonly string[] Keys = ["type", "items", "additionalProperties", "$ref", "oneOf", "discriminator", "plain"];

    private const string ScalarNames = "boolean, integer, number, string";

    public SchemaType Read(Node node) => Shape(node) with { Plain = node.FlagOf("plain") };

    /// <summary>A type that stands alone, so that every other key is a mistake.</summary>
    public SchemaType ReadStrict(Node node) => Read(node.Only(Keys));

    public static Scalar? ScalarNamed(string name) => name switch
    {
        "string" => Scalar.Text,
        "boolean" => Scalar.Flag,
        "integer" => Scalar.Integer,
        "number" => Scalar.Number,
        _ => null,
    };

    private SchemaType Shape(Node node)
    {
        if (node.Find("$ref") is { } reference)
            return Referred(reference, node);

        if (node.Find("oneOf") is { } choices)
            return Union(choices);

        var type = node.Get("type");
        return type.Text() switch
        {
            "array" => new ListType(ReadStrict(node.Get("items"))),
            "object" => new MapType(node.Find("additionalProperties") is { } values ? ReadStrict(values) : new ScalarType(Scalar.Text)),
            var name when ScalarNamed(name) is { } kind => new ScalarType(kind),
            var name => throw type.Fault($"\"{name}\" is not a type", $"use one of: array, object, {ScalarNames}"),
        };
    }

    private UnionType Union(Node choices)
    {
        var elements = choices.Items();
        return elements.Count >= 2
            ? new UnionType([.. elements.Select(ReadStrict)])
            : throw choices.Fault("a union has at least two types", "list another type, or write the one type without \"oneOf\"");
    }

    private SchemaType Referred(Node reference, Node node)
    {
        var target = reference.Text();
        return target switch
        {
            "pulumi.json#/Any" => new ScalarType(Scalar.Any),
            "pulumi.json#/Json" => new ScalarType(Scalar.Json),
            "pulumi.json#/Asset" => new ScalarType(Scalar.Asset),
            "pulumi.json#/Archive" => new ScalarType(Scalar.Archive),
            "#/provider" => new ResourceRef($"pulumi:providers:{package}"),
            _ when After("#/types/", target) is { } token => TypeNamed(token, reference, node),
            _ when After("#/resources/", target) is { } token => ResourceNamed(token, reference),
            _ => throw reference.Fault(
                $"\"{target}\" is not a reference into this schema",
                "point to #/types/…, #/resources/…, #/provider or pulumi.json#/Any"),
        };
    }

    private SchemaType TypeNamed(string token, Node reference, Node node)
    {
        if (types.TryGetValue(token, out var underlying))
            return underlying is { } kind ? new EnumRef(token, kind) : new ObjectRef(token);

        // A type that the package names but does not describe: its primitive stands for it.
        if (node.Find("type") is not { } type)
        {
            throw reference.Fault(
                $"there is no type {token}", $"add {token} to \"types\", or give a primitive \"type\" beside the reference");
        }

        return ScalarNamed(type.Text()) is { } scalar
            ? new ScalarType(scalar)
            : throw type.Fault($"there is no type {token}, and \"{type.Text()}\" is no primitive", $"use one of: {ScalarNames}");
    }

    private ResourceRef ResourceNamed(string token, Node reference) => resources.Contains(token)
        ? new ResourceRef(token)
        : throw reference.Fault($"there is no resource {token}", $"add {token} to \"resources\"");

    private static string? After(string prefix, string target) =>
        target.StartsWith(prefix, StringComparison.Ordinal) ? Uri.UnescapeDataString(target[prefix.Length..]) : null;
}
