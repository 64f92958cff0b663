using Codegen.Tests.Support;

namespace Codegen.Tests.Schema;

[TestFixture]
public sealed class SchemaFaultTests
{
    private string _folder = "";

    [SetUp]
    public void Make_a_folder() => _folder = Directory.CreateTempSubdirectory("codegen-").FullName;

    [TearDown]
    public void Remove_it() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<TestCaseData> Faults()
    {
        yield return Fault("a reference to nothing", Property("""{"$ref": "#/types/acme:shop:Part"}"""),
            "#/resources/acme:shop:Tool/properties/it/$ref: there is no type acme:shop:Part",
            "add acme:shop:Part to \"types\", or give a primitive \"type\" beside the reference");
        yield return Fault("a reference to no resource", Property("""{"$ref": "#/resources/acme:shop:Box"}"""),
            "#/resources/acme:shop:Tool/properties/it/$ref: there is no resource acme:shop:Box",
            "add acme:shop:Box to \"resources\"");
        yield return Fault("a reference to another schema", Property("""{"$ref": "/aws/v7.0.0/schema.json#/types/aws:ec2:X"}"""),
            "#/resources/acme:shop:Tool/properties/it/$ref: \"/aws/v7.0.0/schema.json#/types/aws:ec2:X\" is not a reference into this "
            + "schema",
            "point to #/types/…, #/resources/…, #/provider or pulumi.json#/Any");
        yield return Fault("an unknown type", Property("""{"type": "text"}"""),
            "#/resources/acme:shop:Tool/properties/it/type: \"text\" is not a type",
            "use one of: array, object, boolean, integer, number, string");
        yield return Fault("a list of nothing", Property("""{"type": "array"}"""),
            "#/resources/acme:shop:Tool/properties/it: has no \"items\"", "add \"items\" here");
        yield return Fault("a union of one", Property("""{"oneOf": [{"type": "string"}]}"""),
            "#/resources/acme:shop:Tool/properties/it/oneOf: a union has at least two types",
            "list another type, or write the one type without \"oneOf\"");
        yield return Fault("a misspelt key", Property("""{"type": "string", "secrett": true}"""),
            "#/resources/acme:shop:Tool/properties/it: \"secrett\" is not known here",
            "remove it, or use one of: type, items, additionalProperties, $ref, oneOf, discriminator, plain, description, const, default, "
            + "defaultInfo, deprecationMessage, language, secret, replaceOnChanges, willReplaceOnChanges");
        yield return Fault("a flag that is none", Property("""{"type": "string", "secret": "yes"}"""),
            "#/resources/acme:shop:Tool/properties/it/secret: is a string, must be true or false", "write true or false");
        yield return Fault("a default of another type", Property("""{"type": "integer", "default": 1.5}"""),
            "#/resources/acme:shop:Tool/properties/it/default: 1.5 is not a whole number of 32 bits", "write a whole number of 32 bits");
        yield return Fault("a default of a list", Property("""{"type": "array", "items": {"type": "string"}, "default": "a"}"""),
            "#/resources/acme:shop:Tool/properties/it/default: only strings, numbers and booleans can have a fixed value", "remove it");
        yield return Fault("a requirement of nothing", """ "resources": {"acme:shop:Tool": {"required": ["it"]}}""",
            "#/resources/acme:shop:Tool/required/0: there is no property \"it\"",
            "add it to \"properties\", or remove it from \"required\"");
        yield return Fault("a token of two parts", """ "resources": {"acme:Tool": {}}""",
            "#/resources/acme:Tool: is not named package:module:Member", "give it a token of three parts");
        yield return Fault("a class with two equal members",
            Properties("""{"some-name": {"type": "string"}, "someName": {"type": "string"}}"""),
            "#/resources/acme:shop:Tool/properties/someName: Tool would have two members called SomeName",
            """give it another name in C#: "language": {"csharp": {"name": "…"}}""");
        yield return Fault("a member named like its class", Properties("""{"tool": {"type": "string"}}"""),
            "#/resources/acme:shop:Tool/properties/tool: the member would have the name of its class, Tool",
            """give it another name in C#: "language": {"csharp": {"name": "…"}}""");
        yield return Fault("a member that C# cannot name", Properties("""{"a.b": {"type": "string"}}"""),
            "#/resources/acme:shop:Tool/properties/a.b: \"A.b\" cannot be the name of a C# member",
            """give it another name in C#: "language": {"csharp": {"name": "…"}}""");
        yield return Fault("two classes of one name", """ "resources": {"acme:shop:Tool": {}, "acme:Shop:tool": {}}""",
            "#/resources/acme:shop:Tool: Pulumi.Acme.Shop.Tool is the C# name of #/resources/acme:Shop:tool too",
            "rename one of them, or move it to another module");
        yield return Fault("two enum members of one name", Enum("""[{"value": "a b"}, {"value": "a-b"}]"""),
            "#/types/acme:shop:Grip/enum/1: Grip would have two members called A_b", "give it a \"name\" of its own");
        yield return Fault("an enum member without a name", Enum("""[{"value": "-"}]"""),
            "#/types/acme:shop:Grip/enum/0: \"-\" cannot be the name of a member of Grip", "give it a \"name\" that C# takes");
        yield return Fault("an enum value of another type", Enum("""[{"value": 1}]"""),
            "#/types/acme:shop:Grip/enum/0/value: 1 is not a string", "write a string");
        yield return Fault("an enum of booleans", """ "types": {"acme:shop:Grip": {"type": "boolean", "enum": []}}""",
            "#/types/acme:shop:Grip/type: enums of booleans have no form in C#", "use a boolean");
        yield return Fault("a default outside of its enum",
            Enum("""[{"value": "soft"}]""") + """
                , "resources": {"acme:shop:Tool": {"inputProperties": {"it": {"$ref": "#/types/acme:shop:Grip", "default": "hard"}}}}
                """,
            "#/resources/acme:shop:Tool/inputProperties/it/default: \"hard\" is no value of acme:shop:Grip", "use a value of the enum");
        yield return Fault("an unknown option for C#", """ "language": {"csharp": {"nameSpaces": {}}}""",
            "#/language/csharp: \"nameSpaces\" is not known here",
            "remove it, or use one of: namespaces, compatibility, rootNamespace, liftSingleValueMethodReturns, packageReferences, "
            + "projectReferences, respectSchemaVersion, dictionaryConstructors");
        yield return Fault("an unknown flavour", """ "language": {"csharp": {"compatibility": "tfbridge21"}}""",
            "#/language/csharp/compatibility: \"tfbridge21\" is not a compatibility mode",
            "use tfbridge20 or kubernetes20, or leave it out");
        yield return Fault("a broken module format", """ "meta": {"moduleFormat": "("}""",
            "#/meta/moduleFormat: is not a regular expression: Invalid pattern '(' at offset 1. Not enough )'s.",
            "write one like (.*)(?:/[^/]*)");
        yield return Fault("a method without function", """ "resources": {"acme:shop:Tool": {"methods": {"use": "acme:shop:Tool/use"}}}""",
            "#/resources/acme:shop:Tool/methods/use: there is no function acme:shop:Tool/use",
            "add acme:shop:Tool/use to \"functions\", or remove the method");
        yield return Fault("a function of several arguments", """ "functions": {"acme:shop:get": {"multiArgumentInputs": ["a"]}}""",
            "#/functions/acme:shop:get/multiArgumentInputs: functions with several arguments are not generated",
            "leave this function out of the schema");
    }

