using System.Text.Json.Nodes;
using Platform.Engine.Checks;
using Platform.Engine.Graph;

namespace Platform.Tests.Kinds;

/// <summary>An object of a kind that Kubernetes itself does not have, as the cluster would get it. It knows nothing of schemas.</summary>
/// <param name="Name">The stack, the kind and the resource's logical name.</param>
/// <param name="Patch">Whether it says only some fields of an object that others own.</param>
/// <param name="Object">The object.</param>
internal sealed record CustomObject(string Name, bool Patch, JsonObject Object)
{
    /// <summary>Its apiVersion and kind, such as <c>cert-manager.io/v1:Issuer</c>.</summary>
    public string Kind => $"{Object["apiVersion"]}:{Object["kind"]}";

    /// <summary>The custom objects of a graph.</summary>
    public static IEnumerable<CustomObject> Of(string stack, ResourceGraph graph) =>
        from node in graph.Resources
        where node.Custom && PackageSchemas.PackageOf(node.Type) == "kubernetes" && PackageSchemas.Find(node.Type) is null
        let fields = (JsonObject)Json(node.Inputs)!
        select new CustomObject($"{stack} {fields["kind"]} {node.Name}", node.Type.EndsWith("Patch", StringComparison.Ordinal), fields);

    /// <summary>The value itself, also where it is secret: the cluster gets it so, and the schema is about the value.</summary>
    private static JsonNode? Json(PropertyValue value) => value.Plain switch
    {
        BoolValue flag => flag.Value,
        NumberValue number => number.Value,
        StringValue text => text.Value,
        ListValue list => new JsonArray([.. list.Items.Select(Json)]),
        ObjectValue fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Json(field.Value)))),
        NullValue => null,
        _ => throw new InvalidOperationException($"{value.GetType().Name}: has no place in a Kubernetes object"),
    };
}
