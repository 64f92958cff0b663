using System.Collections.Immutable;

namespace Codegen.Schema;

/// <summary>Reads the functions of a package, methods included.</summary>
internal sealed class FunctionReader(TypeReader types, PropertyReader properties)
{
    private static readonly string[] Keys =
    [
        "description", "inputs", "outputs", "deprecationMessage", "language", "isOverlay", "overlaySupportedLanguages", "plain",
    ];

    private static readonly string[] BagKeys = ["type", "properties", "required", "description", "language", "plain"];

    public ImmutableArray<Function> Read(Node root) =>
        [.. root.MembersOf("functions").Select(function => ReadOne(function.Key, function.Value))];

    private Function ReadOne(string token, Node node)
    {
        if (node.Find("multiArgumentInputs") is { } multiple)
            throw multiple.Fault("functions with several arguments are not generated", "leave this function out of the schema");

        PackageReader.Token((token, node.Only(Keys)));
        var outputs = node.Find("outputs");
        var bag = outputs?.Find("properties") is not null;
        return new Function(token, node.Path)
        {
            IsOverlay = node.FlagOf("isOverlay"),
            Deprecation = node.TextOf("deprecationMessage"),
            Inputs = node.Find("inputs") is { } inputs ? Bag(inputs) : null,
            Outputs = bag ? Bag(outputs!.Value) : null,
            ReturnType = !bag && outputs?.Members().Count > 0 ? types.ReadStrict(outputs.Value) : null,
        };
    }

    private ImmutableArray<Property> Bag(Node node) => properties.Read(node.Only(BagKeys), "properties", "required");
}
