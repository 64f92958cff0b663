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
            yield return new(path, name, $"a cluster's name must be {LongestName} characters or fewer: the names of everything it has start with it", "shorten it");
        else if (physical.Length > GkeCluster.LongestName)
        {
            yield return new(path, physical, $"the physical name must be {GkeCluster.LongestName} characters or fewer, which is GKE's limit",
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
            yield return new($"{path}.region", "none", "a cluster needs a region", $"set {path}.region, such as eu-west-1");
        else if (!Residency.Allows(environment.Residency, cluster.Region))
        {
            yield return new($"{path}.region", cluster.Region, $"is outside of platform:residency: {string.Join(", ", environment.Residency)}",
                "use an allowed region, or add this one to platform:residency");
        }

        if (cluster.Cloud == Cloud.Aws && (cluster.Account is null || !AccountId().IsMatch(cluster.Account)))
        {
            yield return new($"{path}.account", cluster.Account ?? "none", "a cluster on AWS needs its account's number of 12 digits",
                $"set {path}.account, in quotes, to what aws sts get-caller-identity says");
        }

        if (cluster is { Cloud: Cloud.Gcp, Project: null or "" })
            yield return new($"{path}.project", "none", "a cluster on Google Cloud needs a project", $"set {path}.project to the project's id");
        if (cluster.Cloud == Cloud.Gcp && (cluster.ProjectNumber is null || !ProjectNumber().IsMatch(cluster.ProjectNumber)))
        {
            yield return new($"{path}.projectNumber", cluster.ProjectNumber ?? "none",
                "a cluster on Google Cloud needs its project's number: identities are named by it",
                $"set {path}.projectNumber, in quotes, to what gcloud projects describe says");
        }
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
    }

    [GeneratedRegex("^[0-9]{12}$")]
    internal static partial Regex AccountId();

    [GeneratedRegex("^[0-9]{6,14}$")]
    internal static partial Regex ProjectNumber();
}
