using Platform.Components.Clusters;
using Platform.Components.NodePools;
using Platform.Stacks.Environments;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Rules;

/// <summary>Whether GKE will take a cluster's settings. Pure.</summary>
internal static class GkeRules
{
    public static IEnumerable<Problem> Problems(string path, EnvironmentSpec environment, ClusterSpec cluster) =>
    [
        .. OfEndpoints($"{path}.gke.endpoints", cluster.Gke.Endpoints),
        .. OfUpgrades($"{path}.gke.upgrades", cluster.Gke.Upgrades),
        .. OfBackups($"{path}.gke.backups", environment, cluster.Gke.Backups),
        .. cluster.NodePools.SelectMany(pool => OfPool($"{path}.nodePools.{pool.Key}", cluster, pool.Value)),
    ];

    private static IEnumerable<Problem> OfEndpoints(string path, GkeEndpoints endpoints) =>
        from range in endpoints.AuthorizedRanges
        where range.Value.EndsWith("/0", StringComparison.Ordinal)
        select new Problem($"{path}.authorizedRanges.{range.Key}", range.Value, "the API must not answer the whole internet",
            "list your offices' or VPN's ranges");

    private static IEnumerable<Problem> OfUpgrades(string path, GkeUpgrades upgrades)
    {
        if (!upgrades.Window.IsLongEnough)
        {
            yield return new($"{path}.window", $"{upgrades.Window.Days.Count} times {upgrades.Window.Hours} hours",
                $"must be {MaintenanceWindow.LeastHours} to 24 hours at a time and {MaintenanceWindow.LeastHoursInFourWeeks} in four weeks",
                "name more days, or more hours");
        }

        if (upgrades.RollbackHours is < 6 or > 168)
            yield return new($"{path}.rollbackHours", $"{upgrades.RollbackHours}", "must be 6 to 168", "use 24");
    }

    private static IEnumerable<Problem> OfBackups(string path, EnvironmentSpec environment, GkeBackups? backups)
    {
        if (backups is null)
            yield break;

        if (backups.Region is { } region && !Residency.Allows(environment.Residency, region))
        {
            yield return new($"{path}.region", region, $"is outside of platform:residency: {string.Join(", ", environment.Residency)}",
                "use an allowed region, or add this one to platform:residency");
        }

        if (backups.LockDays > backups.RetentionDays)
            yield return new($"{path}.lockDays", $"{backups.LockDays}", $"must be at most retentionDays, {backups.RetentionDays}",
                "lower it");
    }

    private static IEnumerable<Problem> OfPool(string path, ClusterSpec cluster, NodePoolSpec pool)
    {
        if (pool.Gke.ComputeClass is { } name && !cluster.Gke.ComputeClasses.ContainsKey(name))
            yield return new($"{path}.gke.computeClass", name, "is no compute class of this cluster",
                "add it under gke.computeClasses, or leave it out");
        if (pool is { Sandbox: true, Gke.Image: not GkeNodeImage.ContainerOptimized })
        {
            yield return new($"{path}.gke.image", $"{pool.Gke.Image}", "GKE has gVisor for Container-Optimized OS alone",
                $"use {GkeNodeImage.ContainerOptimized}, or a pool without a sandbox");
        }

        if (pool.Gke.DiskGiB < 10)
            yield return new($"{path}.gke.diskGiB", $"{pool.Gke.DiskGiB}", "must be at least 10", "use 50");
        if (pool.Gke.Upgrade is { MaxSurge: 0, MaxUnavailable: 0 })
            yield return new($"{path}.gke.upgrade.maxSurge", "0", "with maxUnavailable 0 as well, no node could ever be upgraded",
                "set one of them to 1");
    }
}
