using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Platform.Tests.Stacks.Fuzz;

/// <summary>The stack files that mutations start from, as the JSON that the CLI makes of them.</summary>
internal static class StackFiles
{
    private static readonly string[] Paths = ["Pulumi.dev.yaml", "Pulumi.staging.yaml", "Pulumi.prod.yaml", "tests/Golden/everything.yaml"];

    /// <summary>Configuration by full key, one per file.</summary>
    public static IReadOnlyList<JsonObject> All { get; } = [.. Paths.Select(path => Read(Path.Combine(Root(), path)))];

    private static JsonObject Read(string path)
    {
        var stream = new YamlStream();
        using var text = File.OpenText(path);
        stream.Load(text);
        return (JsonObject)Json(((YamlMappingNode)stream.Documents[0].RootNode)["config"])!;
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode { Children.Count: 1 } secure when secure.Children.ContainsKey("secure") => "[secret]",
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(entry => KeyValuePair.Create(entry.Key.ToString(), Json(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when bool.TryParse(scalar.Value, out var flag) => flag,
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when long.TryParse(scalar.Value, CultureInfo.InvariantCulture, out var number) => number,
        YamlScalarNode scalar => scalar.Value,
        _ => null,
    };

    /// <summary>Tests run in a folder below the repository; where the compiler saw this file is only known on the machine that compiled it.</summary>
    private static string Root()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("no Infra.sln above the tests");
    }
}
