using System.Text.RegularExpressions;
using Platform.Components.AddOns;
using Platform.Stacks.Environments;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Rules;

/// <summary>What must hold for an environment before anything of it is built. Pure; finds everything at once.</summary>
public static partial class EnvironmentRules
{
    private const string Clusters = "platform:clusters";

    /// <summary>Everything that is wrong and everything that somebody should know.</summary>
    /// <param name="spec">The environment.</param>
    /// <param name="today">The day against which support dates are read.</param>
    public static Findings Check(EnvironmentSpec spec, DateOnly today)
    {
        var plans = spec.Clusters.ToImmutableSortedDictionary(
            cluster => cluster.Key, cluster => AddOnPlan.For(ClusterFacts.Of(spec, cluster.Key, cluster.Value), cluster.Value.AddOns.All()),
            StringComparer.Ordinal);
        return Check(spec, plans, today);
    }

    private static Findings Check(EnvironmentSpec spec, ImmutableSortedDictionary<string, AddOnPlan> plans, DateOnly today) => new(
        [
            .. OfEnvironment(spec),
            .. LifetimeRules.Problems(spec),
            .. DeployRules.Problems(spec),
            .. SecretRules.Problems(spec),
            .. spec.Clusters.SelectMany(
                cluster => Problems(spec, $"{Clusters}.{cluster.Key}", cluster.Key, cluster.Value, plans[cluster.Key], today)),
            .. AddressRules.Between(Clusters, spec),
        ],
        [
            .. LifetimeRules.Warnings(spec, today),
            .. spec.Builds(LayerPart.Clusters) ? OfClusters(spec, today) : [],
            .. spec.Builds(LayerPart.AddOns) ? InClusters(spec, plans) : [],
            .. SecretRules.Warnings(spec),
        ],
        [.. SecretRules.Missing(spec)]);

    /// <summary>What the layer of the clusters should know.</summary>
    private static IEnumerable<Problem> OfClusters(EnvironmentSpec spec, DateOnly today) =>
    [
        .. spec.Clusters.SelectMany(cluster => VersionRules.Warnings($"{Clusters}.{cluster.Key}", cluster.Value, today)),
        .. spec.Clusters.SelectMany(cluster => EksRules.Warnings($"{Clusters}.{cluster.Key}", cluster.Value)),
    ];

    /// <summary>What the layer of what runs in them should know.</summary>
    private static IEnumerable<Problem> InClusters(EnvironmentSpec spec, ImmutableSortedDictionary<string, AddOnPlan> plans) =>
    [
        .. spec.Clusters.SelectMany(cluster => AddOnRules.Warnings($"{Clusters}.{cluster.Key}", plans[cluster.Key])),
        .. IdentityRules.Warnings(Clusters, spec),
    ];

    private static IEnumerable<Problem> OfEnvironment(EnvironmentSpec spec)
    {
        if (spec.Clusters.IsEmpty && spec.Deploy is null)
            yield return new(Clusters, "none", "an environment needs a cluster",
                $"add one, such as {Clusters}: {{ main: {{ cloud: aws }} }}");
        if (!Label().IsMatch(spec.Organization))
            yield return new("platform:organization", spec.Organization, "must be lower-case letters, digits and dashes",
                "use a short name such as acme");

        foreach (var (key, value) in spec.Tags)
        {
            if (!TagKey().IsMatch(key))
            {
                yield return new($"platform:tags.{key}", key,
                    "a tag's key must start with a lower-case letter, and have lower-case letters, digits, dash and underscore only",
                    "rename it, such as cost-center");
            }

            if (!TagValue().IsMatch(value))
            {
                yield return new($"platform:tags.{key}", value,
                    "a tag's value must be lower-case letters, digits, dash and underscore, up to 63",
                    "write it so, such as team-platform");
            }

            if (PlatformTags.Own.Contains(key))
                yield return new($"platform:tags.{key}", value, "is a tag that the platform itself sets", "use another key");
        }
    }

    /// <summary>What is wrong with one cluster, from its place in the world to what runs in it.</summary>
    private static IEnumerable<Problem> Problems(
        EnvironmentSpec spec, string path, string name, ClusterSpec cluster, AddOnPlan plan, DateOnly today) =>
    [
        .. ClusterRules.Problems(spec, path, name, cluster),
        .. VersionRules.Problems(path, cluster, today),
        .. cluster.Existing is null ? OfMade(spec, path, name, cluster) : ExistingRules.Problems(spec, path, cluster),
        .. IdentityRules.Problems(path, cluster),
        .. AddOnRules.Problems(path, cluster, plan),
        .. TenantRules.Problems(path, cluster, plan),
    ];

    /// <summary>What is wrong with what only a cluster of ours has.</summary>
    private static IEnumerable<Problem> OfMade(EnvironmentSpec spec, string path, string name, ClusterSpec cluster) =>
    [
        .. AddressRules.Of(path, spec.Addresses, cluster),
        .. NodePoolRules.Problems(path, name, cluster),
        .. cluster.Cloud == Cloud.Aws ? EksRules.Problems(path, cluster) : GkeRules.Problems(path, spec, cluster),
    ];

    /// <summary>A label of DNS that starts with a letter, up to 30 characters.</summary>
    [GeneratedRegex("^[a-z]([a-z0-9-]{0,28}[a-z0-9])?$")]
    internal static partial Regex Label();

    [GeneratedRegex("^[a-z][a-z0-9_-]{0,62}$")]
    internal static partial Regex TagKey();

    [GeneratedRegex("^[a-z0-9_-]{0,63}$")]
    internal static partial Regex TagValue();
}
