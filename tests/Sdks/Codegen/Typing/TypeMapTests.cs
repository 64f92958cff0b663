using Codegen.Emit;
using Codegen.Tests.Support;
using Codegen.Typing;

namespace Codegen.Tests.Typing;

[TestFixture]
public sealed class TypeMapTests
{
    private const string Part = """{"$ref": "#/types/acme:shop:Part"}""";

    private const string Grip = """{"$ref": "#/types/acme:shop:Grip"}""";

    private const string Immutable = "System.Collections.Immutable.Immutable";

    /// <summary>A type, then what it is in an output, in plain arguments and in arguments of inputs.</summary>
    private static readonly (string Type, string Output, string Plain, string Input)[] Table =
    [
        ("""{"type": "string"}""", "string", "string", "Pulumi.Input<string>"),
        ("""{"type": "boolean"}""", "bool", "bool", "Pulumi.Input<bool>"),
        ("""{"type": "integer"}""", "int", "int", "Pulumi.Input<int>"),
        ("""{"type": "number"}""", "double", "double", "Pulumi.Input<double>"),
        ("""{"$ref": "pulumi.json#/Any"}""", "object", "object", "Pulumi.Input<object>"),
        ("""{"$ref": "pulumi.json#/Json"}""", "System.Text.Json.JsonElement", "System.Text.Json.JsonElement", "Pulumi.InputJson"),
        ("""{"$ref": "pulumi.json#/Asset"}""", "Pulumi.AssetOrArchive", "Pulumi.AssetOrArchive", "Pulumi.Input<Pulumi.AssetOrArchive>"),
        ("""{"$ref": "pulumi.json#/Archive"}""", "Pulumi.Archive", "Pulumi.Archive", "Pulumi.Input<Pulumi.Archive>"),
        ("""{"type": "object"}""",
            $"{Immutable}Dictionary<string, string>", $"{Immutable}Dictionary<string, string>", "Pulumi.InputMap<string>"),
        ("""{"type": "array", "items": {"type": "array", "items": {"type": "integer"}}}""",
            $"{Immutable}Array<{Immutable}Array<int>>", $"{Immutable}Array<{Immutable}Array<int>>",
            $"Pulumi.InputList<{Immutable}Array<int>>"),
        ("""{"type": "object", "additionalProperties": {"$ref": "pulumi.json#/Json"}}""",
            $"{Immutable}Dictionary<string, System.Text.Json.JsonElement>", $"{Immutable}Dictionary<string, System.Text.Json.JsonElement>",
            "Pulumi.InputMap<System.Text.Json.JsonElement>"),
        (Part, "Pulumi.Acme.Shop.Outputs.Part", "Pulumi.Acme.Shop.Inputs.Part", "Pulumi.Input<Pulumi.Acme.Shop.Inputs.PartArgs>"),
        (Grip, "Pulumi.Acme.Shop.Grip", "Pulumi.Acme.Shop.Grip", "Pulumi.Input<Pulumi.Acme.Shop.Grip>"),
        ("""{"$ref": "#/types/acme:shop:Unwritten", "type": "string"}""", "string", "string", "Pulumi.Input<string>"),
        ("""{"$ref": "#/resources/acme:shop:Tool"}""",
            "Pulumi.Acme.Shop.Tool", "Pulumi.Acme.Shop.Tool", "Pulumi.Input<Pulumi.Acme.Shop.Tool>"),
        ("""{"$ref": "#/provider"}""", "Pulumi.Acme.Provider", "Pulumi.Acme.Provider", "Pulumi.Input<Pulumi.Acme.Provider>"),
        ($$"""{"oneOf": [{"type": "string"}, {{Grip}}]}""",
            "string", "Pulumi.Union<string, Pulumi.Acme.Shop.Grip>", "Pulumi.InputUnion<string, Pulumi.Acme.Shop.Grip>"),
        ($$$"""{"type": "array", "items": {"oneOf": [{"type": "string"}, {{{Part}}}]}}""",
            $"{Immutable}Array<Pulumi.Union<string, Pulumi.Acme.Shop.Outputs.Part>>",
            $"{Immutable}Array<Pulumi.Union<string, Pulumi.Acme.Shop.Inputs.Part>>",
            "Pulumi.InputList<Pulumi.Union<string, Pulumi.Acme.Shop.Inputs.PartArgs>>"),
        ("""{"oneOf": [{"type": "integer"}, {"type": "array", "items": {"type": "string"}}]}""",
            $"Pulumi.Union<int, {Immutable}Array<string>>", $"Pulumi.Union<int, {Immutable}Array<string>>",
            $"Pulumi.InputUnion<int, {Immutable}Array<string>>"),
        ("""{"oneOf": [{"type": "string"}, {"type": "string"}]}""", "string", "string", "Pulumi.Input<string>"),
        ("""{"oneOf": [{"type": "string"}, {"type": "integer"}, {"type": "boolean"}]}""", "object", "object", "object"),
        ("""{"type": "string", "plain": true}""", "string", "string", "string"),
        ("""{"type": "array", "plain": true, "items": {"type": "string"}}""",
            $"{Immutable}Array<string>", $"{Immutable}Array<string>", $"{Immutable}Array<Pulumi.Input<string>>"),
        ("""{"type": "array", "plain": true, "items": {"type": "string", "plain": true}}""",
            $"{Immutable}Array<string>", $"{Immutable}Array<string>", $"{Immutable}Array<string>"),
    ];

