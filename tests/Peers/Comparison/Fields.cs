using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Peers.Tests.Comparison;

/// <summary>A message as a flat list of fields: the path of each leaf and its JSON.</summary>
internal static class Fields
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Lists every leaf; an empty list or object is a leaf too.</summary>
    public static Dictionary<string, string> Of(JsonObject message)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(fields, "", message);
        return fields;
    }

    private static void Add(Dictionary<string, string> fields, string path, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } inner:
                foreach (var (key, value) in inner)
                    Add(fields, path.Length == 0 ? key : $"{path}.{key}", value);
                break;
            case JsonArray { Count: > 0 } list:
                foreach (var (index, value) in InOrder(path, list).Index())
                    Add(fields, $"{path}[{index}]", value);
                break;
            default:
                fields.Add(path, node?.ToJsonString(Readable) ?? "null");
                break;
        }
    }

    // Dependencies are sets: neither SDK promises an order, and the engine wants none.
    private static IEnumerable<JsonNode?> InOrder(string path, JsonArray list) =>
        path.EndsWith("dependencies", StringComparison.Ordinal) || path.EndsWith(".urns", StringComparison.Ordinal)
            ? list.OrderBy(urn => urn!.GetValue<string>(), StringComparer.Ordinal)
            : list;
}
