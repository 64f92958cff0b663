using System.Collections.Immutable;
using System.Text.Json;

namespace Codegen.Schema;

/// <summary>Reads property bags: types, requiredness, constants and defaults. Constants and defaults fit their types afterwards.</summary>
internal sealed class PropertyReader(TypeReader types)
{
    private static readonly string[] Keys =
    [
        .. TypeReader.Keys, "description", "const", "default", "defaultInfo", "deprecationMessage", "language", "secret",
        "replaceOnChanges", "willReplaceOnChanges",
    ];

    public ImmutableArray<Property> Read(Node owner, string properties, string required)
    {
        var known = owner.MembersOf(properties);
        var wanted = owner.ItemsOf(required).ToLookup(name => name.Text());
        foreach (var name in wanted)
        {
            if (known.Any(property => property.Key == name.Key))
                continue;

            throw name.First().Fault(
                $"there is no property \"{name.Key}\"", $"add it to \"{properties}\", or remove it from \"{required}\"");
        }

        return [.. known.Select(property => ReadOne(property.Key, property.Value, wanted.Contains(property.Key)))];
    }

    private Property ReadOne(string name, Node node, bool required)
    {
        var type = types.Read(node.Only(Keys));
        return new Property(name, type, node.Path)
        {
            CSharpName = CSharpNameOf(node),
            Required = required,
            Secret = node.FlagOf("secret"),
            ReplaceOnChanges = node.FlagOf("replaceOnChanges"),
            Const = node.Find("const") is { } constant ? Value(constant, type) : null,
            Default = DefaultOf(node, type),
            Deprecation = node.TextOf("deprecationMessage"),
        };
    }

    /// <summary>The name that a package gives a member in C# where the rule would give another.</summary>
    public static string? CSharpNameOf(Node owner) => owner.Find("language")?.Find("csharp")?.Only("name").TextOf("name");

    public static object Value(Node node, SchemaType type) => type switch
    {
        ScalarType { Kind: var kind } => Value(node, kind),
        EnumRef { Underlying: var kind } => Value(node, kind),
        UnionType union => union.Elements.Select(element => TryValue(node, element)).FirstOrDefault(value => value is not null)
            ?? throw node.Fault("fits none of the types of the union", "write a value of one of them"),
        _ => throw node.Fault("only strings, numbers and booleans can have a fixed value", "remove it"),
    };

    public static object Value(Node node, Scalar kind) =>
        TryValue(node, kind) ?? throw node.Fault($"{node.Json.GetRawText()} is not {Article(kind)}", $"write {Article(kind)}");

    private static object? TryValue(Node node, SchemaType type) => type switch
    {
        ScalarType scalar => TryValue(node, scalar.Kind),
        EnumRef reference => TryValue(node, reference.Underlying),
        _ => null,
    };

    private static object? TryValue(Node node, Scalar kind) => (kind, node.Json.ValueKind) switch
    {
        (Scalar.Text, JsonValueKind.String) => node.Json.GetString(),
        (Scalar.Flag, JsonValueKind.True or JsonValueKind.False) => node.Json.GetBoolean(),
        (Scalar.Integer, JsonValueKind.Number) when node.Json.TryGetInt32(out var integer) => integer,
        (Scalar.Number, JsonValueKind.Number) => node.Json.GetDouble(),
        _ => null,
    };

    private static DefaultValue? DefaultOf(Node node, SchemaType type)
    {
        var value = node.Find("default");
        var info = node.Find("defaultInfo")?.Only("environment", "language");
        if (value is null && info is null)
            return null;

        return new DefaultValue(
            value is { } given ? Value(given, type) : null,
            [.. info?.Get("environment").Items().Select(name => name.Text()) ?? []]);
    }

    private static string Article(Scalar kind) => kind switch
    {
        Scalar.Text => "a string",
        Scalar.Flag => "true or false",
        Scalar.Integer => "a whole number of 32 bits",
        Scalar.Number => "a number",
        _ => "a value that can be written in a schema",
    };
}
