using Codegen.Emit;
using Codegen.Tests.Support;

namespace Codegen.Tests.Typing;

[TestFixture]
public sealed class ClassNameTests
{
    private const string Types = """
        "types": {"acme:shop:Part": {"type": "object", "properties": {"label": {"type": "string"}}}}
        """;

    private const string Part = """{"it": {"$ref": "#/types/acme:shop:Part"}}""";

    private const string Bridge = """, "language": {"csharp": {"compatibility": "tfbridge20"}}""";

    private static IEnumerable<TestCaseData> Uses()
    {
        var input = $$"""{"inputProperties": {{Part}}}""";
        var state = $$$"""{"stateInputs": {"properties": {{{Part}}}}}""";
        var output = $$"""{"properties": {{Part}}}""";
        yield return Case("an input", Resource(input), ["Inputs.PartArgs : ResourceArgs"]);
        yield return Case("a state", Resource(state), ["Inputs.PartArgs : ResourceArgs", "Inputs.PartGetArgs : ResourceArgs"]);
        yield return Case("an output", Resource(output), ["Outputs.Part"]);
        yield return Case("nothing", "", []);
        yield return Case("an input of an overlay", Resource($$"""{"isOverlay": true, "inputProperties": {{Part}}}"""), []);

        var result = Function($$$"""{"outputs": {"properties": {{{Part}}}}}""");
        var argument = Function($$$$"""{"inputs": {"properties": {{{{Part}}}}}, "outputs": {"properties": {}}}""");
        var order = Function($$$"""{"inputs": {"properties": {{{Part}}}}}""");
        yield return Case("a result", result, ["Outputs.Part"]);
        yield return Case("a result, bridged", result + Bridge, ["Outputs.PartResult"]);
        yield return Case("an argument", argument, ["Inputs.Part : InvokeArgs", "Inputs.PartArgs : ResourceArgs"]);
        yield return Case("an argument, bridged", argument + Bridge,
            ["Inputs.PartArgs : InvokeArgs", "Inputs.PartInputArgs : ResourceArgs"]);
        yield return Case("an argument of a function without result", order, ["Inputs.Part : InvokeArgs"]);
        yield return Case("an input and an argument, bridged", $"{Resource(input)}, {argument}{Bridge}",
            ["Inputs.PartArgs : InvokeArgs", "Inputs.PartInputArgs : ResourceArgs"]);
        yield return Case("an output and a result, bridged", $"{Resource(output)}, {result}{Bridge}", ["Outputs.PartResult"]);
    }

    [TestCaseSource(nameof(Uses))]
    public void A_nested_type_becomes_the_classes_that_its_uses_ask_for(string members, string[] expected)
    {
        var types = Schemas.Generate(Schemas.Acme($"{Types}{(members.Length > 0 ? ", " : "")}{members}"))
            .Where(declaration => declaration.Path == "#/types/acme:shop:Part");

        Assert.That(types.Select(Summary).Order(), Is.EqualTo(expected));
    }

    private static string Summary(Declaration type)
    {
        var header = type.Text.Split('\n').First(line => line.Contains("class ", StringComparison.Ordinal));
        var colon = header.IndexOf(" : global::Pulumi.", StringComparison.Ordinal);
        return type.FullName["Pulumi.Acme.Shop.".Length..] + (colon < 0 ? "" : " : " + header[(colon + " : global::Pulumi.".Length)..]);
    }

    private static string Resource(string specification) => $$""" "resources": {"acme:shop:Tool": {{specification}}}""";

    private static string Function(string specification) => $$""" "functions": {"acme:shop:getTool": {{specification}}}""";

    private static TestCaseData Case(string name, string members, string[] expected) =>
        new TestCaseData(members, expected).SetArgDisplayNames(name);
}
