using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace Platform.Tests.Stacks.Schemas;

/// <summary>Reads YAML as JSON; what has no quotes and looks like a number or a flag is one.</summary>
internal static class StackYaml
{
    public static JsonNode? Read(string yaml) => JsonSerializer.SerializeToNode(Plain(
        new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object?>(yaml)));

    private static object? Plain(object? value) => value switch
    {
        IDictionary<object, object?> map => map.ToDictionary(entry => $"{entry.Key}", entry => Plain(entry.Value)),
        IList<object?> list => list.Select(Plain).ToArray(),
        _ => value,
    };
}
