using System.Globalization;
using Platform.Engine.Graph;
using YamlDotNet.RepresentationModel;

namespace Platform.Engine.Programs;

/// <summary>
/// Where configuration stands: finds the line of a key such as <c>platform:clusters.main.zones[1]</c> in a stack's file or its
/// project's. It knows no key's meaning.
/// </summary>
/// <param name="file">The file's name.</param>
/// <param name="root">What is in it.</param>
/// <param name="project">The project's name, which keys without a namespace belong to.</param>
/// <param name="fallback">Where else to look for a key that is not here.</param>
/// <param name="beside">
/// The places of another stack's file by its name, for problems that name it; null where there is no such file.
/// </param>
internal sealed class ConfigPlaces(
    string file, YamlMappingNode root, string project, ConfigPlaces? fallback = null, Func<string, ConfigPlaces?>? beside = null)
{
    private readonly IReadOnlyDictionary<YamlNode, YamlNode> _config =
        (root.Get("config") as YamlMappingNode ?? new()).Children.ToDictionary(entry => entry.Key, entry => entry.Value);

    /// <summary>A problem of a configuration key with the file and line in front of the key; any other as it was.</summary>
    public Problem Locate(Problem problem)
    {
        if (problem.Urn is null && problem.Path.Split(": ", 2) is [var other, var key] && beside?.Invoke(other) is { } places)
            return places.Locate(problem with { Path = key });
        return problem.Urn is null && Of(problem.Path) is { } place ? problem with { Path = $"{place}: {problem.Path}" } : problem;
    }

    /// <summary>
    /// Such as <c>Pulumi.prod.yaml:14</c>: the line of the key, or of the nearest one above it that is there. Null where the key is in no
    /// namespace of the configuration.
    /// </summary>
    public string? Of(string key)
    {
        if (key.Split(':') is not [var space, { Length: > 0 }, ..])
            return null;
        return Find(key) ?? fallback?.Find(key) ?? (IsNamespace(space) || fallback?.IsNamespace(space) == true ? At(Heading) : null);
    }

    /// <summary>Where configuration starts, or would.</summary>
    private long Heading => root.Children.Keys.FirstOrDefault(key => key is YamlScalarNode { Value: "config" })?.Start.Line ?? 1;

    private bool IsNamespace(string space) =>
        space == project || _config.Keys.Any(key => Full(key).StartsWith($"{space}:", StringComparison.Ordinal));

    private string? Find(string key)
    {
        var found = Longest(_config.Keys, Full, key);
        return found is null ? null : At(Line(found.Start.Line, _config[found], key[Full(found).Length..]));
    }

    /// <summary>Follows a path as far as it leads.</summary>
    private static long Line(long line, YamlNode node, string rest)
    {
        while (rest.Length > 0)
        {
            if (node is YamlMappingNode mapping && rest[0] == '.')
            {
                var next = Longest(mapping.Children.Keys, Name, rest[1..]);
                if (next is null)
                    return line;
                (line, node, rest) = (next.Start.Line, mapping.Children[next], rest[(1 + Name(next).Length)..]);
            }
            else if (node is YamlSequenceNode list && Index(rest) is { } index && index < list.Children.Count)
                (line, node, rest) = (list.Children[index].Start.Line, list.Children[index], rest[(rest.IndexOf(']') + 1)..]);
            else
                return line;
        }

        return line;
    }

    /// <summary>Keys may have dots in them, so the longest that fits is meant.</summary>
    private static YamlNode? Longest(IEnumerable<YamlNode> keys, Func<YamlNode, string> name, string path) =>
        keys.Where(key => Continues(path, name(key))).MaxBy(key => name(key).Length);

    private static bool Continues(string path, string key) =>
        key.Length > 0 && path.StartsWith(key, StringComparison.Ordinal) && (path.Length == key.Length || path[key.Length] is '.' or '[');

    private static int? Index(string rest) =>
        rest[0] == '[' && rest.IndexOf(']') is > 1 and var end
        && int.TryParse(rest[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index : null;

    private string Full(YamlNode key) => ProjectFile.FullKey(Name(key), project);

    private static string Name(YamlNode key) => (key as YamlScalarNode)?.Value ?? "";

    private string At(long line) => string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");
}
