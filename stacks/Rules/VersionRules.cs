using System.Globalization;
using Platform.Stacks.Specs;
using Platform.Stacks.Versions;

namespace Platform.Stacks.Rules;

/// <summary>Which Kubernetes versions may be run, read from <see cref="KubernetesMinors"/> on a given day. Pure.</summary>
internal static class VersionRules
{
    /// <summary>How long before the end of standard support the warning starts: an upgrade of one minor in three environments.</summary>
    public const int NoticeDays = 90;

    /// <summary>How many minors a node may be behind its control plane, by Kubernetes' version skew policy.</summary>
    public const int NodeSkew = 3;

    /// <summary>What forbids the versions.</summary>
    public static IEnumerable<Problem> Problems(string path, ClusterSpec cluster, DateOnly today)
    {
        if (cluster.Cloud is not { } cloud)
            yield break;

        if (KubernetesMinors.Find(cloud, cluster.Version) is not { } minor)
        {
            yield return new($"{path}.version", cluster.Version, $"is not a Kubernetes minor that this platform knows on {Name(cloud)}",
                $"use one of {string.Join(", ", Supported(cloud, today).Select(entry => entry.Minor))}");
            yield break;
        }

        if (today > minor.ExtendedUntil)
        {
            yield return new($"{path}.version", minor.Minor, $"has had no support since {Day(minor.ExtendedUntil)}",
                $"upgrade one minor at a time, towards {Newest(cloud, today)}");
        }

        foreach (var (name, pool) in cluster.NodePools)
        {
            if (pool.Version is null)
                continue;
            if (KubernetesMinors.Find(cloud, pool.Version) is not { } nodes)
            {
                yield return new($"{path}.nodePools.{name}.version", pool.Version,
                    $"is not a Kubernetes minor that this platform knows on {Name(cloud)}",
                    "leave it out to follow the control plane");
            }
            else if (nodes.Number > minor.Number || minor.Number - nodes.Number > NodeSkew)
            {
                yield return new($"{path}.nodePools.{name}.version", nodes.Minor,
                    $"nodes may be up to {NodeSkew} minors behind the control plane's {minor.Minor}, and never ahead of it",
                    "upgrade the control plane first, then the nodes");
            }
        }
    }

    /// <summary>What is allowed and will not be for long.</summary>
    public static IEnumerable<Problem> Warnings(string path, ClusterSpec cluster, DateOnly today)
    {
        if (cluster.Cloud is not { } cloud || KubernetesMinors.Find(cloud, cluster.Version) is not { } minor || today > minor.ExtendedUntil)
            yield break;

        var left = minor.StandardUntil.DayNumber - today.DayNumber;
        if (left >= NoticeDays)
            yield break;

        yield return new($"{path}.version", minor.Minor,
            left < 0
                ? $"standard support ended on {Day(minor.StandardUntil)}; {Afterwards(cloud)}"
                : $"standard support ends on {Day(minor.StandardUntil)}, in {left} days; {Afterwards(cloud)}",
            Next(cloud, minor) is { } next ? $"set {path}.version to {next}" : "watch the cloud's release calendar for the next minor");
    }

    private static string Afterwards(Cloud cloud) => cloud == Cloud.Aws
        ? "from then on AWS upgrades the control plane by itself, or asks six times the price where extended support is chosen"
        : "from then on GKE upgrades the cluster by itself, whatever the maintenance exclusions say";

    private static string? Next(Cloud cloud, KubernetesMinor minor) =>
        KubernetesMinors.All.FirstOrDefault(entry => entry.Cloud == cloud && entry.Number == minor.Number + 1)?.Minor;

    private static IEnumerable<KubernetesMinor> Supported(Cloud cloud, DateOnly today) =>
        KubernetesMinors.All.Where(entry => entry.Cloud == cloud && today <= entry.ExtendedUntil);

    private static string Newest(Cloud cloud, DateOnly today) =>
        Supported(cloud, today).MaxBy(entry => entry.Number)?.Minor ?? "a supported one";

    private static string Name(Cloud cloud) => cloud == Cloud.Aws ? "EKS" : "GKE";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
