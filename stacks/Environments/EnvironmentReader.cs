using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Platform.Stacks.Profiles;
using Platform.Stacks.Rules;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Environments;

/// <summary>Reads an environment from a stack's configuration over its profile. Precedence: profile, then stack file, nothing else.</summary>
public static class EnvironmentReader
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static readonly string[] Keys =
        [.. typeof(ClusterSpec).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal)];

    /// <summary>The environment, checked.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="organization">The value of <c>platform:organization</c>, or null.</param>
    /// <param name="clusters">The value of <c>platform:clusters</c> as JSON text, or null.</param>
    /// <exception cref="ConfigurationException">Something is wrong; the message lists everything.</exception>
    public static EnvironmentSpec Read(string stack, string? organization, string? clusters)
    {
        var problems = new List<Problem>();
        var spec = new EnvironmentSpec { Name = stack, Clusters = Clusters(clusters, EnvironmentProfiles.For(stack), problems) };
        if (organization is not null)
            spec = spec with { Organization = organization };

        if (problems.Count == 0)
            problems.AddRange(EnvironmentRules.Check(spec));
        return problems.Count == 0 ? spec : throw new ConfigurationException($"Pulumi.{stack}.yaml", problems);
    }

    private static ImmutableSortedDictionary<string, ClusterSpec> Clusters(string? text, Profile profile, List<Problem> problems)
    {
        const string Path = "platform:clusters";
        if (text is null)
            return ImmutableSortedDictionary<string, ClusterSpec>.Empty;

        JsonNode? node;
        try
        {
            node = JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            node = null;
        }

        if (node is not JsonObject clusters)
        {
            problems.Add(new(Path, text, "must be a map from cluster names to clusters", $"write {Path}: {{ main: {{ cloud: aws }} }}"));
            return ImmutableSortedDictionary<string, ClusterSpec>.Empty;
        }

        var specs = ImmutableSortedDictionary.CreateBuilder<string, ClusterSpec>();
        foreach (var (name, given) in clusters)
        {
            if (Cluster($"{Path}.{name}", given as JsonObject ?? [], profile, problems) is { } spec)
                specs.Add(name, spec);
        }

        return specs.ToImmutable();
    }

    private static ClusterSpec? Cluster(string path, JsonObject given, Profile profile, List<Problem> problems)
    {
        var merged = Merge(JsonSerializer.SerializeToNode(profile.Cluster, Format)!.AsObject(), given);
        if (merged["nodePools"] is JsonObject pools)
        {
            foreach (var (name, pool) in pools.ToArray())
                pools[name] = Merge(JsonSerializer.SerializeToNode(profile.NodePool, Format)!.AsObject(), pool as JsonObject ?? []);
        }

        try
        {
            return merged.Deserialize<ClusterSpec>(Format);
        }
        catch (JsonException wrong)
        {
            var at = wrong.Path is { Length: > 1 } inner ? path + inner[1..] : path;
            problems.Add(new(at, "given", Reason(wrong), $"the keys of a cluster are {string.Join(", ", Keys)}"));
            return null;
        }
    }

    /// <summary>The given values over the defaults, key by key in objects.</summary>
    private static JsonObject Merge(JsonObject defaults, JsonObject given)
    {
        foreach (var (key, value) in given.ToArray())
        {
            defaults[key] = value is JsonObject over && defaults[key] is JsonObject under
                ? Merge(under.DeepClone().AsObject(), over)
                : value?.DeepClone();
        }

        return defaults;
    }

    private static string Reason(JsonException wrong) =>
        wrong.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "is not a known key" : "has a value of the wrong kind";
}
