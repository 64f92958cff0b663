using System.Text.RegularExpressions;
using Engine.Tests.Support;

namespace Platform.Tests.Golden;

/// <summary>A project with the repository's production and the layers that docs/layers.md shows, in a folder of its own.</summary>
internal sealed partial class LayeredProject : IDisposable
{
    public LayeredProject()
    {
        Folder = Directory.CreateTempSubdirectory("layers-").FullName;
        Write("Pulumi.yaml", $"name: platform\nruntime: dotnet\nmain: {Path.Combine(Repository.Root, "infra")}\n");
        Write("Pulumi.prod.yaml", Environment);
        foreach (Match file in StackFile().Matches(Page))
            Write(file.Groups["name"].Value, file.Groups["yaml"].Value);
    }

    /// <summary>The page.</summary>
    public static string Page { get; } = File.ReadAllText(Repository.PathOf("docs/layers.md"));

    /// <summary>The description that all layers share.</summary>
    public static string Environment { get; } = File.ReadAllText(Repository.PathOf("Pulumi.prod.yaml"));

    public string Folder { get; }

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>The blocks that name their file in their first line.</summary>
    [GeneratedRegex(@"```yaml\n# (?<name>Pulumi\.[a-z-]+\.yaml)\n(?<yaml>[\s\S]*?)```")]
    private static partial Regex StackFile();
}
