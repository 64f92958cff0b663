using System.Collections;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Platform.Stacks.Environments;
using Platform.Stacks.Rules;
using Platform.Stacks.Specs;
using Platform.Stacks.Versions;

namespace Platform.Tests.Stacks.Fuzz;

/// <summary>What must hold of an environment that was accepted, and of a message where it was not, whatever the stack file was.</summary>
internal static partial class Invariants
{
    private const int Most = 1_000_000_000;

    /// <summary>What is nonsense in an environment; nothing where it makes sense.</summary>
    public static IEnumerable<string> Nonsense(EnvironmentSpec environment)
    {
        foreach (var found in Values("platform", environment))
            yield return found;
        foreach (var (name, cluster) in environment.Clusters)
        {
            foreach (var found in Nonsense(name, cluster, environment))
                yield return $"{name}: {found}";
        }

        var blocks = environment.Clusters.Values.Select(cluster => cluster.Block(environment.Addresses)).OfType<Platform.Components.Networks.CidrBlock>().ToArray();
        for (var i = 0; i < blocks.Length; i++)
        {
            if (blocks[..i].Any(other => other.Overlaps(blocks[i])))
                yield return $"{blocks[i]} overlaps";
        }
    }

    private static IEnumerable<string> Nonsense(string name, ClusterSpec cluster, EnvironmentSpec environment)
    {
        if (!Label().IsMatch(name) || name.Length > 20)
            yield return "name";
        if (cluster.Cloud is null && cluster.Existing is null)
            yield return "no cloud";
        if (cluster.Cloud == Cloud.Aws && !AwsRegion().IsMatch(cluster.Region) || cluster.Cloud == Cloud.Gcp && !GcpRegion().IsMatch(cluster.Region))
            yield return $"region {cluster.Region}";
        if (cluster.Existing is not null)
            yield break;
        if (cluster.Zones.Any(zone => !Regex.IsMatch(zone, cluster.Cloud == Cloud.Aws ? $"^{cluster.Region}[a-z]$" : $"^{cluster.Region}-[a-z]$")))
            yield return $"zones {string.Join(' ', cluster.Zones)}";
        if (KubernetesMinors.Find(cluster.Cloud!.Value, cluster.Version) is null)
            yield return $"version {cluster.Version}";
        if (cluster.Block(environment.Addresses) is null)
            yield return "no addresses";
        foreach (var (pool, spec) in cluster.NodePools)
        {
            if (!Label().IsMatch(pool) || spec.Min < 0 || spec.Max < 1 || spec.Min > spec.Max || spec.Max > 5000)
                yield return $"pool {pool} {spec.Min} {spec.Max}";
        }
    }

    /// <summary>No setting holds what cannot be seen, no number is beyond reason, no word is none of its enumeration.</summary>
    private static IEnumerable<string> Values(string path, object? value) => value switch
    {
        null => [],
        string text => !Spelling.IsPlain(text) ? [$"{path}: {text}"] : [],
        int number => number is < 0 or > Most ? [$"{path}: {number}"] : [],
        double number => double.IsFinite(number) && number is >= 0 and <= Most ? [] : [$"{path}: {number}"],
        Enum word => Enum.IsDefined(word.GetType(), word) ? [] : [$"{path}: {word}"],
        IDictionary map => map.Keys.Cast<string>().SelectMany(key => Values(path, key).Concat(Values($"{path}.{key}", map[key]))),
        IEnumerable list => list.Cast<object?>().SelectMany((item, index) => Values($"{path}[{index}]", item)),
        _ when value.GetType().GetMethod("<Clone>$") is not null => value.GetType().GetProperties().Where(property => property.CanWrite)
            .SelectMany(property => Values($"{path}.{property.Name}", property.GetValue(value))),
        _ => [],
    };

    /// <summary>What a message must not be.</summary>
    public static IEnumerable<string> Faults(Problem problem, IReadOnlyCollection<string> keys)
    {
        var text = problem.ToString();
        if (!keys.Any(key => problem.Path.StartsWith(key, StringComparison.Ordinal)))
            yield return "names no key of the file";
        if (problem.Rule.Length == 0 || problem.Fix.Length == 0 || text.Contains(": : ", StringComparison.Ordinal))
            yield return "lacks a value, a rule or a fix";
        if (text.Split('\n').Length != 2 || text.Replace("\n", "", StringComparison.Ordinal).Any(char.IsControl))
            yield return "is not two lines of visible text";
        if (text.Length > 1500)
            yield return "is too long to read";
        if (Internals().IsMatch(problem.Rule + problem.Fix))
            yield return "speaks of what no stack file has";
        if (text.Contains(FuzzTests.Secret, StringComparison.Ordinal))
            yield return "shows a secret";
    }

    /// <summary>The keys that a message may name: those of the file, and those that the platform knows and the file lacks.</summary>
    public static ImmutableHashSet<string> Keys(IEnumerable<string> given) =>
        [.. given, .. SpecReader.Keys(typeof(EnvironmentSpec)).Select(key => StackConfiguration.Namespace + key)];

    [GeneratedRegex("^[a-z]([a-z0-9-]*[a-z0-9])?$")]
    private static partial Regex Label();

    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]$")]
    private static partial Regex AwsRegion();

    [GeneratedRegex("^[a-z]+-[a-z]+[0-9]+$")]
    private static partial Regex GcpRegion();

    [GeneratedRegex(@"System\.|Platform\.|Exception|   at |`\d")]
    private static partial Regex Internals();
}
