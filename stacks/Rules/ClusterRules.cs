using System.Text.RegularExpressions;
using Platform.Components.Clusters;
using Platform.Stacks.Environments;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Rules;

/// <summary>Where a cluster is and what it is called. Pure.</summary>
internal static partial class ClusterRules
{
    /// <summary>Names of rules and roles that start with it then have room within the 64 characters of AWS.</summary>
    private const int LongestName = 20;

    /// <summary>What a cluster's name looks like; problems tell its letters and its length apart.</summary>
    internal static readonly string ClusterName = $"^[a-z]([a-z0-9-]{{0,{LongestName - 2}}}[a-z0-9])?$";

    public static IEnumerable<Problem> Problems(EnvironmentSpec environment, string path, string name, ClusterSpec cluster) =>
    [
        .. OfName(environment, path, name),
        .. OfPlace(environment, path, cluster),
        .. cluster.Existing is null ? OfZones(path, cluster) : [],
    ];

    private static IEnumerable<Problem> OfName(EnvironmentSpec environment, string path, string name)
    {
        var physical = $"{environment.Organization}-{environment.Name}-{name}";
        if (!EnvironmentRules.Label().IsMatch(name))
            yield return new(path, name, "a cluster's name must be lower-case letters, digits and dashes", "rename it");
        else if (name.Length > LongestName)
            yield return new(path, name,
                $"a cluster's name must be {LongestName} characters or fewer: the names of everything it has start with it", "shorten it");
        else if (physical.Length > GkeCluster.LongestName)
        {
            yield return new(path, physical,
                $"the physical name must be {GkeCluster.LongestName} characters or fewer, which is GKE's limit",
                "shorten the cluster's name");
        }
    }

    private static IEnumerable<Problem> OfPlace(EnvironmentSpec environment, string path, ClusterSpec cluster)
    {
        if (cluster.Cloud is null && cluster.Existing is { KubeconfigSecret: not null })
            yield break;
        if (cluster.Cloud is null)
            yield return new($"{path}.cloud", "none", "must be aws or gcp", $"set {path}.cloud to aws or gcp");
        if (cluster.Region.Length == 0)
            yield return new($"{path}.region", "none", "a cluster needs a region",
                $"set {path}.region, such as {(cluster.Cloud == Cloud.Gcp ? "europe-west1" : "eu-west-1")}");
        else if (cluster.Cloud is { } cloud && !IsRegion(cloud, cluster.Region))
        {
            var other = cloud == Cloud.Aws ? Cloud.Gcp : Cloud.Aws;
            yield return new($"{path}.region", cluster.Region, $"is not a region of {Name(cloud)}", IsRegion(other, cluster.Region)
                ? $"it is one of {Name(other)}: set {path}.cloud to {(other == Cloud.Aws ? "aws" : "gcp")}, "
                    + $"or use one such as {Example(cloud)}"
                : $"use one such as {Example(cloud)}");
        }
        else if (!Residency.Allows(environment.Residency, cluster.Region))
        {
            yield return new($"{path}.region", cluster.Region,
                $"is outside of platform:residency: {string.Join(", ", environment.Residency)}",
                "use an allowed region, or add this one to platform:residency");
        }

        if (cluster.Cloud == Cloud.Aws && (cluster.Account is null || !AccountId().IsMatch(cluster.Account)))
        {
            yield return new($"{path}.account", cluster.Account ?? "none", "a cluster on AWS needs its account's number of 12 digits",
                $"set {path}.account, in quotes, to what aws sts get-caller-identity says");
        }

        if (cluster is { Cloud: Cloud.Gcp, Project: null or "" })
            yield return new($"{path}.project", "none", "a cluster on Google Cloud needs a project",
                $"set {path}.project to the project's id");
        if (cluster.Cloud == Cloud.Gcp && (cluster.ProjectNumber is null || !ProjectNumber().IsMatch(cluster.ProjectNumber)))
        {
            yield return new($"{path}.projectNumber", cluster.ProjectNumber ?? "none",
                "a cluster on Google Cloud needs its project's number: identities are named by it",
                $"set {path}.projectNumber, in quotes, to what gcloud projects describe says");
        }
    }

    private static IEnumerable<Problem> OfZones(string path, ClusterSpec cluster)
    {
        // Zones are the region with a letter: eu-west-1a, europe-west1-b.
        var prefix = cluster.Cloud == Cloud.Gcp ? $"{cluster.Region}-" : cluster.Region;
        var some = cluster.Cloud == Cloud.Gcp ? $"{prefix}b and {prefix}c" : $"{prefix}a and {prefix}b";
        if (cluster.Zones.Count is < 2 or > 6)
            yield return new($"{path}.zones", $"{cluster.Zones.Count}", "must be 2 to 6 zones: one zone is not highly available",
                $"list the zones, such as {some}");

        if (cluster.Cloud is not { } cloud || !IsRegion(cloud, cluster.Region))
            yield break;
        foreach (var zone in cluster.Zones
            .Where(zone => !zone.StartsWith(prefix, StringComparison.Ordinal) || zone[prefix.Length..] is not [>= 'a' and <= 'z']))
            yield return new($"{path}.zones", zone, $"is not a zone of {cluster.Region}",
                $"list zones of the cluster's own region, such as {some}");
    }

    private static bool IsRegion(Cloud cloud, string region) => (cloud == Cloud.Aws ? AwsRegion() : GcpRegion()).IsMatch(region);

    private static string Name(Cloud cloud) => cloud == Cloud.Aws ? "AWS" : "Google Cloud";

    private static string Example(Cloud cloud) => cloud == Cloud.Aws ? "eu-west-1" : "europe-west1";

    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]$")]
    private static partial Regex AwsRegion();

    [GeneratedRegex("^[a-z]+-[a-z]+[0-9]+$")]
    private static partial Regex GcpRegion();

    [GeneratedRegex("^[0-9]{12}$")]
    internal static partial Regex AccountId();

    [GeneratedRegex("^[0-9]{6,14}$")]
    internal static partial Regex ProjectNumber();
}