    private static IEnumerable<TestCaseData> Cells() => Table.SelectMany(row => new[]
    {
        Cell(row.Type, Position.Output, row.Output),
        Cell(row.Type, Position.PlainInput, row.Plain),
        Cell(row.Type, Position.Input, row.Input),
    });

    [TestCaseSource(nameof(Cells))]
    public void A_type_has_its_C_sharp_form_in_every_position(string type, string position, string expected)
    {
        var sdk = SdkWith(type);
        var property = sdk.Package.Resources.Single().Inputs.Single(input => input.Name == "it");

        Assert.That(sdk.Types.Of(property.Type, Enum.Parse<Position>(position)), Is.EqualTo(expected));
    }

    [TestCase("""{"type": "string"}""", ExpectedResult = "string?, string?, global::Pulumi.Input<string>?")]
    [TestCase("""{"type": "integer"}""", ExpectedResult = "int?, int?, global::Pulumi.Input<int>?")]
    [TestCase("""{"type": "array", "items": {"type": "string"}}""",
        ExpectedResult = "List<string>, List<string>, global::Pulumi.InputList<string>")]
    [TestCase("""{"type": "object"}""", ExpectedResult = "Map<string>?, Map<string>?, global::Pulumi.InputMap<string>")]
    public string What_may_be_left_out_is_nullable_but_for_lists_and_input_collections(string type)
    {
        var sdk = SdkWith(type);
        var property = sdk.Package.Resources.Single().Inputs.Single(input => input.Name == "it");
        var types = new[] { Position.Output, Position.PlainInput, Position.Input }.Select(position => sdk.Types.Of(property, position));

        return string.Join(", ", types)
            .Replace("global::System.Collections.Immutable.ImmutableArray<", "List<", StringComparison.Ordinal)
            .Replace("global::System.Collections.Immutable.ImmutableDictionary<string, ", "Map<", StringComparison.Ordinal);
    }

    [TestCase(nameof(Position.Output), ExpectedResult = "string")]
    [TestCase(nameof(Position.Input), ExpectedResult = "global::Pulumi.Input<string>?")]
    public string Outputs_of_Kubernetes_are_never_nullable(string position)
    {
        var sdk = SdkWith("""{"type": "string"}""", """, "compatibility": "kubernetes20" """);

        return sdk.Types.Of(sdk.Package.Resources.Single().Inputs.Single(input => input.Name == "it"), Enum.Parse<Position>(position));
    }

    private static TestCaseData Cell(string type, Position position, string expected) =>
        new TestCaseData(type, position.ToString(), Qualified(expected)).SetArgDisplayNames(type, position.ToString());

    private static string Qualified(string type) =>
        System.Text.RegularExpressions.Regex.Replace(type, @"(?<![\w.])(Pulumi|System)\.", "global::$1.");

    /// <summary>A package whose one resource has the type as its input "it".</summary>
    private static Sdk SdkWith(string type, string csharp = "") => new(Schemas.Read(Schemas.Acme($$$$"""
        "language": {"csharp": {"namespaces": {"shop": "Shop"}{{{{csharp}}}}}},
        "types": {
          "acme:shop:Part": {"type": "object", "properties": {"label": {"type": "string"}}},
          "acme:shop:Grip": {"type": "string", "enum": [{"value": "soft"}]}
        },
        "resources": {"acme:shop:Tool": {"inputProperties": {"it": {{{{type}}}}}}}
        """)));
}
