using System.Text.Json.Nodes;

namespace Platform.Stacks.Schemas;

/// <summary>The keys of a stack file that the engine reads and the program does not: what of the resources is checked.</summary>
internal static class PolicyKeys
{
    /// <summary>The keys, without their namespace.</summary>
    public static ImmutableArray<string> Names { get; } = ["budget", "enforcement", "environment", "maxIncrease", "waivers"];

    /// <summary>The keys with their schemas.</summary>
    public static IEnumerable<KeyValuePair<string, JsonObject>> All() =>
    [
        new("policy:budget", Dollars(
            "The most that a month may usually cost (COST-001); docs/policy.md. Default: none.", "^[0-9]+(\\.[0-9]+)?$", 2500)),
        new("policy:enforcement", Words(
            "What breaches of rules do; docs/policy.md. Default: mandatory.", "mandatory", "advisory")),
        new("policy:environment", Words(
            "What the stack is for: some rules hold in production only; docs/policy.md. Default: production.",
            "production", "staging", "development")),
        new("policy:maxIncrease", Dollars(
            "The most by which a change may raise what a month costs (COST-002); docs/policy.md. Default: none.",
            "^[0-9]+(\\.[0-9]+)?%?$", 200, "10%")),
        new("policy:waivers", new()
        {
            ["description"] = "Exceptions from rules that somebody answers for, for a time; docs/policy.md. Default: none.",
            ["type"] = new JsonArray("array", "null"),
            ["items"] = Waiver(),
        }),
    ];

    private static JsonObject Words(string description, params string[] words) => new()
    {
        ["description"] = description,
        ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]),
        ["default"] = words[0],
    };

    /// <summary>The CLI writes numbers as text.</summary>
    private static JsonObject Dollars(string description, string pattern, params JsonNode[] examples) => new()
    {
        ["description"] = description,
        ["type"] = new JsonArray("number", "string", "null"),
        ["minimum"] = 0,
        ["pattern"] = pattern,
        ["examples"] = new JsonArray([.. examples]),
    };

    private static JsonObject Waiver() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["rule"] = Text("The rule's id, such as EKS-001.", "^[A-Z0-9]+-[0-9]+$"),
            ["resource"] = Text("The resource's logical name or urn; * stands for any part of it.", @"\S"),
            ["reason"] = Text("Why, for whoever reads it next.", @"\S"),
            ["expires"] = Text("The last day on which it holds, such as 2027-03-31.", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        },
        ["required"] = new JsonArray("rule", "resource", "reason", "expires"),
        ["additionalProperties"] = false,
    };

    private static JsonObject Text(string description, string pattern) =>
        new() { ["description"] = description, ["type"] = "string", ["pattern"] = pattern };
}
