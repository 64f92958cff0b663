using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Tests.Support;
using Platform.Stacks.Schemas;

namespace Platform.Tests.Stacks.Schemas;

/// <summary>What the specs describe, read once for all tests that ask.</summary>
internal static class Described
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The keys under <c>platform:</c>.</summary>
    public static ImmutableArray<Setting> Platform { get; } = SettingTree.Read();

    /// <summary>The schema of stack files.</summary>
    public static JsonObject Schema { get; } = new PlatformSchema().Of(Platform);

    /// <summary>The schema without what rules know: it says what the reader takes.</summary>
    public static JsonObject Shape { get; } = new PlatformSchema(limits: false).Of(Platform);

    /// <summary>A schema as a file.</summary>
    public static string Text(JsonObject schema) => schema.ToJsonString(Indented) + "\n";

    /// <summary>A schema to hold values against.</summary>
    public static JsonSchema Held(JsonObject schema) => JsonSchema.Parse(schema.ToJsonString());

    /// <summary>The key of a path without <c>platform:</c>, such as <c>clusters.*.region</c>.</summary>
    public static Setting At(string path) =>
        Platform.SelectMany(setting => setting.All()).Single(setting => setting.Path == $"platform:{path}");
}
