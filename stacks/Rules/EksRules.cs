using System.Net;
using System.Text.RegularExpressions;
using Platform.Components.Clusters;
using Platform.Components.NodePools;
using Platform.Stacks.Specs;

namespace Platform.Stacks.Rules;

/// <summary>Whether EKS will take a cluster's settings, and whether anybody can use it then. Pure.</summary>
internal static partial class EksRules
{
    /// <summary>Nobody's office is a 256th of the internet.</summary>
    private const int WidestRange = 8;

    /// <summary>What CloudWatch keeps logs for.</summary>
    /// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html"/>
    internal static readonly ImmutableSortedSet<int> Retentions =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    internal static readonly ImmutableSortedSet<string> LogTypes = new ControlPlaneLogs().Types;

    public static IEnumerable<Problem> Problems(string path, ClusterSpec cluster) =>
    [
        .. OfControlPlane($"{path}.eks", cluster.Eks),
        .. cluster.Eks.Access.SelectMany(access => OfAccess($"{path}.eks.access.{access.Key}", access.Value)),
        .. OfVersions(path, cluster),
        .. OfKarpenter($"{path}.eks.karpenter", cluster),
        .. cluster.NodePools.SelectMany(pool => OfPool($"{path}.nodePools.{pool.Key}", pool.Value)),
    ];

    public static IEnumerable<Problem> Warnings(string path, ClusterSpec cluster)
    {
        if (cluster is { Cloud: Cloud.Aws, Existing: null } && cluster.Eks.DeployRole is null
            && !cluster.Eks.Access.Values.Any(access => access.Level == EksAccessLevel.ClusterAdmin))
        {
            yield return new($"{path}.eks.deployRole", "none", "nobody administers the cluster, so nothing can be installed in it",
                $"set {path}.eks.deployRole to the ARN of the role that runs the update");
        }
    }

    private static IEnumerable<Problem> OfControlPlane(string path, EksSpec eks)
    {
        foreach (var range in eks.ControlPlane.PublicRanges)
        {
            if (!IPNetwork.TryParse(range, out var network))
                yield return new($"{path}.controlPlane.publicRanges", range, "must be a block such as 203.0.113.0/24",
                    "write it as a block");
            else if (network.PrefixLength < WidestRange)
                yield return new($"{path}.controlPlane.publicRanges", range, "the API must not answer the whole internet",
                    "list your offices' or VPN's ranges");
        }

        foreach (var type in eks.Logs.Types.Except(LogTypes))
            yield return new($"{path}.logs.types", type, "is not a log of a control plane", $"use some of {string.Join(", ", LogTypes)}");
        if (!Retentions.Contains(eks.Logs.RetentionDays))
        {
            yield return new($"{path}.logs.retentionDays", $"{eks.Logs.RetentionDays}",
                "CloudWatch keeps logs for certain numbers of days only",
                $"use {Retentions.FirstOrDefault(days => days >= eks.Logs.RetentionDays, Retentions.Max)}");
        }
    }

    private static IEnumerable<Problem> OfAccess(string path, EksAccess access)
    {
        if (access.Principal is null || !PrincipalArn().IsMatch(access.Principal))
        {
            yield return new($"{path}.principal", access.Principal ?? "none",
                "must be the ARN of an IAM role or user, not of a session in a role",
                "use an ARN such as arn:aws:iam::111122223333:role/platform-operators");
        }

        if (access is { Level: EksAccessLevel.None } && access.Groups.IsEmpty)
            yield return new($"{path}.level", "none", "without a policy and without groups the entry allows nothing",
                "choose a level, or name groups");
        if (access is { Level: EksAccessLevel.ClusterAdmin } && !access.Namespaces.IsEmpty)
            yield return new($"{path}.namespaces", string.Join(", ", access.Namespaces), "clusterAdmin is for the whole cluster",
                "use admin for namespaces");
    }

    private static IEnumerable<Problem> OfVersions(string path, ClusterSpec cluster)
    {
        if (!EksAddOnVersions.ByMinor.ContainsKey(cluster.Version)
            && Versions.KubernetesMinors.Find(Cloud.Aws, cluster.Version) is not null)
        {
            yield return new($"{path}.version", cluster.Version, "no versions of EKS's own add-ons are known for it",
                $"use one of {string.Join(", ", EksAddOnVersions.ByMinor.Keys)}");
        }
    }

    private static IEnumerable<Problem> OfKarpenter(string path, ClusterSpec cluster)
    {
        if (cluster.Eks.Autoscaler != NodeAutoscaler.Karpenter)
            yield break;

        foreach (var (name, pool) in cluster.Eks.Karpenter.Pools)
        {
            if (!EnvironmentRules.Label().IsMatch(name))
                yield return new($"{path}.pools.{name}", name, "a pool's name must be lower-case letters, digits and dashes", "rename it");
            if (!PinnedImage().IsMatch(pool.Image))
            {
                yield return new($"{path}.pools.{name}.image", pool.Image, "must name a release, or nodes change by themselves",
                    $"use a family and a release, such as {new KarpenterPool().Image}");
            }

            if (pool.MaxCores < 1)
                yield return new($"{path}.pools.{name}.maxCores", $"{pool.MaxCores}", "must be at least 1",
                    "use the most cores that a mistake may cost");
        }
    }

    private static IEnumerable<Problem> OfPool(string path, NodePoolSpec pool)
    {
        if (pool.Machine is { } machine && machine.Contains('.', StringComparison.Ordinal)
            && NodeImages.IsArm(machine) != NodeImages.IsArm(pool.Eks.Image))
        {
            yield return new($"{path}.machine", machine, $"does not run the image {pool.Eks.Image}: one is Arm and the other is not",
                $"set {path}.eks.image to {(NodeImages.IsArm(machine) ? "al2023Arm64" : "al2023Amd64")}, or use another machine");
        }

        if (pool.Sandbox && pool.Eks.Image is not (NodeImage.Al2023Arm64 or NodeImage.Al2023Amd64))
            yield return new($"{path}.eks.image", $"{pool.Eks.Image}", "gVisor is installed on Amazon Linux 2023 without accelerators only",
                "use al2023Arm64 or al2023Amd64");
        if (pool.Eks.Update.MaxUnavailablePercentage is < 1 or > 100)
            yield return new($"{path}.eks.update.maxUnavailablePercentage", $"{pool.Eks.Update.MaxUnavailablePercentage}",
                "must be 1 to 100", "use 33");
        if (pool.Eks.Disk.SizeGiB is < 8 or > 16384)
            yield return new($"{path}.eks.disk.sizeGiB", $"{pool.Eks.Disk.SizeGiB}", "must be 8 to 16384", "use 50");
    }

    [GeneratedRegex(@"^arn:aws[\w-]*:iam::\d{12}:(role|user)/.+$")]
    internal static partial Regex PrincipalArn();

    [GeneratedRegex(@"^(al2023|bottlerocket)@v\d[\w.]*$")]
    internal static partial Regex PinnedImage();
}
