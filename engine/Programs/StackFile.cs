using Platform.Engine.Checks;
using Platform.Engine.Graph;
using YamlDotNet.RepresentationModel;

namespace Platform.Engine.Programs;

/// <summary>A Pulumi.{stack}.yaml: a stack's configuration.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Path">The file.</param>
/// <param name="Config">Configuration by full key, over the project's defaults.</param>
/// <param name="Places">Where configuration stands.</param>
internal sealed record StackFile(string Stack, string Path, ObjectValue Config, ConfigPlaces Places)
{
    private const string Prefix = "Pulumi.";
    private const string Suffix = ".yaml";

    /// <summary>What the CLI reads beside each other.</summary>
    private static readonly string[] Known = ["config", "encryptedkey", "encryptionsalt", "environment", "secretsprovider"];

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
        if (Mistakes(name, file, project).ToArray() is { Length: > 0 } mistakes)
            throw new UserErrorException(name, mistakes);
        var config = file.Get("config") switch
        {
            null or YamlScalarNode { Value: null or "" or "~" or "null" } => new YamlMappingNode().Children,
            YamlMappingNode mapping => mapping.Children,
            var other => throw new UserErrorException(
                name, $"{name}:{other.Start.Line}: config", null, "must be a mapping of keys to values",
                $"write config: {{ {project.Name}:key: value }}"),
        };
        var values = config.Select(entry => KeyValuePair.Create(FullKey(entry.Key, project), ConfigText.Of(entry.Value)));
        return new(stack, path, project.Defaults.With(new ObjectValue(values)),
            new(name, file, project.Name, project.Places, other => Beside(project, other)));
    }

    /// <summary>Where configuration stands in another stack's file; null where there is none of the name.</summary>
    private static ConfigPlaces? Beside(ProjectFile project, string file)
    {
        if (!Names(project).Any(stack => file == $"{Prefix}{stack}{Suffix}"))
            return null;

        try
        {
            return new(file, YamlFile.Read(System.IO.Path.Combine(project.StackFolder, file)), project.Name);
        }
        catch (UserErrorException)
        {
            // Whoever named it has said what is wrong with it.
            return null;
        }
    }

    /// <summary>
    /// Keys beside <c>config</c> that were meant to be it, or in it, which the CLI would not read; and keys that are one in two spellings.
    /// </summary>
    private static IEnumerable<Problem> Mistakes(string name, YamlMappingNode file, ProjectFile project)
    {
        foreach (var key in file.Children.Keys.OfType<YamlScalarNode>().Where(key => !Known.Contains(key.Value)))
        {
            var fix = key.Value!.Contains(':') ? "indent it, below config:"
                : NearestName.Of(key.Value, Known) is { } near ? $"did you mean {near}?" : null;
            if (fix is not null)
                yield return new(Severity.Error, null, $"{name}:{key.Start.Line}: {key.Value}", null, "is no key beside config", fix);
        }

        if (file.Get("config") is not YamlMappingNode config)
            yield break;
        foreach (var same in config.Children.Keys.GroupBy(key => FullKey(key, project)).Where(same => same.Count() > 1))
        {
            yield return new(Severity.Error, null, $"{name}:{same.Last().Start.Line}: {same.Key}", null,
                $"stands there already, on line {same.First().Start.Line}", "leave one of them out");
        }
    }

    private static string FullKey(YamlNode key, ProjectFile project) =>
        ProjectFile.FullKey(((YamlScalarNode)key).Value ?? "", project.Name);
}
