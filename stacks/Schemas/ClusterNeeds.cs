using System.Text.Json.Nodes;

namespace Platform.Stacks.Schemas;

/// <summary>What a cluster cannot be without, by whether it is made or adopted and by its cloud.</summary>
internal static class ClusterNeeds
{
    /// <summary>The conditions, as a schema states them.</summary>
    public static JsonArray All() =>
    [
        new JsonObject
        {
            ["if"] = Has("existing", "object"),
            ["else"] = new JsonObject
            {
                ["required"] = new JsonArray("cloud", "region", "zones", "network", "nodePools"),
                ["properties"] = new JsonObject
                {
                    ["zones"] = new JsonObject { ["minItems"] = 2, ["maxItems"] = 6 },
                    ["nodePools"] = new JsonObject { ["minProperties"] = 1 },
                },
            },
        },
        On("aws", "account"),
        On("gcp", "project", "projectNumber"),
    ];

    private static JsonObject On(string cloud, params string[] needed) => new()
    {
        ["if"] = new JsonObject
        {
            ["required"] = new JsonArray("cloud"),
            ["properties"] = new JsonObject { ["cloud"] = new JsonObject { ["const"] = cloud } },
        },
        ["then"] = new JsonObject { ["required"] = new JsonArray([.. needed.Select(key => JsonValue.Create(key))]) },
    };

    private static JsonObject Has(string key, string type) => new()
    {
        ["required"] = new JsonArray(key),
        ["properties"] = new JsonObject { [key] = new JsonObject { ["type"] = type } },
    };
}
