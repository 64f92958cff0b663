using System.Text.Json;

namespace Codegen.Schema;

/// <summary>A JSON value together with the path that leads to it. It owns the messages about shape, not those about meaning.</summary>
internal readonly record struct Node(JsonElement Json, string Path)
{
    public SchemaException Fault(string rule, string fix) => new(Path, rule, fix);

    public Node? Find(string key) =>
        Expect(JsonValueKind.Object, "an object").TryGetProperty(key, out var value) ? new Node(value, $"{Path}/{key}") : null;

    public Node Get(string key) => Find(key) ?? throw Fault($"has no \"{key}\"", $"add \"{key}\" here");

    public IReadOnlyList<(string Key, Node Value)> Members()
    {
        var path = Path;
        return [.. Expect(JsonValueKind.Object, "an object").EnumerateObject()
            .Select(member => (member.Name, new Node(member.Value, $"{path}/{member.Name}")))
            .OrderBy(member => member.Name, StringComparer.Ordinal)];
    }

    public IReadOnlyList<Node> Items()
    {
        var path = Path;
        return [.. Expect(JsonValueKind.Array, "a list").EnumerateArray().Select((item, index) => new Node(item, $"{path}/{index}"))];
    }

    public string Text() => Expect(JsonValueKind.String, "a string").GetString()!;

    public bool Flag() => Json.ValueKind is JsonValueKind.True or JsonValueKind.False ? Json.GetBoolean() : throw NotA("true or false");

    public string? TextOf(string key) => Find(key)?.Text();

    public bool FlagOf(string key) => Find(key)?.Flag() ?? false;

    public IReadOnlyList<(string Key, Node Value)> MembersOf(string key) => Find(key)?.Members() ?? [];

    public IReadOnlyList<Node> ItemsOf(string key) => Find(key)?.Items() ?? [];

    /// <summary>Refuses every key that the package-schema format does not have at this place.</summary>
    public Node Only(params string[] keys)
    {
        foreach (var member in Expect(JsonValueKind.Object, "an object").EnumerateObject())
        {
            if (!keys.Contains(member.Name, StringComparer.Ordinal))
                throw Fault($"\"{member.Name}\" is not known here", $"remove it, or use one of: {string.Join(", ", keys)}");
        }

        return this;
    }

    private JsonElement Expect(JsonValueKind kind, string what) => Json.ValueKind == kind ? Json : throw NotA(what);

    private SchemaException NotA(string what) => Fault($"is {Kind()}, must be {what}", $"write {what}");

    private string Kind() => Json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => Json.GetRawText(),
    };
}
