using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Codegen.Schema;

/// <summary>Reads a whole schema document. It owns the top level and hands each kind of member to its reader.</summary>
internal static partial class PackageReader
{
    private static readonly string[] Keys =
    [
        "$schema", "name", "displayName", "version", "description", "keywords", "homepage", "license", "attribution", "repository",
        "logoUrl", "pluginDownloadURL", "publisher", "namespace", "meta", "config", "types", "provider", "resources", "functions",
        "language", "dependencies", "allowedPackageNames",
    ];

    public static Package Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(new Node(document.RootElement, "#"));
        }
        catch (JsonException broken)
        {
            throw new SchemaException("#", $"is not JSON: {broken.Message}", "mend the text, or derive the schema again");
        }
    }

    private static Package Read(Node root)
    {
        root.Only(Keys);
        var name = root.Get("name").Text();
        var types = new TypeReader(name, TypeKinds(root), root.MembersOf("resources").Select(resource => resource.Key).ToHashSet());
        var properties = new PropertyReader(types);
        var functions = new FunctionReader(types, properties).Read(root);
        var reader = new ResourceReader(properties, functions);
        var provider = root.Find("provider") is { } node
            ? reader.ReadProvider(name, node)
            : ResourceReader.BareProvider(name, $"{root.Path}/provider");
        var resources = root.MembersOf("resources").Select(resource => reader.Read(Token(resource), resource.Value)).ToImmutableArray();
        var methods = resources.Add(provider).SelectMany(resource => resource.Methods).Select(method => method.Function.Token).ToHashSet();

        return new Package(name, Version(root.Get("version")), ModuleFormat(root), CSharpReader.Read(root))
        {
            PluginDownloadUrl = root.TextOf("pluginDownloadURL"),
            Config = root.Find("config")?.Only("variables", "defaults") is { } config
                ? properties.Read(config, "variables", "defaults")
                : [],
            Provider = provider,
            Resources = resources,
            Functions = [.. functions.Where(function => !methods.Contains(function.Token))],
            Objects = ObjectsOf(root, properties),
            Enums = EnumsOf(root),
        };
    }

    /// <summary>Null stands for an object type, a scalar for the values of an enum.</summary>
    private static Dictionary<string, Scalar?> TypeKinds(Node root) =>
        root.MembersOf("types").ToDictionary(type => Token(type), type => KindOf(type.Value.Get("type")));

    private static Scalar? KindOf(Node type) => type.Text() switch
    {
        "object" => null,
        "boolean" => throw type.Fault("enums of booleans have no form in C#", "use a boolean"),
        var name => TypeReader.ScalarNamed(name)
            ?? throw type.Fault($"\"{name}\" is not a kind of type", "use one of: object, integer, number, string"),
    };

    private static ImmutableSortedDictionary<string, ObjectType> ObjectsOf(Node root, PropertyReader properties) => root.MembersOf("types")
        .Where(type => KindOf(type.Value.Get("type")) is null)
        .ToImmutableSortedDictionary(
            type => type.Key,
            type => new ObjectType(
                type.Key,
                type.Value.Only("type", "properties", "required", "description", "language", "isOverlay", "overlaySupportedLanguages").Path,
                type.Value.FlagOf("isOverlay"),
                properties.Read(type.Value, "properties", "required")),
            StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, EnumType> EnumsOf(Node root) => root.MembersOf("types")
        .Where(type => KindOf(type.Value.Get("type")) is not null)
        .ToImmutableSortedDictionary(type => type.Key, type => EnumOf(type.Key, type.Value), StringComparer.Ordinal);

    private static EnumType EnumOf(string token, Node node)
    {
        node.Only("type", "enum", "description", "language", "isOverlay");
        var kind = KindOf(node.Get("type"))!.Value;
        var members = node.Get("enum").Items().Select(member => EnumMemberOf(member, kind));
        return new EnumType(token, node.Path, node.FlagOf("isOverlay"), kind, [.. members]);
    }

    private static EnumMember EnumMemberOf(Node node, Scalar kind)
    {
        var value = PropertyReader.Value(node.Only("name", "value", "description", "deprecationMessage").Get("value"), kind);
        var name = node.TextOf("name") is { Length: > 0 } given ? given : FormattableString.Invariant($"{value}");
        return new EnumMember(name, value, node.TextOf("deprecationMessage"), node.Path);
    }

    internal static string Token((string Key, Node Value) member) => member.Key.Split(':') is [not "", _, not ""]
        ? member.Key
        : throw member.Value.Fault("is not named package:module:Member", "give it a token of three parts");

    private static string Version(Node version) => StrictVersion().IsMatch(version.Text())
        ? version.Text()
        : throw version.Fault($"\"{version.Text()}\" is not a semantic version", "write it like 7.48.0, without a leading v");

    private static Regex ModuleFormat(Node root)
    {
        var format = root.Find("meta")?.Only("moduleFormat", "supportPack").Find("moduleFormat");
        try
        {
            return new Regex(format?.Text() ?? "(.*)", RegexOptions.CultureInvariant);
        }
        catch (RegexParseException broken)
        {
            throw format!.Value.Fault($"is not a regular expression: {broken.Message}", "write one like (.*)(?:/[^/]*)");
        }
    }

    [GeneratedRegex(@"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$")]
    private static partial Regex StrictVersion();
}
