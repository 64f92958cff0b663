using Platform.Engine.Graph;
using YamlDotNet.RepresentationModel;

namespace Platform.Engine.Programs;

/// <summary>A Pulumi.yaml: which program there is, how to run it, and the configuration that holds for all its stacks.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="Runtime">The language host, such as <c>dotnet</c>.</param>
/// <param name="Binary">
/// A built program to run in place of the source; relative to the program's folder. Null: build and run the source.
/// </param>
/// <param name="Root">The folder of the file.</param>
/// <param name="ProgramDirectory">The folder in which the program runs.</param>
/// <param name="EntryPoint">What to run in that folder: <c>.</c> or a file.</param>
/// <param name="StackFolder">The folder of the stack files.</param>
/// <param name="Defaults">Configuration by full key.</param>
/// <param name="Places">Where that configuration stands.</param>
internal sealed record ProjectFile(
    string Name, string Runtime, string? Binary, string Root, string ProgramDirectory, string EntryPoint, string StackFolder,
    ObjectValue Defaults, ConfigPlaces Places)
{
    public const string FileName = "Pulumi.yaml";

    /// <summary>The project of the folder or of the nearest one above it.</summary>
    /// <exception cref="UserErrorException">There is none, or it is wrong.</exception>
    public static ProjectFile Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, FileName)))
                return Read(folder.FullName);
        }

        throw new UserErrorException(
            FileName, FileName, null, $"not found in {from} or any folder above it", "run in a project's folder, or name it with --cwd");
    }

    private static ProjectFile Read(string root)
    {
        var file = YamlFile.Read(Path.Combine(root, FileName));
        var name = file.Text("name") ?? throw Missing("name", "the project needs a name", "add name: my-project");
        var (runtime, binary) = RuntimeOf(file);
        var main = file.Text("main") ?? ".";
        var path = Path.GetFullPath(main, root);
        var (directory, entry) = Directory.Exists(path) ? (path, ".")
            : File.Exists(path) ? (Path.GetDirectoryName(path)!, Path.GetFileName(path))
            : throw new UserErrorException(
                FileName, "main", main, "project 'main' could not be read: there is no such file or folder", "name the program's folder");

        return new(
            name, runtime, binary, root, directory, entry,
            Path.GetFullPath(file.Text("stackConfigDir") ?? ".", root),
            DefaultsOf(file, name),
            new(FileName, file, name));
    }

    private static (string Runtime, string? Binary) RuntimeOf(YamlMappingNode file) => file.Get("runtime") switch
    {
        YamlScalarNode { Value: { Length: > 0 } name } => (name, null),
        YamlMappingNode runtime when runtime.Text("name") is { Length: > 0 } name =>
            (name, (runtime.Get("options") as YamlMappingNode)?.Text("binary")),
        _ => throw Missing("runtime", "the project needs a runtime", "add runtime: dotnet"),
    };

    /// <summary>A value directly, or an object with <c>value</c> or <c>default</c> and perhaps <c>secret</c> and <c>type</c>.</summary>
    private static ObjectValue DefaultsOf(YamlMappingNode file, string project)
    {
        if (file.Get("config") is not YamlMappingNode config)
            return ObjectValue.Empty;

        var defaults = new List<KeyValuePair<string, PropertyValue>>();
        foreach (var (key, node) in config.Children)
        {
            var value = node;
            var isSecret = false;
            if (node is YamlMappingNode typed && (typed.Get("type") ?? typed.Get("default") ?? typed.Get("value")) is not null)
            {
                value = typed.Get("value") ?? typed.Get("default");
                isSecret = typed.Text("secret") == "true";
            }

            if (value is null)
                continue;
            var text = ConfigText.Of(value);
            defaults.Add(
                new(FullKey(((YamlScalarNode)key).Value!, project), isSecret && text is not SecretValue ? new SecretValue(text) : text));
        }

        return new ObjectValue(defaults);
    }

    /// <summary>Keys without a namespace belong to the project; <c>ns:config:key</c> is an old way to write <c>ns:key</c>.</summary>
    internal static string FullKey(string key, string project) => key.Split(':', 3) switch
    {
        [_] => $"{project}:{key}",
        [var space, "config", var rest] => $"{space}:{rest}",
        _ => key,
    };

    private static UserErrorException Missing(string key, string rule, string fix) => new(FileName, key, null, rule, fix);
}
