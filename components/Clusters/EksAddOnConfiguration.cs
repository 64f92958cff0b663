using System.Text.Json;
using Platform.Components.NodePools;

namespace Platform.Components.Clusters;

/// <summary>The configuration of EKS's add-ons in the form that each one's schema asks for. Pure.</summary>
internal static class EksAddOnConfiguration
{
    private const string Zone = "topology.kubernetes.io/zone";

    private static readonly object[] Tolerations = [new { key = NodeTaint.System.Key, @operator = "Exists" }];

    /// <summary>The CNI's settings; its schema takes switches as text.</summary>
    public static string VpcCni(PodNetwork network) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["enableNetworkPolicy"] = network.NetworkPolicies ? "true" : "false",
        ["env"] = new Dictionary<string, string>
        {
            ["ENABLE_PREFIX_DELEGATION"] = network.PrefixDelegation ? "true" : "false",
            ["WARM_PREFIX_TARGET"] = $"{network.WarmPrefixes}",
        },
    });

    /// <summary>DNS that grows with the cluster, loses one server at a time and spreads over zones and nodes.</summary>
    public static string CoreDns(ClusterDns dns) => JsonSerializer.Serialize(new
    {
        autoScaling = new { enabled = true, minReplicas = dns.Min, maxReplicas = dns.Max },
        podDisruptionBudget = new { enabled = true, maxUnavailable = 1 },
        tolerations = Tolerations,
        topologySpreadConstraints = new[] { Spread(Zone, "k8s-app", "kube-dns"), Spread("kubernetes.io/hostname", "k8s-app", "kube-dns") },
    });

    /// <summary>The driver tags volumes with the cluster's name: the driver's role may touch no others.</summary>
    public static string EbsDriver(string clusterName, ImmutableSortedDictionary<string, string> tags) => JsonSerializer.Serialize(new
    {
        controller = new
        {
            k8sTagClusterId = clusterName,
            extraVolumeTags = tags,
            replicaCount = 2,
            tolerations = Tolerations,
            topologySpreadConstraints = new[] { Spread(Zone, "app", "ebs-csi-controller") },
        },
    });

    /// <summary>Two servers in two zones, one of which answers while the other moves.</summary>
    public static string MetricsServer() => JsonSerializer.Serialize(new
    {
        replicas = 2,
        tolerations = Tolerations,
        topologySpreadConstraints = new[] { Spread(Zone, "app.kubernetes.io/name", "metrics-server") },
    });

    /// <summary>Its replicas are EKS's to choose: a controller that snapshots wait for, and nothing else does.</summary>
    public static string SnapshotController() => JsonSerializer.Serialize(new { tolerations = Tolerations });

    private static object Spread(string over, string label, string value) => new
    {
        maxSkew = 1,
        topologyKey = over,
        whenUnsatisfiable = "ScheduleAnyway",
        labelSelector = new { matchLabels = new Dictionary<string, string> { [label] = value } },
    };
}
