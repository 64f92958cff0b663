using System.Text.RegularExpressions;
using Platform.Components.Networks;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Rules;

/// <summary>What must hold for an environment before anything of it is built. Pure; finds everything at once.</summary>
public static partial class EnvironmentRules
{
    private const string Clusters = "platform:clusters";

    // GKE allows 40 characters in a cluster's name, and physical names are organization-environment-cluster.
    private const int LongestClusterName = 40;

    /// <summary>Everything that is wrong and everything that somebody should know.</summary>
    /// <param name="spec">The environment.</param>
    /// <param name="today">The day against which support dates are read.</param>
    public static Findings Check(EnvironmentSpec spec, DateOnly today) => new(
        [
            .. OfEnvironment(spec),
            .. spec.Clusters.SelectMany(cluster => OfCluster(spec, cluster.Key, cluster.Value)),
            .. spec.Clusters.SelectMany(cluster => VersionRules.Problems($"{Clusters}.{cluster.Key}", cluster.Value, today)),
            .. spec.Clusters.SelectMany(cluster => AddOnRules.Problems($"{Clusters}.{cluster.Key}", spec, cluster.Key, cluster.Value)),
            .. OfOverlaps(spec),
        ],
        [
            .. spec.Clusters.SelectMany(cluster => VersionRules.Warnings($"{Clusters}.{cluster.Key}", cluster.Value, today)),
            .. spec.Clusters.SelectMany(cluster => AddOnRules.Warnings($"{Clusters}.{cluster.Key}", spec, cluster.Key, cluster.Value)),
        ]);

    private static IEnumerable<Problem> OfEnvironment(EnvironmentSpec spec)
    {
        if (spec.Clusters.IsEmpty)
            yield return new(Clusters, "none", "an environment needs a cluster", $"add one, such as {Clusters}: {{ main: {{ cloud: aws }} }}");
        if (!Label().IsMatch(spec.Organization))
            yield return new("platform:organization", spec.Organization, "must be lower-case letters, digits and dashes", "use a short name such as acme");
    }

    private static IEnumerable<Problem> OfCluster(EnvironmentSpec spec, string name, ClusterSpec cluster)
    {
        var path = $"{Clusters}.{name}";
        var physical = $"{spec.Organization}-{spec.Name}-{name}";
        if (!Label().IsMatch(name))
            yield return new(path, name, "a cluster's name must be lower-case letters, digits and dashes", "rename it");
        else if (physical.Length > LongestClusterName)
            yield return new(path, physical, $"the physical name must be {LongestClusterName} characters or fewer", "shorten the cluster's name");

        if (cluster.Cloud is null)
            yield return new($"{path}.cloud", "none", "must be aws or gcp", $"set {path}.cloud to aws or gcp");
        if (cluster.Region.Length == 0)
            yield return new($"{path}.region", "none", "a cluster needs a region", $"set {path}.region, such as eu-west-1");
        if (cluster is { Cloud: Cloud.Aws } && (cluster.Account is null || !AccountId().IsMatch(cluster.Account)))
        {
            yield return new($"{path}.account", cluster.Account ?? "none", "a cluster on AWS needs its account's number of 12 digits",
                $"set {path}.account, in quotes, to what aws sts get-caller-identity says");
        }

        if (cluster is { Cloud: Cloud.Gcp } && (cluster.ProjectNumber is null || !ProjectNumber().IsMatch(cluster.ProjectNumber)))
        {
            yield return new($"{path}.projectNumber", cluster.ProjectNumber ?? "none", "a cluster on Google Cloud needs its project's number: identities are named by it",
                $"set {path}.projectNumber, in quotes, to what gcloud projects describe says");
        }

        if (cluster is { Cloud: Cloud.Gcp, Project: null or "" })
            yield return new($"{path}.project", "none", "a cluster on Google Cloud needs a project", $"set {path}.project to the project's id");

        foreach (var problem in OfZones(path, cluster).Concat(OfNetwork(path, cluster)).Concat(OfNodePools(path, cluster)))
            yield return problem;
    }

