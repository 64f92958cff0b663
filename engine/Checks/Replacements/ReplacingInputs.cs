using System.Collections.Concurrent;
using Platform.Engine.Checks.Rules;

namespace Platform.Engine.Checks.Replacements;

/// <summary>
/// Answers which inputs of a resource replace it when they change: those its schema names and those its provider is known for.
/// </summary>
internal static class ReplacingInputs
{
    private static readonly Lazy<Dictionary<string, string[]>> Aws = new(() => Read(ReplacementTable.Aws));
    private static readonly Lazy<Dictionary<string, string[]>> Gcp = new(() => Read(ReplacementTable.Gcp));
    private static readonly Lazy<Dictionary<string, string[]>> Tls = new(() => Read(ReplacementTable.Tls));
    private static readonly Dictionary<string, string[]> None = [];
    private static readonly ConcurrentDictionary<string, IReadOnlySet<string>> Known = new(StringComparer.Ordinal);

    /// <summary>
    /// Paths such as <c>nodeConfig.serviceAccount</c>; a change at a path or inside it replaces, or some changes if it has a sign. Lists
    /// have no indexes.
    /// </summary>
    public static IReadOnlySet<string> Of(string type) => Known.GetOrAdd(type, static token => Find(token));

    /// <summary>All lines of a package, by type in short form; none for packages without any.</summary>
    public static IReadOnlyDictionary<string, string[]> Table(string package) => package switch
    {
        "aws" => Aws.Value,
        "gcp" => Gcp.Value,
        "tls" => Tls.Value,
        _ => None,
    };

    private static HashSet<string> Find(string type)
    {
        var package = PackageSchemas.PackageOf(type);
        if (PackageSchemas.Find(type) is not { } schema)
            return [];

        var paths = new HashSet<string>(StringComparer.Ordinal);
        paths.UnionWith(Table(package).GetValueOrDefault(RuleEntry.ShortForm(type), []));
        foreach (var property in schema.Inputs.Properties)
        {
            if (property.Replaces
                || (package == "aws" && property.Name == "region" && schema.Token.StartsWith("aws:", StringComparison.Ordinal)))
                paths.Add(property.Name);
        }

        return paths;
    }

    private static Dictionary<string, string[]> Read(string lines) =>
        lines.Replace("\\\n", " ")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(" = ", 2))
            .ToDictionary(
                sides => sides[0].Trim(),
                sides => sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Paths).ToArray(),
                StringComparer.Ordinal);

    private static IEnumerable<string> Paths(string text)
    {
        var dot = text.LastIndexOf('.');
        return dot < 0 ? [text] : text[(dot + 1)..].Split('|').Select(name => $"{text[..dot]}.{name}");
    }
}