    [TestCaseSource(nameof(Faults))]
    public void A_fault_is_one_message_and_nothing_is_written(string members, string message)
    {
        var (code, errors) = Run(Schemas.Acme(members));

        Assert.That(errors, Is.EqualTo(message));
        Assert.That(code, Is.EqualTo(1));
        Assert.That(Directory.Exists(Path.Combine(_folder, "out")), Is.False);
    }

    [TestCase("{", "LineNumber: 0 | BytePositionInLine: 1.")]
    [TestCase("""{"name": "a", "name": "b"}""", "Duplicate property 'name' encountered during deserialization.")]
    public void Broken_JSON_is_reported_in_the_words_of_the_parser(string json, string words)
    {
        var (code, errors) = Run(json);

        Assert.That(errors, Does.StartWith("schema.json: #: is not JSON: ").And.EndsWith(
            $"{words}{Environment.NewLine}    fix: mend the text, or derive the schema again{Environment.NewLine}"));
        Assert.That(code, Is.EqualTo(1));
    }

    [TestCase("7.48", "\"7.48\" is not a semantic version")]
    [TestCase("v7.48.0", "\"v7.48.0\" is not a semantic version")]
    public void A_version_is_exact_and_without_v(string version, string rule)
    {
        var (_, errors) = Run($$"""{"name": "acme", "version": "{{version}}"}""");

        Assert.That(errors, Is.EqualTo(Message($"#/version: {rule}", "write it like 7.48.0, without a leading v")));
    }

    [Test]
    public void A_missing_schema_is_reported_by_name()
    {
        var errors = new StringWriter();

        Assert.That(Program.Run(Path.Combine(_folder, "none.json"), Path.Combine(_folder, "out"), errors), Is.EqualTo(1));
        Assert.That(errors.ToString(), Does.StartWith("none.json: Could not find file").And.Contains("    fix: "));
    }

    private (int Code, string Errors) Run(string json)
    {
        var schema = Path.Combine(_folder, "schema.json");
        File.WriteAllText(schema, json);
        var errors = new StringWriter();
        return (Program.Run(schema, Path.Combine(_folder, "out"), errors), errors.ToString());
    }

    private static TestCaseData Fault(string name, string members, string rule, string fix) =>
        new TestCaseData(members, Message(rule, fix)).SetArgDisplayNames(name);

    private static string Message(string rule, string fix) =>
        $"schema.json: {rule}{Environment.NewLine}    fix: {fix}{Environment.NewLine}";

    private static string Property(string specification) => Properties($$"""{"it": {{specification}}}""");

    private static string Properties(string properties) => $$$""" "resources": {"acme:shop:Tool": {"properties": {{{properties}}}}}""";

    private static string Enum(string members) => $$$""" "types": {"acme:shop:Grip": {"type": "string", "enum": {{{members}}}}}""";
}