    private static IEnumerable<Problem> OfZones(string path, ClusterSpec cluster)
    {
        if (cluster.Zones.Count is < 2 or > 6)
        {
            yield return new($"{path}.zones", $"{cluster.Zones.Count}", "must be 2 to 6 zones: one zone is not highly available",
                $"list the zones, such as {cluster.Region}a and {cluster.Region}b");
        }

        foreach (var zone in cluster.Zones.Where(zone => !zone.StartsWith(cluster.Region, StringComparison.Ordinal)))
            yield return new($"{path}.zones", zone, $"is not a zone of {cluster.Region}", "list zones of the cluster's own region");
        foreach (var zone in cluster.Zones.Where(zone => cluster.Cloud == Cloud.Aws && !AwsAddressPlan.Knows(zone)))
            yield return new($"{path}.zones", zone, "only zones a to f have a place in the network's plan", "use another zone");
    }

    private static IEnumerable<Problem> OfNetwork(string path, ClusterSpec cluster)
    {
        var cidr = cluster.Network.Cidr;
        if (!CidrBlock.TryParse(cidr, out var block))
        {
            yield return new($"{path}.network.cidr", cidr.Length == 0 ? "none" : cidr, "must be a block such as 10.0.0.0/16, with no bits set beyond its prefix",
                $"set {path}.network.cidr to a block that nothing else uses");
            yield break;
        }

        var (shortest, longest) = cluster.Cloud == Cloud.Gcp ? (GcpAddressPlan.ShortestPrefix, GcpAddressPlan.LongestPrefix) : (16, AwsAddressPlan.LongestPrefix);
        if (block.Prefix < shortest || block.Prefix > longest)
        {
            yield return new($"{path}.network.cidr", cidr, $"must be between /{shortest} and /{longest} to be divided among zones and tiers",
                $"use a block such as 10.0.0.0/{shortest}");
        }
    }

    private static IEnumerable<Problem> OfNodePools(string path, ClusterSpec cluster)
    {
        if (cluster.NodePools.IsEmpty)
            yield return new($"{path}.nodePools", "none", "a cluster needs a node pool", $"add one, such as {path}.nodePools: {{ system: {{}} }}");

        foreach (var (name, pool) in cluster.NodePools)
        {
            if (!Label().IsMatch(name))
                yield return new($"{path}.nodePools.{name}", name, "a pool's name must be lower-case letters, digits and dashes", "rename it");
            if (pool.Min < 0)
                yield return new($"{path}.nodePools.{name}.min", $"{pool.Min}", "must not be negative", "use 0 or more");
            if (pool.Max < 1 || pool.Max < pool.Min)
                yield return new($"{path}.nodePools.{name}.max", $"{pool.Max}", $"must be at least 1 and at least min, {pool.Min}", $"set it to {Math.Max(1, pool.Min)} or more");
        }
    }

    private static IEnumerable<Problem> OfOverlaps(EnvironmentSpec spec)
    {
        var blocks = spec.Clusters
            .Select(cluster => (cluster.Key, cluster.Value.Network.Cidr, Block: CidrBlock.TryParse(cluster.Value.Network.Cidr, out var block) ? block : (CidrBlock?)null))
            .Where(cluster => cluster.Block is not null)
            .ToArray();
        return from first in blocks
               from second in blocks
               where string.CompareOrdinal(first.Key, second.Key) < 0 && first.Block!.Value.Overlaps(second.Block!.Value)
               select new Problem($"{Clusters}.{second.Key}.network.cidr", second.Cidr, $"overlaps {first.Cidr} of cluster {first.Key}", "use a block of its own");
    }

    [GeneratedRegex("^[a-z]([a-z0-9-]{0,28}[a-z0-9])?$")]
    private static partial Regex Label();

    [GeneratedRegex("^[0-9]{12}$")]
    private static partial Regex AccountId();

    [GeneratedRegex("^[0-9]{6,14}$")]
    private static partial Regex ProjectNumber();
}
