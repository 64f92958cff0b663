using Platform.Engine.Graph;
using YamlDotNet.RepresentationModel;

namespace Platform.Engine.Programs;

/// <summary>A Pulumi.{stack}.yaml: a stack's configuration.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Path">The file.</param>
/// <param name="Config">Configuration by full key, over the project's defaults.</param>
internal sealed record StackFile(string Stack, string Path, ObjectValue Config)
{
    private const string Prefix = "Pulumi.";
    private const string Suffix = ".yaml";

    /// <summary>The names of the stacks that have a file, in order.</summary>
    public static IReadOnlyList<string> Names(ProjectFile project) => Directory.Exists(project.StackFolder)
        ?
        [
            .. Directory.EnumerateFiles(project.StackFolder, $"{Prefix}*{Suffix}")
                .Select(file => System.IO.Path.GetFileName(file))
                .Where(file => file.Length > Prefix.Length + Suffix.Length)
                .Select(file => file[Prefix.Length..^Suffix.Length])
                .Order(StringComparer.Ordinal),
        ]
        : [];

    /// <exception cref="UserErrorException">There is no such file, or it is wrong.</exception>
    public static StackFile Read(ProjectFile project, string stack)
    {
        var name = $"{Prefix}{stack}{Suffix}";
        var path = System.IO.Path.Combine(project.StackFolder, name);
        if (!File.Exists(path))
        {
            var known = Names(project);
            throw new UserErrorException(
                name, "--stack", stack, "there is no stack of this name",
                known.Count == 0 ? $"add a file {name}" : $"use one of {string.Join(", ", known)}");
        }

        var file = YamlFile.Read(path);
        var config = file.Get("config") switch
        {
            null or YamlScalarNode { Value: null or "" } => new YamlMappingNode().Children,
            YamlMappingNode mapping => mapping.Children,
            var other => throw new UserErrorException(name, $"{name}:{other.Start.Line}", "config", "must be a mapping of keys to values", null),
        };
        var values = config.Select(entry => KeyValuePair.Create(
            ProjectFile.FullKey(((YamlScalarNode)entry.Key).Value ?? "", project.Name), ConfigText.Of(entry.Value)));
        return new(stack, path, project.Defaults.With(new ObjectValue(values)));
    }
}
